// Lazy imports of parts of Racelane.
import { expect, test, vi } from 'vitest';
import { RaceError } from '../../www/core/errors.ts';
import { lazy } from '../../www/core/lazy.ts';

test('a part is imported at the first call, and once for all callers', async () => {
  const importPart = vi.fn(async () => ({ answer: 42 }));
  const part = lazy('The part', importPart);
  expect(importPart).not.toHaveBeenCalled();
  const [first, second] = await Promise.all([part.load(), part.load()]);
  expect(first).toBe(second);
  expect(importPart).toHaveBeenCalledTimes(1);
});

test('a failed import rejects all its callers in words, and the next call imports again', async () => {
  const importPart = vi.fn(async () => 'part');
  importPart.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const part = lazy('The part', importPart);
  const failures = await Promise.all([part.load(), part.load()].map((each) => each.catch(String)));
  expect(new Set(failures)).toEqual(
    new Set(['RaceError: The part did not load (Failed to fetch). Try again or reload the page.']),
  );
  expect(importPart).toHaveBeenCalledTimes(1);
  expect(await part.load()).toBe('part');
  expect(importPart).toHaveBeenCalledTimes(2);
});

test('errors of two copies of Racelane on a page are of one kind', () => {
  const ofOther = Object.assign(new Error('from another copy'), { name: 'RaceError' });
  expect(ofOther).toBeInstanceOf(RaceError);
  expect(new TypeError('of no copy')).not.toBeInstanceOf(RaceError);
  expect({ name: 'RaceError' }).not.toBeInstanceOf(RaceError);
});
