// Wrong input in a call, an attribute, an address or a fragment: it is refused in words, and the page works on.
import { deflateRawSync } from 'node:zlib';
import { EMPTY_PAGE, failureOf, raceIn } from '../helpers/module-calls.ts';
import { call, loadWidget } from '../helpers/tag.ts';
import { expect, test } from '../helpers/engine-test.ts';
import type { Tab } from '../helpers/tab.ts';

/** Wrong options, each with the name that the refusal must contain. */
const BAD_OPTIONS: [string, Record<string, unknown>][] = [
  ['tasks', { tasks: 0 }],
  ['tasks', { tasks: 1.5 }],
  ['tasks', { tasks: '3' }],
  ['size', { size: -1 }],
  ['size', { size: 2_000_000_001 }],
  ['wait', { wait: 60_001 }],
  ['workload', { workload: 'gpu' }],
  ['strategy', { strategy: '__proto__' }],
  ['list', { list: 'disk' }],
  ['workers', { workers: 65 }],
  ['executor', { executor: 'fibres' }],
  ['switchInterval', { switchInterval: 0 }],
  ['seed', { seed: 2 ** 32 }],
  ['speed', { speed: 'high' }],
];

/** Wrong options of compare(). */
const BAD_COMPARISONS: [string, Record<string, unknown>][] = [
  ...BAD_OPTIONS,
  ['repeats', { repeats: 0 }],
  ['repeats', { repeats: 21 }],
  ['strategies', { strategies: [] }],
  ['strategies', { strategies: ['serial', 'serial'] }],
  ['strategies', { strategies: 'serial' }],
];

const comparisonFailureOf = (tab: Tab, options: Record<string, unknown>) =>
  tab.evaluate(async (given) => {
    const { compare } = await import(new URL('/racelane.js', location.href).href);
    return compare(given).then(
      () => ({ name: 'no failure', code: '', message: '' }),
      ({ name, code, message }: any) => ({ name, code, message }),
    );
  }, options);

for (const [what, bad, failureIn] of [
  ['race()', BAD_OPTIONS, failureOf],
  ['compare()', BAD_COMPARISONS, comparisonFailureOf],
] as const) {
  test(`bad options of ${what} are refused in words, before anything is loaded`, async ({
    openPage,
    sites,
  }) => {
    const tab = await openPage();
    for (const [option, options] of bad) {
      const failure = await failureIn(tab, options);
      expect(failure, JSON.stringify(options)).toMatchObject({
        ...{ name: 'RaceError', code: 'invalid-option' },
        message: expect.stringContaining(`\`${option}\``),
      });
    }
    expect(sites.isolated.requests.filter((path) => path.endsWith('.wasm'))).toEqual([]);
  });
}

test('without isolation, strategies that share memory are unsupported, with the reason', async ({
  openPage,
}) => {
  const tab = await openPage('plain');
  for (const options of [
    { strategy: 'threads' },
    { strategy: 'shared' },
    { strategy: 'futures', executor: 'threads' },
  ]) {
    const failure = await failureOf(tab, options);
    expect(failure.code).toBe('unsupported');
    expect(failure.message).toContain('not cross-origin isolated');
  }
  const good = { workload: 'io', strategy: 'futures', tasks: 2, wait: 5 } as const;
  expect((await raceIn(tab, good)).verified).toBe(true);
});

/** Returns what an element shows: its refusal, its sentence, its own children. */
const widgetOf = (tab: Tab, path: string) =>
  tab.at(path).evaluate((lane) => {
    const root = lane.shadowRoot;
    return {
      problem: root.querySelector('[part=problem]')?.textContent ?? '',
      isVisible: root.querySelector('[part=problem]')?.checkVisibility() ?? false,
      fallbackIsVisible: !root.querySelector('slot').hidden,
      sentence: root.querySelector('[part=sentence]')?.textContent ?? '',
    };
  });

/** Waits until an element shows a refusal and its own children. */
async function expectRefusal(tab: Tab, path: string, words: RegExp) {
  const seen = () => widgetOf(tab, path);
  await expect.poll(async () => (await seen()).problem).toMatch(words);
  const shown = { isVisible: true, fallbackIsVisible: true, sentence: '' };
  await expect.poll(seen).toMatchObject(shown);
}

test('a bad attribute shows a sentence, fires race-error and keeps the children; a valid value repairs it', async ({
  openPage,
}) => {
  const lane = 'race-lane[workload=io]';
  const tab = await openPage('isolated', 'index.html?tasks=3&wait=20');
  await expect.poll(async () => (await widgetOf(tab, lane)).sentence).toContain('Three tasks');
  const wrong = [
    ['tasks', 'many', /`tasks` takes a whole number from 1 to 64; it was given "many"/],
    ['wait', '1e9', /`wait` takes a number of milliseconds from 0 to 60000/],
    ['strategies', 'serial serial', /`strategies` takes a list, each at most once/],
    ['switch-interval', '', /`switchInterval` takes a number of milliseconds/],
    ['seed', '-1', /`seed` takes a whole number/],
  ] as const;
  for (const [name, text, words] of wrong) {
    const before = await tab.at(lane).evaluate((element, key) => element.getAttribute(key), name);
    const told = await tab.at(lane).evaluate(
      (element, given) =>
        new Promise((resolve) => {
          const heard = ({ detail }: CustomEvent) => resolve(detail.code);
          element.addEventListener('race-error', heard, { once: true });
          element.setAttribute(given.name, given.text);
        }),
      { name, text },
    );
    expect(told, name).toBe('invalid-option');
    await expectRefusal(tab, lane, words);
    expect(await call(tab.at(lane), 'run', 'serial'), name).toMatchObject({
      ...{ failed: true, code: 'invalid-option' },
    });
    await tab
      .at(lane)
      .evaluate(
        (element, given) =>
          given.before === null
            ? element.removeAttribute(given.name)
            : element.setAttribute(given.name, given.before),
        { name, before },
      );
    await expect.poll(async () => (await widgetOf(tab, lane)).sentence).toContain('Three tasks');
  }
  expect(await call(tab.at(lane), 'run', 'serial')).toMatchObject({ verified: true });
});

