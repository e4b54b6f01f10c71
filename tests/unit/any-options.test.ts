// Options from calls, attributes and addresses: any input is read, or refused in words that name the option.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import fc from 'fast-check';
import { RaceError } from '../../www/core/errors.ts';
import { UNKNOWN } from '../../www/core/near-names.ts';

import { attributeNames, checkCompare, checkRace, portableNames } from '../../www/core/options.ts';
import { readTexts } from '../../www/core/read-text.ts';
import { applyQuery } from '../../www/site/query.ts';
import { anyText, anyValue } from '../helpers/hostile.ts';

const RUNS = { numRuns: 5000 };

/** Returns the words of a refusal, or null if the input was accepted. Every other error fails the test. */
function refusal(read: () => unknown) {
  try {
    read();
    return null;
  } catch (error) {
    if (!(error instanceof RaceError)) throw error;
    assert.equal(error.code, 'invalid-option');
    assert.ok(error.message.endsWith('.') && error.message.length < 400, error.message);
    return error.message;
  }
}

const optionNames = attributeNames.map((name) =>
  name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()),
);

/** Values at the ends of ranges, and values of other types. */
const oddValue = fc.constantFrom<unknown>(
  ...[NaN, Infinity, -0, -1, 0, 1, 64, 65, 2 ** 31, 2 ** 32, 1e308, 0.5, '3', null, true, []],
  ...[{}, () => 1, Symbol('x'), 10n, new Date(0), ['serial'], ['serial', 'serial'], [null]],
);

test('any value in place of the options is accepted or refused in words', () => {
  fc.assert(
    fc.property(fc.oneof(anyValue, oddValue), (value) => {
      refusal(() => checkRace(value));
      refusal(() => checkCompare(value));
    }),
    RUNS,
  );
});

test('any value of an option is refused in words, or lies in its range', () => {
  const name = fc.constantFrom(...optionNames, '__proto__', 'constructor', 'toString');
  const value = fc.oneof(oddValue, anyText, anyValue);
  const given = fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(given, (pairs) => {
      const options = Object.fromEntries(pairs);
      refusal(() => checkCompare(options));
      if (refusal(() => checkRace(options)) !== null) return;
      const { tasks, size, workers, seed, wait } = checkRace(options);
      assert.ok(tasks >= 1 && tasks <= 64 && workers >= 1 && workers <= 64);
      assert.ok(size >= 0 && size <= 2e9 && seed >= 0 && seed < 2 ** 32);
      assert.ok(wait >= 0 && wait <= 60_000);
    }),
    RUNS,
  );
  assert.equal(({} as any).pwned, undefined);
});

test('a list that contains itself, and a list without end, are refused in words at once', () => {
  const circle: any[] = [];
  circle.push(circle);
  const endless = new Array(2 ** 31);
  const wide = [new Array(1_000_000).fill([1, 2, 3])];
  for (const strategies of [circle, endless, wide]) {
    assert.ok(refusal(() => checkCompare({ strategies })));
    assert.ok(refusal(() => checkRace({ tasks: strategies })));
  }
});

test('any text of an attribute is read, or refused in a sentence that names the option', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...attributeNames), anyText, (name, text) => {
      const said = refusal(() => readTexts((asked) => (asked === name ? text : null)));
      if (said === null) return;
      refused += 1;
      assert.ok(said.startsWith(`\`${optionNames[attributeNames.indexOf(name)]}\` takes `), said);
    }),
    RUNS,
  );
  assert.ok(refused > RUNS.numRuns / 2 && refused < RUNS.numRuns, `${refused} refused`);
});

test('any texts of several attributes are read, or refused by name', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...attributeNames), anyText), (texts) => {
      const said = refusal(() => readTexts((name) => texts[name] ?? null));
      if (said !== null) assert.match(said, /^`\w+` takes /);
    }),
    RUNS,
  );
});

/** Stands for an element of the page: what applyQuery needs of one. */
class Lane {
  attributes = new Map<string, string>();

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

/** Applies a query to a page with widgets of these workloads, and returns the widgets. */
function applyTo(query: URLSearchParams, workloads: readonly (string | null)[]) {
  const lanes = workloads.map((workload) => new Lane(workload));
  const page = globalThis as any;
  page.document = { querySelectorAll: () => lanes };
  try {
    applyQuery(query, portableNames);
  } finally {
    delete page.document;
  }
  return lanes;
}

test('any query gives at most one widget its texts, word for word, and only of known options', () => {
  const extra = ['results', 'service-worker', 'onload', 'src', '__proto__'];
  const name = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...attributeNames, ...extra) },
    { weight: 1, arbitrary: anyText },
  );
  const pairs = fc.array(fc.tuple(name, anyText), { minLength: 1, maxLength: 2 });
  const page = fc.constantFrom<(string | null)[]>([null], ['io', 'cpu', 'cpu'], ['cpu']);
  let [read, refused] = [0, 0];
  fc.assert(
    fc.property(pairs, page, (given, workloads) => {
      const query = new URLSearchParams(given);
      const changed = applyTo(query, workloads).filter(({ attributes }, index) => {
        const before = [...new Lane(workloads[index]).attributes];
        return JSON.stringify([...attributes]) !== JSON.stringify(before);
      });
      assert.ok(changed.length <= 1);
      for (const lane of changed) {
        for (const [attribute, text] of lane.attributes) {
          // The names of other parameters come without their texts.
          if (attribute === UNKNOWN) continue;
          assert.ok(portableNames.includes(attribute), attribute);
          if (query.has(attribute)) assert.equal(text, query.get(attribute));
        }
        if (refusal(() => readTexts((asked) => lane.getAttribute(asked))) === null) read += 1;
        else refused += 1;
      }
    }),
    RUNS,
  );
  assert.ok(read > 50 && refused > 500, `${read} read, ${refused} refused`);
});
