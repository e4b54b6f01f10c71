// Options from anywhere are read, or refused in words that name them: tens of thousands of generated ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RaceError } from '../../www/errors.js';
import { attributeNames, checkCompare, checkRace, readTexts } from '../../www/options.js';
import { hostile } from '../hostile.js';

const SEED = Math.floor(Math.random() * 2 ** 32);
const ROUNDS = 20_000;

/**
 * told gives what is said of bad input; anything but a refusal in words fails the test.
 * @param {() => unknown} read
 */
function told(read) {
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
  assert.equal(/** @type {any} */ ({}).pwned, undefined);
});
