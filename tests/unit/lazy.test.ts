// Lazy imports of parts of Racelane.
import { afterEach, expect, test, vi } from 'vitest';
import { RaceError } from '../../www/core/errors.ts';
import { lazy } from '../../www/core/lazy.ts';

afterEach(() => vi.useRealTimers());

test('a part is imported at the first call, and once for all callers', async () => {
  const importPart = vi.fn(async () => ({ answer: 42 }));
  const part = lazy('The part', importPart);
  expect(importPart).not.toHaveBeenCalled();
  expect(part.loaded).toBeNull();
  const [first, second] = await Promise.all([part.load(), part.load()]);
  expect(first).toBe(second);
  expect(part.loaded).toBe(first);
  expect(importPart).toHaveBeenCalledTimes(1);
});

test('a failed import rejects all its callers in words, and the next call imports again', async () => {
  const importPart = vi.fn(async () => 'part');
  importPart.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const part = lazy('The part', importPart, 'press again');
  const failures = await Promise.all([part.load(), part.load()].map((each) => each.catch(String)));
  expect(new Set(failures)).toEqual(
    new Set([
      'RaceError: The part did not load (Failed to fetch). Check the connection, then press again.',
    ]),
  );
  expect(importPart).toHaveBeenCalledTimes(1);
  expect(part.loaded).toBeNull();
  expect(await part.load()).toBe('part');
  expect(importPart).toHaveBeenCalledTimes(2);
});

test('an import fails after 15 s, and if it succeeds later the next call uses it', async () => {
  vi.useFakeTimers();
  let arrive: (part: string) => void = () => {};
  const coming = new Promise<string>((resolve) => (arrive = resolve));
  const part = lazy('The part', () => coming);
  const failure = part.load().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await failure).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(await failure).toBeInstanceOf(RaceError);
  expect(String(await failure)).toContain('nothing came for 15 s');
  arrive('late');
  expect(await part.load()).toBe('late');
});
