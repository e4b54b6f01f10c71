// The oracle agrees with SplitMix64 in BigInt arithmetic and with its published first outputs.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { oracleMax } from '../helpers/oracle.ts';

const MASK = (1n << 64n) - 1n;

function next(state: bigint) {
  const after = (state + 0x9e3779b97f4a7c15n) & MASK;
  let z = after;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return { state: after, output: z ^ (z >> 31n) };
}

test('SplitMix64 gives the published first outputs of seed 0', () => {
  const first = next(0n);
  assert.equal(first.output, 0xe220a8397b1dcdafn);
  assert.equal(next(first.state).output, 0x6e789e6aa1b965f4n);
});

for (const seed of [0, 1, 2020, 2 ** 32 - 1]) {
  test(`the oracle finds what exact arithmetic finds for seed ${seed}`, () => {
    let state = (BigInt(seed) << 32n) + 5n;
    let cpu = -(2n ** 31n);
    let io = -100n;
    for (let size = 1; size <= 3000; size += 1) {
      const step = next(state);
      state = step.state;
      const high = step.output >> 32n;
      const signed = BigInt.asIntN(32, high);
      cpu = signed > cpu ? signed : cpu;
      const small = ((high * 201n) >> 32n) - 100n;
      io = small > io ? small : io;
      if (size % 251 !== 1) continue;
      assert.equal(oracleMax({ workload: 'cpu', seed, task: 5, size }), Number(cpu));
      assert.equal(oracleMax({ workload: 'io', seed, task: 5, size }), Number(io));
    }
  });
}

test('the max of an empty list is null', () => {
  assert.equal(oracleMax({ workload: 'cpu', seed: 1, task: 0, size: 0 }), null);
});
