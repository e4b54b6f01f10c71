// The rounds in which measurements are repeated, and those that make up for disturbed runs.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { planRounds } from '../../www/engine/rounds.ts';

/** Runs all rounds. A run counts unless `isDisturbed` says otherwise. */
function runAll(wanted: Map<string, number>, isDisturbed: (key: string, run: number) => boolean) {
  const counted: string[] = [];
  const rounds: string[][] = [];
  const countOf = (key: string) => counted.filter((each) => each === key).length;
  for (const round of planRounds(wanted, countOf)) {
    rounds.push([...round].sort());
    for (const key of round) {
      const run = rounds.flat().filter((each) => each === key).length;
      if (!isDisturbed(key, run)) counted.push(key);
    }
  }
  return rounds;
}

test('each round runs everything once, for the wanted number of rounds', () => {
  const rounds = runAll(new Map(Object.entries({ a: 3, b: 1 })), () => false);
  assert.deepEqual(rounds, [['a', 'b'], ['a'], ['a'], [], []]);
});

test('missing counted runs are made up for in at most two further rounds', () => {
  const wanted = new Map(Object.entries({ a: 2, b: 2 }));
  const rounds = runAll(wanted, (key) => key === 'a');
  assert.deepEqual(rounds.slice(2), [
    ['a', 'a'],
    ['a', 'a'],
  ]);
});

test('a hidden page makes up for nothing, because its runs would be disturbed again', () => {
  const page = globalThis as { document?: unknown };
  page.document = { visibilityState: 'hidden' };
  try {
    const rounds = runAll(new Map([['a', 1]]), () => true);
    assert.deepEqual(rounds, [['a'], [], []]);
  } finally {
    delete page.document;
  }
});

test('a key that is deleted is left out of the rounds to come', () => {
  const wanted = new Map(Object.entries({ a: 2, b: 2 }));
  const rounds = planRounds(wanted, () => 0);
  rounds.next();
  wanted.delete('b');
  assert.deepEqual(rounds.next().value, ['a']);
});

test('the order within a round is random', () => {
  const keys = Array.from({ length: 8 }, (_, index) => index);
  const wanted = new Map(keys.map((key) => [key, 1]));
  const orders = Array.from({ length: 20 }, () => planRounds(wanted, () => 1).next().value);
  assert.ok(new Set(orders.map(String)).size > 10);
});
