// Options from anywhere are read, or refused in words that name them: tens of thousands of generated ones.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { isDeepStrictEqual } from 'node:util';
import { RaceError } from '../../www/core/errors.ts';
import { attributeNames, checkCompare, checkRace, readTexts } from '../../www/core/options.ts';
import { applyQuery } from '../../www/site/query.ts';
import { portableNames } from '../../www/core/option-table.ts';
import { hostile } from '../helpers/hostile-text.ts';

/** The same again with `SEED=...`, as a failure names it. */
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));
const ROUNDS = 20_000;

/** told gives what is said of bad input; anything but a refusal in words fails the test. */
function told(read: () => unknown) {
  try {
    read();
    return null;
  } catch (error) {
    assert.ok(error instanceof RaceError, `seed ${SEED}: ${error}`);
    assert.equal(error.code, 'invalid-option');
    return error.message;
  }
}

test('generated attributes are read, or refused by name in a short sentence', () => {
  const { pick, text } = hostile(SEED);
  let refused = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = pick(attributeNames);
    const value = text();
    const message = told(() => readTexts((asked) => (asked === name ? value : null)));
    if (message === null) continue;
    refused += 1;
    const option = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    assert.ok(message.startsWith(`\`${option}\` takes `), `seed ${SEED}: ${message}`);
    assert.ok(message.length < 400, `seed ${SEED}: ${message.length} characters`);
  }
  assert.ok(refused > ROUNDS / 2 && refused < ROUNDS, `seed ${SEED}: ${refused} refused`);
});

test('generated options of calls are accepted with every value in its range, or refused', () => {
  const { pick, random, text } = hostile(SEED + 1);
  const values = [
    ...[NaN, Infinity, -0, -1, 0, 1, 64, 65, 2 ** 31, 2 ** 32, 1e308, 0.5, '3', null, true, []],
    ...[{}, () => 1, Symbol('x'), 10n, new Date(0), ['serial'], ['serial', 'serial'], [null]],
  ];
  const names = [...attributeNames, '__proto__', 'constructor', 'switchInterval', 'toString'];
  for (let round = 0; round < ROUNDS; round += 1) {
    const given = Object.fromEntries(
      Array.from({ length: 3 }, () => [pick(names), random() < 0.3 ? text() : pick(values)]),
    );
    if (told(() => checkRace(given)) !== null) continue;
    const { tasks, size, workers, seed, wait } = checkRace(given);
    for (const [value, least, most] of [
      [tasks, 1, 64],
      [size, 0, 2e9],
      [workers, 1, 64],
      [seed, 0, 2 ** 32 - 1],
      [wait, 0, 60_000],
    ]) {
      assert.ok(value >= least && value <= most, `seed ${SEED}: ${JSON.stringify(given)}`);
    }
  }
  for (const value of values) told(() => checkCompare(value));
  assert.equal(({} as any).pwned, undefined);
});

/** Lane stands for an element of the page: what applyQuery needs of one. */
class Lane {
  attributes: Map<string, string> = new Map();

  constructor(workload: string | null) {
    if (workload) this.attributes.set('workload', workload);
  }
  getAttribute(name: string) {
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: string) {
    this.attributes.set(name, value);
  }
}

/**
 * given lays a query over the widgets of a page, and gives what each was given.
 * @param workloads of the page's widgets
 */
function given(query: URLSearchParams, workloads: readonly (string | null)[]) {
  const lanes = workloads.map((workload) => new Lane(workload));
  const page = globalThis as any;
  page.document = { querySelectorAll: () => lanes };
  try {
    applyQuery(query);
  } finally {
    delete page.document;
  }
  return lanes;
}

test('generated queries give one widget options of the known names, word for word, and nothing else', () => {
  const { pick, random, text } = hostile(SEED + 2);
  const names = [...attributeNames, 'service-worker', 'onload', 'src', '__proto__'];
  let [read, refused] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const query = new URLSearchParams(
      Array.from({ length: pick([1, 1, 2]) }, () => [
        random() < 0.1 ? text() : pick(names),
        text(),
      ]),
    );
    const workloads = pick([[null], ['io', 'cpu', 'cpu'], ['cpu']]);
    const before = workloads.map((workload) => new Lane(workload));
    const after = given(query, workloads);
    const changed = after.filter(
      ({ attributes }, index) => !isDeepStrictEqual([...attributes], [...before[index].attributes]),
    );
    assert.ok(changed.length <= 1, `seed ${SEED}: ?${query}`);
    for (const lane of changed) {
      for (const [name, value] of lane.attributes) {
        assert.ok(portableNames.includes(name), `seed ${SEED}: ${name} of ?${query}`);
        if (query.has(name)) assert.equal(value, query.get(name), `seed ${SEED}: ?${query}`);
      }
      if (told(() => readTexts((name) => lane.getAttribute(name))) === null) read += 1;
      else refused += 1;
    }
  }
  assert.ok(read > 100 && refused > 1000, `seed ${SEED}: ${read} read, ${refused} refused`);
});
