// Guesses: typed times, ratios in words, steps of the handle, and the sentence about all guesses.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { guessOf, judgeGuesses, reachMs } from '../../www/views/guess/model.ts';
import { moveByKey, snapToStep, stepFor } from '../../www/views/guess/edit.ts';
import {
  describeOffset,
  describeShare,
  readGuess,
  writeGuess,
} from '../../www/views/guess/words.ts';
import { judgeInWords } from '../../www/views/guess/verdict.ts';
import { ghostsOf } from '../../www/widget/track.ts';
import { describeHiddenRecords, longestMs, rowModel } from '../../www/widget/row-model.ts';
import { readTexts } from '../../www/core/read-text.ts';
import { readSetUp } from '../../www/widget/set-up.ts';
import { initialState, reduce } from '../../www/widget/reduce.ts';
import type { Judged } from '../../www/views/guess/verdict.ts';
import type { Action, State } from '../../www/widget/state.ts';

const limits = { mostMs: 100_000, bareUnit: 's' } as const;

for (const [text, ms] of [
  ['2.5 s', 2500],
  ['2,5s', 2500],
  [' 800 ms ', 800],
  ['800 milliseconds', 800],
  ['1 second', 1000],
  ['.5 S', 500],
  ['3', 3000],
  ['100 s', 100_000],
] as [string, number][]) {
  test(`"${text}" is a guess of ${ms} ms`, () => {
    assert.deepEqual(readGuess(text, limits), { ms });
  });
}

test('a bare number has the unit of the axis', () => {
  assert.deepEqual(readGuess('40', { mostMs: 1000, bareUnit: 'ms' }), { ms: 40 });
});

for (const text of ['soon', '-1 s', '1e3 s', 'NaN', '2.5 min', '1 s 2', '<b>1 s</b>', '٣ s']) {
  test(`"${text}" is no time, and is refused with an example`, () => {
    const { problem } = readGuess(text, limits) as { problem: string };
    assert.equal(problem, `A guess is a time such as "2.5 s" or "800 ms"; this was "${text}".`);
  });
}

test('impossible times are refused with the bounds, and a long text is cut', () => {
  const problemOf = (text: string) => (readGuess(text, limits) as { problem: string }).problem;
  const bounds = 'A guess is a time from 0.1 ms to 100 s, ten times as long as Serial';
  assert.equal(problemOf('0 s'), `${bounds}; this was "0 s".`);
  assert.equal(problemOf('101 s'), `${bounds}; this was "101 s".`);
  assert.equal(problemOf('800'), `${bounds}; this was "800", which is 800 s.`);
  assert.ok(problemOf('9'.repeat(5000)).length < 120);
});

test('a guess is described as given, as a share of Serial, and by its error', () => {
  assert.deepEqual(
    [2500, 800, 33.333, 10_000].map((ms) => writeGuess(ms)),
    ['2.5 s', '800 ms', '33.3 ms', '10 s'],
  );
  const shares = [2500, 5000, 10_200, 15_000, 30_000].map((ms) => describeShare(ms, 10_000));
  assert.deepEqual(shares, [
    '4 times as fast as Serial',
    'twice as fast as Serial',
    'as long as Serial',
    '1.5 times as long as Serial',
    '3 times as long as Serial',
  ]);
  assert.equal(describeOffset(2500, 1040), '2.4 times too long');
  assert.equal(describeOffset(1040, 2500), '2.4 times too short');
  assert.equal(describeOffset(1000, 1040), 'right');
});

