// The link between threads and windows: what answers a wait, and what ends one that is not answered.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toWire } from '../../www/core/wire-errors.ts';
import { Link } from '../../www/core/link.ts';
import type { Failed, LinkOptions, PortListener } from '../../www/core/link.ts';

type In = { type: 'ready' } | { type: 'done'; call: number; result: string } | Failed;
type Out = { type: 'run'; call: number };

/** linked gives a link, and the other side of its port. */
function linked(options: LinkOptions<In> = {}) {
  const posted: Out[] = [];
  let listener!: PortListener<In>;
  const port = {
    post: (message: Out) => void posted.push(message),
    listen: (given: PortListener<In>) => void (listener = given),
  };
  return { link: new Link<In, Out>(port, options), posted, listener };
}

const done = (call: number, result = ''): In => ({ type: 'done', call, result });

const failed = (message: string, call?: number): In => ({
  type: 'failed',
  error: toWire(new Error(message)),
  ...(call === undefined ? {} : { call }),
});

/** outcome gives what has become of a wait by now. */
const outcome = (wait: Promise<unknown>) =>
  Promise.race([
    wait.then(
      (message) => message,
      (error: Error) => error.message,
    ),
    Promise.resolve()
      .then(() => {})
      .then(() => {})
      .then(() => 'pending'),
  ]);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('answers settle the calls that they name, in whatever order they come', async () => {
  const { link, posted, listener } = linked();
  link.post({ type: 'run', call: 1 });
  const first = link.next({ type: 'done', call: 1 });
  const second = link.next({ type: 'done', call: 2 });
  expect(posted).toEqual([{ type: 'run', call: 1 }]);
  listener.onMessage({ type: 'ready' });
  listener.onMessage(done(3));
  listener.onMessage(done(2, 'b'));
  expect(await outcome(first)).toBe('pending');
  listener.onMessage(done(1, 'a'));
  expect([await first, await second]).toEqual([done(1, 'a'), done(2, 'b')]);
});

test('every message also goes to the one handler, after the wait for it', async () => {
  const heard: string[] = [];
  const { listener } = linked({ onMessage: ({ type }) => heard.push(type) });
  listener.onMessage({ type: 'ready' });
  listener.onMessage(done(1));
  expect(heard).toEqual(['ready', 'done']);
});

test('a call that fails rejects alone', async () => {
  const { link, listener } = linked();
  const calls = [link.next({ type: 'done', call: 1 }), link.next({ type: 'done', call: 2 })];
  listener.onMessage(failed('no room', 1));
  await expect(calls[0]).rejects.toThrow(/no room/);
  listener.onMessage(done(2));
  expect(await calls[1]).toEqual(done(2));
});

test('a cancelled call rejects as an abort does', async () => {
  const { link, listener } = linked();
  const call = link.next({ type: 'done', call: 1 });
  const error = toWire(new DOMException('Stopped.', 'AbortError'));
  listener.onMessage({ type: 'failed', call: 1, error: { ...error, name: 'AbortError' } });
  await expect(call).rejects.toMatchObject({ name: 'AbortError', message: 'Stopped.' });
});

describe('a link breaks, so that all waits reject and all later ones too,', () => {
  for (const [how, breakIt, message] of [
    [
      'when the other side fails',
      ({ listener }) => listener.onMessage(failed('trapped')),
      /trapped/,
    ],
    ['when its port breaks', ({ listener }) => listener.onBreak('no script'), /no script/],
    ['when its owner ends it', ({ link }) => link.break(new Error('it was ended')), /was ended/],
  ] as [string, (made: ReturnType<typeof linked>) => void, RegExp][]) {
    test(how, async () => {
      const made = linked();
      const waits = [made.link.next({ type: 'ready' }), made.link.next({ type: 'done', call: 1 })];
      const ends = waits.map((wait) => expect(wait).rejects.toThrow(message));
      breakIt(made);
      await Promise.all(ends);
      await expect(made.link.failed).rejects.toThrow(message);
      await expect(made.link.next({ type: 'ready' })).rejects.toThrow(message);
    });
  }

  test('when a message does not come in time, whatever else comes', async () => {
    const { link, listener } = linked();
    const timeout = { ms: 75, error: (ms: number) => new Error(`late by ${ms}`) };
    const wait = link.next({ type: 'ready' }, { timeout });
    const end = expect(wait).rejects.toThrow('late by 75');
    await vi.advanceTimersByTimeAsync(70);
    listener.onMessage(done(1));
    await vi.advanceTimersByTimeAsync(5);
    await end;
  });

  test('when nothing at all is heard for too long', async () => {
    const { link, listener } = linked();
    const silence = { ms: 3000, error: (ms: number) => new Error(`silent for ${ms}`) };
    const wait = link.next({ type: 'done', call: 1 }, { silence });
    const end = expect(wait).rejects.toThrow('silent for 3000');
    for (const sign of [() => listener.onMessage({ type: 'ready' }), () => link.keepAlive()]) {
      await vi.advanceTimersByTimeAsync(1900);
      sign();
    }
    await vi.advanceTimersByTimeAsync(1900);
    expect(await outcome(link.failed)).toBe('pending');
    await vi.advanceTimersByTimeAsync(1300);
    await end;
  });
});

test('a message that comes in time leaves no timer behind', async () => {
  const { link, listener } = linked({ ask: () => {} });
  const limit = { ms: 3000, error: () => new Error('late') };
  const wait = link.next({ type: 'ready' }, { timeout: limit, silence: limit });
  listener.onMessage({ type: 'ready' });
  await wait;
  expect(vi.getTimerCount()).toBe(0);
});

test('an abort ends its own wait alone', async () => {
  const { link, listener } = linked();
  const control = new AbortController();
  const aborted = link.next({ type: 'ready' }, { signal: control.signal });
  const other = link.next({ type: 'ready' });
  control.abort(new Error('stopped'));
  await expect(aborted).rejects.toThrow('stopped');
  await expect(link.next({ type: 'ready' }, { signal: control.signal })).rejects.toThrow('stopped');
  listener.onMessage({ type: 'ready' });
  expect(await other).toEqual({ type: 'ready' });
});

test('waits can be ended while the link goes on', async () => {
  const { link, listener } = linked();
  const lost = link.next({ type: 'ready' });
  link.endWaits(new Error('the frame loads anew'));
  await expect(lost).rejects.toThrow('anew');
  const next = link.next({ type: 'ready' });
  listener.onMessage({ type: 'ready' });
  expect(await next).toEqual({ type: 'ready' });
});

test('the other side is asked for a sign of life only while its silence is watched', async () => {
  const ask = vi.fn();
  const { link, listener } = linked({ ask });
  const silence = { ms: 15_000, error: () => new Error('silent') };
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ask).not.toHaveBeenCalled();
  const calls = [1, 2].map((call) => link.next({ type: 'done', call }, { silence }));
  await vi.advanceTimersByTimeAsync(8000);
  expect(ask).toHaveBeenCalledTimes(2);
  for (const call of [1, 2]) listener.onMessage(done(call));
  await Promise.all(calls);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(2);
});
