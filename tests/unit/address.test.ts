// Addresses as mailers, editors and people leave them: intended parameters are read, and misspelt ones are named.
import assert from 'node:assert/strict';
import { afterEach, test } from 'vitest';
import { UNKNOWN, describeMisspelt } from '../../www/core/near-names.ts';
import { attributeNames, portableNames } from '../../www/core/options.ts';
import { applyQuery, showResults } from '../../www/site/query.ts';

const page = globalThis as any;

/** Stands for the widgets of a page. */
function lanesOf(...workloads: string[]) {
  const lanes = workloads.map((workload) => {
    const attributes = new Map([['workload', workload]]);
    return {
      attributes,
      getAttribute: (name: string) => attributes.get(name) ?? null,
      setAttribute: (name: string, text: string) => attributes.set(name, text),
      scrollIntoView() {},
    };
  });
  page.document = {
    querySelectorAll: () => lanes,
    querySelector: (selector: string) => (selector === 'race-lane' ? lanes[0] : null),
  };
  return lanes;
}

afterEach(() => {
  delete page.document;
  delete page.location;
});

/** Returns what a query sets on a page's only widget. */
function applyToPage(query: string) {
  const [lane] = lanesOf('io');
  applyQuery(new URLSearchParams(query), portableNames);
  return Object.fromEntries(lane.attributes);
}

const MEANT = { workload: 'cpu', tasks: '4', 'switch-interval': '1', guess: '' };

test('a query gives the same set-up, however it was escaped and capitalised', () => {
  for (const query of [
    'workload=cpu&tasks=4&switch-interval=1&guess',
    '?workload=cpu&tasks=4&switch-interval=1&guess=',
    'workload=cpu&amp;tasks=4&amp;switch-interval=1&amp;guess',
    'workload=cpu&amp;amp;tasks=4&amp;amp;switch-interval=1&#38;guess'.replace('#', '%23'),
    'Workload=cpu&TASKS=4&switchInterval=1&Guess',
    'workload=cpu&tasks=4&switch_interval=1&guess&tasks=9',
    'workload%3Dcpu%26tasks%3D4%26switch-interval%3D1%26guess',
  ]) {
    assert.deepEqual(applyToPage(query), MEANT, query);
  }
});

test('foreign parameters are ignored', () => {
  const others =
    'utm_source=x&utm_medium=y&fbclid=1&gclid=2&ref=a&source=b&mc_cid=3&v=1&lang=de&t=5&s=1&id=2&page=3';
  const { [UNKNOWN]: unknown, ...texts } = applyToPage(`${others}&tasks=4`);
  assert.deepEqual(texts, { workload: 'io', tasks: '4' });
  assert.equal(describeMisspelt(unknown, attributeNames), null);
  // Neither are the attributes that HTML and frameworks write.
  const names =
    'id class style title lang dir hidden slot part is role tabindex aria-label data-v-1 width site host';
  assert.equal(describeMisspelt(names, attributeNames), null);
});

test('a misspelt parameter is named, with the one that was meant', () => {
  const { [UNKNOWN]: unknown, ...texts } = applyToPage('workload=io&task=4&stragegies=serial&x=1');
  assert.deepEqual(texts, { workload: 'io' });
  assert.equal(
    describeMisspelt(unknown, attributeNames),
    '`task` is not known; did you mean `tasks`? `stragegies` is not known; did you mean `strategies`?',
  );
});

test('every name with one slip is known again, and no name is taken for a slip', () => {
  for (const name of portableNames) {
    assert.equal(describeMisspelt(name, attributeNames), null);
    const letters = [...name.replaceAll('-', '')];
    letters.forEach((_, at) => {
      const less = letters.toSpliced(at, 1).join('');
      const more = letters.toSpliced(at, 0, 'q').join('');
      for (const slip of [less, more]) {
        const said = describeMisspelt(slip, attributeNames) ?? '';
        assert.match(said, /^`[a-z]+` is not known; did you mean `[a-z-]+`\?$/, slip);
      }
    });
  }
});

test('results go to the widget of their workload, also where the fragment was escaped', () => {
  for (const hash of [
    '#results=1.cpu.abc',
    '#results%3D1.cpu.abc',
    '#amp;results=1.cpu.abc',
    '#results=%201.cpu.abc)',
  ]) {
    const [io, cpu] = lanesOf('io', 'cpu');
    page.location = { hash };
    showResults();
    assert.match(cpu.attributes.get('results') ?? '', /1\.cpu\.abc/, hash);
    assert.ok(!io.attributes.has('results'));
  }
  const [lane] = lanesOf('io');
  page.location = { hash: '#section' };
  showResults();
  assert.ok(!lane.attributes.has('results'));
});