test('the handle moves in round steps within its range', () => {
  assert.deepEqual([10_000, 3000, 110, 1].map(stepFor), [100, 50, 2, 0.01]);
  assert.equal(snapToStep(2537, 100, 15_000), 2500);
  assert.equal(snapToStep(-50, 100, 15_000), 100);
  assert.equal(snapToStep(99_999, 100, 15_000), 15_000);
  assert.equal(snapToStep(0.3, 0.1, 2), 0.3);
  const key = (name: string, ms = 2500) => moveByKey(name, ms, 100, 15_000);
  assert.deepEqual(
    ['ArrowRight', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Delete'].map((name) =>
      key(name),
    ),
    [2600, 2400, 3500, 1500, 100, 15_000, null],
  );
  assert.equal(key('ArrowLeft', 40_000), 39_900, 'a typed guess beyond the way is not pulled in');
});

const judged = (
  strategy: string,
  guessMs: number,
  measuredMs: number,
  options: Record<string, unknown>,
  serialMs: number | null = 10_000,
): Judged =>
  ({
    strategy,
    label: strategy,
    options: { tasks: 3, workers: 3, executor: 'processes', ...options },
    cores: 2,
    guessMs,
    measuredMs,
    serialMs,
  }) as any;
const computing = { size: 1e8, wait: 0 };
const waiting = { size: 10, wait: 1000, tasks: 10, workers: 10 };

test('the sentence names the closest and the farthest guess, and why the farthest was wrong', () => {
  assert.equal(
    judgeInWords([
      judged('threads', 3400, 10_200, computing),
      judged('asyncio', 11_000, 10_000, computing),
      judged('processes', 3400, 5000, computing),
    ]),
    'Of three guesses the closest was asyncio, 1.1 times too long, and the farthest threads, ' +
      '3 times too short: computing does not overlap under a lock.',
  );
  assert.equal(
    judgeInWords([judged('asyncio', 3000, 1000, waiting)]),
    'Your guess for asyncio was 3 times too long: while one task waits, the others wait too.',
  );
  assert.equal(
    judgeInWords([judged('asyncio', 1000, 1010, waiting), judged('threads', 1020, 1010, waiting)]),
    'Both guesses were right.',
  );
  assert.equal(judgeInWords([]), '');
});

test('a reason is given only if the numbers support it', () => {
  const ends = (one: Judged) => judgeInWords([one]).replace(/^.*too (?:short|long)/, '');
  assert.equal(ends(judged('threads', 3000, 6000, computing)), '.', 'they were faster than Serial');
  assert.equal(ends(judged('threads', 3000, 10_000, computing, null)), '.', 'Serial was not run');
  assert.equal(ends(judged('processes', 6000, 9000, computing)), '.', 'two cores allow for it');
  assert.equal(
    ends(judged('processes', 3000, 5500, computing)),
    ': there are 2 cores to compute on.',
  );
  assert.equal(ends(judged('processes', 30_000, 12_000, computing)), '.', 'slower than Serial');
  assert.equal(
    ends(judged('futures', 1000, 3000, { ...waiting, workers: 4 })),
    ': 10 tasks queue for 4 workers.',
  );
  assert.equal(ends(judged('asyncio', 1000, 3000, { ...computing, wait: 1000 })), '.', 'both');
});

const play = (...actions: Action[]) =>
  actions.reduce(
    reduce,
    initialState(readSetUp((name) => ({ workload: 'cpu', size: '1000' })[name] ?? null)),
  );
const report = (strategy: string, elapsedMs: number, disturbed = null): Action =>
  ({
    type: 'report',
    report: {
      strategy,
      elapsedMs,
      disturbed,
      options: { tasks: 3, size: 0, list: 'stream' },
      lanes: [],
      tasks: [],
    },
  }) as any;
const guesses = (ms: number, againstMs = 1000): Action => ({
  type: 'guess',
  guess: { on: true, times: { threads: { ms, againstMs } }, problems: {}, problem: null },
});

test('a guess keeps its share of Serial if Serial turns out very different, and otherwise its time', () => {
  const slower = play(guesses(250), report('serial', 2000));
  assert.deepEqual(guessOf(slower, 'threads'), { ms: 500, moved: true });
  const asSaid = play(guesses(250), report('serial', 1040));
  assert.deepEqual(guessOf(asSaid, 'threads'), { ms: 250, moved: false });
});

