// Measuring in turns, with made-up times: what is compared with what, how often, and in which order.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { inTurns } from '../helpers/turns.ts';

/** Returns measures that take their times from a table, and a log of the calls. */
function madeUp(times: Record<string, number[]>) {
  const asked: string[] = [];
  const measures = Object.fromEntries(
    Object.entries(times).map(([name, own]) => {
      let turn = 0;
      return [name, async () => (asked.push(name), own[turn++ % own.length])];
    }),
  );
  return { asked, measures };
}

test('a ratio is the median of the rounds, each by itself, and the first round is not counted', async () => {
  // The machine is many times as slow in two of the rounds. The medians of the times are 9 and 3.
  const { measures } = madeUp({ slow: [999, 2, 20, 4, 30, 9], fast: [1, 1, 10, 2, 10, 3] });
  const { ratio, rounds } = await inTurns(measures, () => true);
  assert.equal(rounds, 5);
  assert.equal(ratio('slow', 'fast'), 2);
  assert.equal(ratio('fast', 'slow'), 0.5);
});

test('the first of one round is the last of the next', async () => {
  const { asked, measures } = madeUp({ a: [1], b: [1], c: [1] });
  await inTurns(measures, () => true);
  assert.equal(asked.join(''), 'abc' + 'abc' + 'cba' + 'abc' + 'cba' + 'abc');
});

test('measuring continues by two rounds until the ratios are as wanted, and stops after fifteen', async () => {
  const { measures } = madeUp({ a: [2], b: [1] });
  const seen: number[] = [];
  const third = await inTurns(measures, (ratio) => seen.push(ratio('a', 'b')) === 3);
  assert.deepEqual([third.rounds, seen], [9, [2, 2, 2]]);
  const never = await inTurns(measures, () => false);
  assert.equal(never.rounds, 15);
});
