// The widget's texts about pools: their number of workers, and Python's default.
import { expect, test } from 'vitest';
import { describePools } from '../../www/views/setup/pools.ts';
import { describePool, pythonDefault } from '../../www/widget/pool.ts';
import { initialState } from '../../www/widget/reduce.ts';
import { completeOptions, readSetUp } from '../../www/widget/set-up.ts';

const setUpOf = (texts: Record<string, string>) => readSetUp((name) => texts[name] ?? null);

const stateOf = (texts: Record<string, string>, cores: number) => ({
  ...initialState(setUpOf(texts)),
  cores,
});

test('the defaults of Python are those of its executors', () => {
  expect(pythonDefault(false, 8)).toBe(8);
  expect(pythonDefault(true, 8)).toBe(12);
  expect(pythonDefault(true, 64)).toBe(32);
});

test('a row says how wide its pool is, and what Python would take; other rows have no pool', () => {
  const wordsOf = (strategy: 'futures' | 'shared' | 'threads', texts: Record<string, string>) =>
    describePool(completeOptions(setUpOf(texts), strategy), 2);
  expect(wordsOf('futures', { tasks: '10' })).toBe(
    'Tasks queue for 10 processes, kept warm. Python\u2019s default: 2.',
  );
  expect(wordsOf('futures', { workers: '1', executor: 'threads' })).toBe(
    'Tasks queue for 1 thread, kept warm. Python\u2019s default: 6.',
  );
  expect(wordsOf('shared', { workers: '4' })).toBe(
    '4 threads in one memory with no lock: idle ones steal work.',
  );
  expect(wordsOf('threads', {})).toBeNull();
});

test('the hint below the field names every pool of the set-up; without a pool there is no hint', () => {
  expect(describePools(stateOf({ tasks: '3' }, 4))).toBe(
    'Now: 3 processes in Futures pool (Python\u2019s default: 4) and 3 in Shared threads.',
  );
  expect(describePools(stateOf({ strategies: 'futures', workers: '1' }, 4))).toBe(
    'Now: 1 process in Futures pool (Python\u2019s default: 4).',
  );
  expect(describePools(stateOf({ strategies: 'serial threads' }, 4))).toBe('');
});

test('a row of a pool reads no longer than before, so that a narrow row needs no further line', () => {
  for (const executor of ['processes', 'threads']) {
    for (const strategy of ['futures', 'shared'] as const) {
      const options = completeOptions(setUpOf({ workers: '64', executor }), strategy);
      expect(describePool(options, 128)?.length).toBeLessThanOrEqual(64);
    }
  }
});
