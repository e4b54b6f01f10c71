// Names cross into the wasm core as codes. The table that says which is shared with the Rust tests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { checkRace } from '../../www/core/options.ts';
import {
  PHASE,
  STEP,
  optionNumbers,
  phases,
  strategyCode,
  strategyOf,
} from '../../www/core/protocol.ts';
import { strategyNames } from '../../www/core/strategies.ts';

/** The names of each kind, each at the index that is its code. */
const codes: Record<string, string[]> = JSON.parse(
  readFileSync(new URL('../data/codes.json', import.meta.url), 'utf8'),
);

/** Where the core finds the options that are names among its ten numbers (src/wire.rs). */
const places = Object.entries({ workload: 0, strategy: 1, list: 5, executor: 7 });

for (const [option, place] of places) {
  test(`every ${option} crosses as the code that the core knows it by`, () => {
    const sent = codes[option].map((name) => {
      // Of waiting, the list is always in memory.
      const options = checkRace({ workload: 'cpu', [option]: name });
      return optionNumbers(options)[place];
    });
    assert.deepEqual(sent, [...codes[option].keys()]);
  });

  test(`there is no ${option} that the core does not know`, () => {
    const takes = new RegExp(`^\`${option}\` takes one of ${codes[option].join(', ')};`);
    assert.throws(() => checkRace({ [option]: '' }), { message: takes });
  });
}

test('a code of the core leads back to its strategy', () => {
  assert.deepEqual(strategyNames, codes.strategy);
  assert.deepEqual(
    codes.strategy.map((_, code) => strategyOf(code)),
    strategyNames,
  );
  assert.deepEqual(strategyNames.map(strategyCode), [...codes.strategy.keys()]);
  assert.equal(strategyOf(codes.strategy.length), undefined);
});

test('phases and steps have the codes of the core', () => {
  assert.deepEqual(phases, codes.phase);
  for (const [name, code] of Object.entries(PHASE)) assert.equal(codes.phase[code], name);
  assert.deepEqual(Object.keys(STEP), codes.step);
  assert.deepEqual(Object.values(STEP), [...codes.step.keys()]);
});