for (const [query, words] of [
  ['tasks=many&size=<script>', /`tasks` takes a whole number from 1 to 64/],
  ['wait=-1', /`wait` takes a number of milliseconds/],
  ['strategies=serial,evil', /`strategies` takes a list/],
  ['workload=gpu', /`workload` takes one of io, cpu/],
] as const) {
  for (const page of ['index.html', 'embed.html']) {
    test(`${page}?${query} is refused in words, and the fallback stays`, async ({ openPage }) => {
      const tab = await openPage('isolated', `${page}?${query}`);
      await expectRefusal(tab, 'race-lane', words);
      expect(await tab.text('race-lane')).toMatch(/2020/);
      // An error in one widget does not affect the others, and a valid value repairs it.
      const others = await tab.evaluate(() => document.querySelectorAll('race-lane').length - 1);
      if (others > 0) {
        const other = 'race-lane[workload=cpu]';
        await loadWidget(tab.at(other));
        await expect.poll(async () => (await widgetOf(tab, other)).sentence).toContain('task');
        expect((await widgetOf(tab, other)).problem).toBe('');
      }
      await tab.at('race-lane').evaluate((lane) => {
        for (const name of ['tasks', 'size', 'wait', 'strategies', 'workload']) {
          lane.removeAttribute(name);
        }
        lane.setAttribute('wait', '20');
      });
      expect(await call(tab.at('race-lane'), 'run', 'serial')).toMatchObject({ verified: true });
    });
  }
}

for (const [what, fragment, words] of [
  ['no results', '#results=', /The recorded results cannot be shown/],
  ['results cut off', '#results=1.io.fVFBasMwEPyK', /The recorded results cannot be shown/],
  ['results of another format', '#results=99.cpu.AAAA', /The recorded results cannot be shown/],
  ['results that are a script', '#results=<img src=x onerror=alert(1)>', /cannot be shown/],
  ['a chapter that is not there', '#nothing-of-the-kind', null],
  ['percents that mean nothing', '#%E0%A4%A', null],
] as [string, string, RegExp | null][]) {
  for (const page of ['index.html', 'embed.html']) {
    test(`${page} with a fragment of ${what} ${words ? 'says so' : 'ignores it'}, and runs`, async ({
      openPage,
    }) => {
      const tab = await openPage('isolated', `${page}?wait=20&tasks=2${fragment}`);
      // Results go to the widget of their workload, or to the first widget if they name none.
      const path = words ? 'race-lane[results]' : 'race-lane';
      await loadWidget(tab.at(path));
      const seen = async () => (await widgetOf(tab, path)).problem;
      if (words) await expect.poll(seen).toMatch(words);
      else expect(await seen()).toBe('');
      expect(await call(tab.at('race-lane'), 'run', 'serial')).toMatchObject({ verified: true });
    });
  }
}

/** Results of one Serial run, packed as in earlier versions, with base64url. */
const ROW = [0, 1, 50_123, 0, 0, 50_123, 9_000, [17], ['t180s820', '.5w900', 's1w1s1w1s1w1']];
const WIRE = ['workload=io&tasks=2&wait=20', [5, 156, 6, 2, 1, 5], 20_420, [ROW]];
const PACKED = `1.io.${deflateRawSync(JSON.stringify(WIRE)).toString('base64url')}`;

test('results are read although text follows the data, and a sentence says whether refused ones are cut or changed', async ({
  openPage,
}) => {
  const tab = await openPage('isolated', 'embed.html?wait=20&tasks=2');
  await loadWidget(tab.at('race-lane'));
  const shown = () =>
    tab.at('race-lane').evaluate((lane) => {
      const { shadowRoot: root } = lane as any;
      return root.querySelector('.recorded, [part=problem]')?.textContent ?? '';
    });
  const half = PACKED.slice(0, PACKED.length / 2);
  for (const [text, words] of [
    ...['', '?utm_source=x', ')', '.', '&gt;', '%2529', '…', 'and more', '_', '=='].map(
      (added) => [PACKED + added, /^Recorded elsewhere on/] as const,
    ),
    [`%20${half}%0D%0A${PACKED.slice(half.length)}`, /^Recorded elsewhere on/],
    [half, /the end of the link is missing/],
    [`${half}?utm_source=x`, /the end of the link is missing/],
    ['1.io.____', /the data are changed/],
  ] as const) {
    await tab.evaluate((hash) => (location.hash = `results=${hash}`), text);
    await expect.poll(shown, { timeout: 15_000 }).toMatch(words);
    await tab.at('race-lane').evaluate((lane) => lane.removeAttribute('results'));
    await expect.poll(shown, { timeout: 15_000 }).toBe('');
  }
});

test('a page opened by a wrong address requests nothing outside its folder', async ({
  openPage,
  sites,
}) => {
  const tab = await openPage('isolated', `${EMPTY_PAGE}/../../../embed.html?tasks=%00`);
  await expectRefusal(tab, 'race-lane', /`tasks` takes a whole number/);
  expect(sites.isolated.requests.filter((path) => path.includes('..'))).toEqual([]);
});