test('only counted runs judge a guess, by their median', () => {
  const state = play(
    guesses(250),
    report('serial', 1000),
    report('threads', 9000, 'hidden' as any),
  );
  assert.deepEqual(judgeGuesses(state), []);
  const runs = [report('threads', 500), report('threads', 700), report('threads', 900)];
  const [one] = judgeGuesses(runs.reduce(reduce, state));
  assert.deepEqual([one?.guessMs, one?.measuredMs, one?.serialMs], [250, 700, 1000]);
});

test('during guessing the axis leaves room beyond Serial, and shows every guess in full', () => {
  assert.equal(reachMs(play(guesses(250), report('serial', 1000))), 1500);
  assert.ok(reachMs(play(guesses(4000), report('serial', 1000))) > 4000);
});

test('guesses survive a change of repeats, and are dropped when the tasks change', () => {
  const texts = (given: Record<string, string>) => (name: string) =>
    ({ workload: 'cpu', size: '1000', ...given })[name] ?? null;
  const made = play(guesses(250));
  const repeated = reduce(made, { type: 'set-up', setUp: readSetUp(texts({ repeats: '5' })) });
  assert.deepEqual(repeated.guess, made.guess);
  const changed = reduce(made, { type: 'set-up', setUp: readSetUp(texts({ tasks: '4' })) });
  assert.deepEqual(changed.guess, { on: true, times: {}, problems: {}, problem: null });
});

test('the attribute `guess` turns guessing on with any value, and off with false, no, off, none and 0', () => {
  const read = (text: string) => readTexts((name) => (name === 'guess' ? text : null));
  assert.deepEqual(['', 'true', ' false '].map(read), [
    { guess: true },
    { guess: true },
    { guess: false },
  ]);
  for (const text of ['maybe', 'guess', '1', 'constructor', '__proto__']) {
    assert.equal(read(text).guess, true, text);
  }
  for (const text of ['no', 'off', 'none', '0', 'FALSE'])
    assert.equal(read(text).guess, false, text);
});

test('a recorded result stays hidden during guessing until its row has run', () => {
  const results = (['serial', 'asyncio', 'threads'] as const).map((strategy) => ({
    ...{ strategy, medianMs: 4000, maxMs: 90_000, instances: [1] },
  }));
  const reason = 'This page is not isolated.';
  const before = [
    { type: 'recorded', recorded: { results } },
    { type: 'support', cores: 2, support: { threads: { available: false, reason } } },
    {
      type: 'guess',
      guess: { on: true, times: {}, problems: {}, problem: null },
    },
  ].reduce((state, action) => reduce(state, action as any), initialState(readSetUp()));
  const seen = (state: State) =>
    state.rows.flatMap((row) => (rowModel(state, row).recorded ? [row.name] : []));
  assert.deepEqual(seen(before), ['serial', 'threads'], 'given, and impossible here');
  assert.deepEqual(Object.keys(ghostsOf(before)), ['serial']);
  assert.match(describeHiddenRecords(before), /stays hidden until you have run its row/);
  const without = {
    ...before,
    recorded: { ...(before.recorded as any), results: [results[1]] },
  };
  assert.equal(longestMs(without), 0, 'nor does the axis tell');
  const report = {
    ...{ strategy: 'asyncio', elapsedMs: 1, disturbed: null, lanes: [], tasks: [] },
    options: { tasks: 1, size: 0, list: 'memory' },
  } as any;
  const run = reduce(before, { type: 'report', report });
  assert.deepEqual(seen(run), ['serial', 'asyncio', 'threads']);
  assert.equal(ghostsOf(run).asyncio?.label, 'recorded');
  assert.equal(describeHiddenRecords(run), '');
  const off = reduce(before, { type: 'guess', guess: { ...before.guess, on: false } });
  assert.deepEqual(seen(off), ['serial', 'asyncio', 'threads']);
});
