// Options: a table of cases, values that only JavaScript can hold, and the defaults.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { attributeOf, optionRows } from '../../www/core/option-table.ts';
import { checkCompare, checkRace, setUpNames } from '../../www/core/options.ts';
import { readTexts } from '../../www/core/read-text.ts';
import { strategyNames } from '../../www/core/strategies.ts';
import type { RaceError } from '../../www/core/errors.ts';

const cases: { name: string; options: Record<string, unknown>; refuses: string | null }[] =
  JSON.parse(readFileSync(new URL('../data/options-cases.json', import.meta.url), 'utf8'));

const refusalOf = (input: unknown) => {
  try {
    checkRace(input);
    return null;
  } catch (error) {
    return error as RaceError;
  }
};

test('each case is accepted, or refused by the option that it names', () => {
  assert.ok(cases.length > 50);
  for (const { name, options, refuses } of cases) {
    const refusal = refusalOf(options);
    assert.equal(refusal === null, refuses === null, name);
    if (!refusal) continue;
    assert.equal(refusal.code, 'invalid-option', name);
    assert.match(refusal.message, new RegExp(`^\`${refuses}\` takes .+; it was given`), name);
  }
});

for (const [value, told] of [
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [2.5, '2.5'],
  ['3', '"3"'],
  [3n, '3'],
  [null, 'null'],
  [[3], '[3]'],
  [{}, 'an object'],
] as [unknown, string][]) {
  test(`tasks refuses ${told}, and says what it takes and what it got`, () => {
    const refusal = refusalOf({ tasks: value });
    assert.equal(
      refusal?.message,
      `\`tasks\` takes a whole number from 1 to 64; it was given ${told}.`,
    );
  });
}

test('an unknown option is refused by name, `__proto__` and symbols too', () => {
  for (const input of [
    { speed: 1 },
    JSON.parse('{"__proto__": {"tasks": 1}}'),
    { [Symbol.iterator]: 1 },
  ]) {
    const refusal = refusalOf(input);
    assert.equal(refusal?.code, 'invalid-option');
    assert.match(refusal?.message ?? '', /is not an option; the options are workload, strategy/);
  }
});

test('options that are no object are refused', () => {
  for (const input of [null, 5, 'io', []]) {
    assert.match(refusalOf(input)?.message ?? '', /^`options` takes an object/);
  }
});

test('a name from the prototype chain is no strategy', () => {
  for (const strategy of ['__proto__', 'constructor', 'toString', '']) {
    assert.match(refusalOf({ strategy })?.message ?? '', /^`strategy` takes one of serial, /);
  }
});

test('the defaults are those of the design, by workload and strategy', () => {
  const io = checkRace({});
  assert.deepEqual(
    [io.workload, io.strategy, io.tasks, io.size, io.wait, io.list, io.workers, io.seed],
    ['io', 'serial', 10, 10, 1000, 'memory', 10, 2020],
  );
  const cpu = checkRace({ workload: 'cpu' });
  assert.deepEqual(
    [cpu.tasks, cpu.size, cpu.wait, cpu.list, cpu.executor, cpu.switchInterval],
    [3, 100_000_000, 0, 'stream', 'processes', 5],
  );
});

test('checked options are frozen, and the input is left alone', () => {
  const input = { tasks: 2 };
  assert.ok(Object.isFrozen(checkRace(input)));
  assert.deepEqual(input, { tasks: 2 });
});

test('compare takes strategies once each and repeats from 1 to 20', () => {
  assert.equal(checkCompare({}).repeats, 3);
  assert.equal(checkCompare({}).strategies, null);
  for (const strategies of [[], ['serial', 'serial'], ['turbo'], 'serial']) {
    assert.throws(() => checkCompare({ strategies }), /`strategies` takes a list/);
  }
  assert.throws(() => checkCompare({ repeats: 21 }), /`repeats` takes a whole number from 1 to 20/);
});

test('texts are read by hyphenated names; what is no number is refused with its text', () => {
  const read = readTexts(
    (name) => ({ 'switch-interval': '0.5', tasks: ' 4 ', size: '1_000' })[name] ?? null,
  );
  assert.deepEqual(read, { switchInterval: 0.5, tasks: 4, size: 1000 });
  for (const text of ['', 'ten', '1e9', '0x10', '4; alert(1)', '--1']) {
    assert.throws(
      () => readTexts((name) => (name === 'tasks' ? text : null)),
      (error: Error) => error.message.includes(JSON.stringify(text)),
    );
  }
});

test('each default is a value that its option takes', () => {
  for (const workload of ['io', 'cpu'] as const) {
    for (const strategy of strategyNames) {
      for (const [name, row] of optionRows) {
        const value = row.default?.({ workload, strategy, tasks: 3 });
        if (row.default) assert.ok(row.kind.accepts(value), `${name} of ${workload}: ${value}`);
      }
    }
  }
});

test('an option of one workload keeps its default in the other', () => {
  assert.equal(checkRace({ workload: 'io', list: 'stream' }).list, 'memory');
  assert.equal(checkRace({ workload: 'cpu', list: 'memory' }).list, 'memory');
});

test('attributes that describe what runs are those of compare()', () => {
  const given = { ...checkRace({}), strategies: ['serial'], repeats: 1 };
  assert.deepEqual(Object.keys(given).map(attributeOf), setUpNames);
  assert.equal(checkCompare(given).repeats, 1);
});
