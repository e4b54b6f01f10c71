// The widget as a reader uses it, in every engine: mouse and keyboard, through the shadow root, on the page itself.
import { Key } from 'selenium-webdriver';
import { ALL, UNSHARED } from '../helpers/module-calls.ts';
import { workerThreads } from '../helpers/processor.ts';
import { expectRuns } from '../helpers/further-runs.ts';
import { expect, test } from '../helpers/engine-test.ts';
import { loadWidget } from '../helpers/tag.ts';
import type { Report } from '../../www/core/report.ts';
import type { Tab } from '../helpers/tab.ts';

const LANES = { io: 'race-lane[workload=io]', cpu: 'race-lane[workload=cpu]' };
const QUICK = 'index.html?workload=io&wait=200&tasks=4';

const rowOf = (lane: string, strategy: string) => `${lane} >>> [data-strategy=${strategy}]`;

const buttonOf = (lane: string, strategy: string) => `${rowOf(lane, strategy)} button.run`;

/** Clicks the button of a widget whose text begins with these words. */
async function clickNamed(tab: Tab, lane: string, words: string) {
  const index = await tab.at(lane).evaluate((element, name) => {
    const buttons = [...element.shadowRoot.querySelectorAll('button')] as HTMLElement[];
    const found = buttons.find((each) => each.textContent?.trim().startsWith(name));
    found?.setAttribute('data-named', name.replaceAll(' ', '-'));
    return found ? buttons.indexOf(found) : buttons.map((each) => each.textContent?.trim());
  }, words);
  expect(index, `a button “${words}”`).toEqual(expect.any(Number));
  await tab.click(`${lane} >>> [data-named=${words.replaceAll(' ', '-')}]`);
}

/** Waits until a row has a status. */
const expectStatus = (tab: Tab, row: string, status: string) =>
  expect.poll(() => tab.at(row).evaluate(({ dataset }) => dataset.status)).toBe(status);

/**
 * Waits until there are no more workers than before. The browser may keep pages of earlier tests with their
 * workers.
 */
const expectNoMore = (before: number) => expect.poll(workerThreads).toBeLessThanOrEqual(before);

/** Returns the text of an element, also of a hidden one. */
const textOf = (tab: Tab, path: string) =>
  tab.at(path).evaluate(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

/** Checks that a row cannot run here: it gives its reason, and its button does nothing. */
async function expectNotHere(tab: Tab, lane: string, strategy: string, reason: string) {
  // Rows appear before it is known what can run.
  await expect.poll(() => textOf(tab, rowOf(lane, strategy))).toContain(reason);
  await tab.click(buttonOf(lane, strategy));
  const told = await tab.at(rowOf(lane, strategy)).evaluate((row) => ({
    status: row.dataset.status,
    disabled: row.querySelector('button.run').getAttribute('aria-disabled'),
  }));
  expect(told).toEqual({ status: 'idle', disabled: 'true' });
}

/** Returns what the verdict contains: figures, or that none of the runs counts, as on a busy machine. */
const verdictOf = (runs: readonly Pick<Report, 'disturbed'>[]) =>
  runs.some(({ disturbed }) => !disturbed) ? /\d/ : /Not counted, as every run was disturbed/;

for (const [workload, path] of [
  ['io', QUICK],
  ['cpu', 'index.html?workload=cpu&size=20000000'],
] as const) {
  test(`every strategy's button shows a measured result for ${workload} tasks, and the table has it`, async ({
    openPage,
    engine,
  }) => {
    const tab = await openPage('isolated', path);
    const lane = LANES[workload];
    await loadWidget(tab.at(lane));
    const here = engine.sharesMemory ? ALL : UNSHARED;
    const reports: Report[] = [];
    for (const strategy of here) {
      const row = rowOf(lane, strategy);
      await tab.click(buttonOf(lane, strategy));
      await expectStatus(tab, row, 'done');
      await expect.poll(() => textOf(tab, `${row} .result`)).toMatch(/\d(\.\d+)? m?s/);
      const drawn = () => tab.at(row).evaluate((each) => each.querySelectorAll('svg path').length);
      await expect.poll(drawn).toBeGreaterThan(1);
      const report = () => tab.at(lane).evaluate((element) => element.report);
      await expect.poll(report).toMatchObject({ strategy, workload, verified: true });
      reports.push(await report());
    }
    for (const strategy of ALL.filter((name) => !here.some((each) => each === name))) {
      await expectNotHere(tab, lane, strategy, 'no SharedArrayBuffer');
    }
    await expect.poll(() => textOf(tab, `${lane} >>> [part=verdict]`)).toMatch(verdictOf(reports));
    await clickNamed(tab, lane, 'Table');
    const rows = () =>
      tab
        .at(`${lane} >>> [part=table] table`)
        .evaluate((table: HTMLTableElement) =>
          Array.from(table.tBodies[0].rows, ({ cells }) =>
            Array.from(cells, (cell) => cell.textContent.trim()),
          ),
        );
    await expect.poll(rows).toHaveLength(here.length);
    for (const [label, median, , runs] of await rows()) {
      expect(label).not.toBe('');
      expect(median).toMatch(/^(\d.* m?s|none counted)$/);
      expect(runs).toBe(median === 'none counted' ? '0' : '1');
    }
  });
}

test('on a page without isolation strategies that share memory say why they cannot run, and the others run', async ({
  openPage,
}) => {
  const tab = await openPage('plain', `${QUICK}&wait=20&service-worker=off`);
  for (const strategy of ['threads', 'shared']) {
    await expectNotHere(tab, LANES.io, strategy, 'not cross-origin isolated');
  }
  for (const strategy of UNSHARED) {
    await tab.click(buttonOf(LANES.io, strategy));
    await expectStatus(tab, rowOf(LANES.io, strategy), 'done');
  }
  await expect.poll(() => tab.text('#note')).toContain('is off');
});

test('Compare all runs every strategy, shows a verdict, and fires the events of each run', async ({
  openPage,
  engine,
}) => {
  // On a busy machine most runs are disturbed, and three rounds follow.
  test.setTimeout(240_000);
  const tab = await openPage('isolated', 'index.html?workload=io&tasks=4&wait=60&repeats=2');
  await loadWidget(tab.at(LANES.io));
  await tab.evaluate(() => {
    const heard = [] as { type: string; strategy?: string; disturbed?: string }[];
    (window as any).heard = heard;
    for (const type of ['race-start', 'race-result', 'race-error', 'race-cancel']) {
      document.addEventListener(type, (event) => {
        const { strategy, disturbed } = (event as CustomEvent).detail ?? {};
        heard.push({ type, strategy, disturbed });
      });
    }
  });
  const here = engine.sharesMemory ? ALL : UNSHARED;
  await clickNamed(tab, LANES.io, 'Compare all');
  const stopIsDisabled = () =>
    tab
      .at(`${LANES.io} >>> [part~=stop-button]`)
      .evaluate((button) => button.getAttribute('aria-disabled'));
  const heard = () => tab.evaluate(() => (window as any).heard);
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(1);
  await expect.poll(stopIsDisabled, { timeout: 150_000 }).toBe('true');
  const events = await heard();
  const results = events.filter(({ type }: any) => type === 'race-result');
  expectRuns(results, here, 2);
  for (const strategy of here) {
    await expectStatus(tab, rowOf(LANES.io, strategy), 'done');
    const result = () => textOf(tab, `${rowOf(LANES.io, strategy)} .result`);
    await expect.poll(result).toMatch(/\d.* m?s/);
    const isCounted = (run: any) => run.strategy === strategy && !run.disturbed;
    if (results.filter(isCounted).length === 2) {
      await expect.poll(result).toContain('2 runs');
    }
  }
  const verdict = () => textOf(tab, `${LANES.io} >>> .words-of-verdict`);
  await expect.poll(verdict).toMatch(verdictOf(results));
  expect(await verdict()).not.toContain('Guess first');
  expect(events.map(({ type }: any) => type)).not.toContain('race-error');
});

test('lanes grow during a run; Stop ends the run, and another row can run', async ({
  openPage,
}) => {
  const tab = await openPage('isolated', 'index.html?workload=io&wait=5000');
  const row = rowOf(LANES.io, 'serial');
  const before = workerThreads();
  await tab.click(buttonOf(LANES.io, 'serial'));
  await expectStatus(tab, row, 'running');
  const drawn = () => tab.at(row).evaluate((each) => each.querySelectorAll('.timeline svg').length);
  await expect.poll(drawn).toBeGreaterThan(0);
  await clickNamed(tab, LANES.io, 'Stop');
  await expectStatus(tab, row, 'cancelled');
  await expect.poll(() => textOf(tab, row)).toContain('nothing of this run is kept.');
  await expectNoMore(before);
  await tab.at(LANES.io).evaluate((element) => element.setAttribute('wait', '50'));
  await tab.click(buttonOf(LANES.io, 'asyncio'));
  await expectStatus(tab, rowOf(LANES.io, 'asyncio'), 'done');
});

/** The most presses of Tab that lead to the first widget. */
const MOST_TABS = 20;

test('the keyboard alone reaches and runs a strategy, and Escape stops it without moving the focus', async ({
  openPage,
}) => {
  const tab = await openPage('isolated', 'index.html?workload=io&wait=30000');
  await tab.find(buttonOf(LANES.io, 'serial'));
  const focused = () =>
    tab.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? '';
    });
  const stops = [];
  while (!/^Processes/.test(stops.at(-1) ?? '') && stops.length < MOST_TABS) {
    await tab.press(Key.TAB);
    stops.push(await focused());
  }
  expect(stops.at(-1), `the stops: ${stops.join('; ')}`).toMatch(/^Processes,/);
  const before = workerThreads();
  await tab.press(Key.ENTER);
  const row = rowOf(LANES.io, 'processes');
  await expectStatus(tab, row, 'running');
  await tab.press(Key.ESCAPE);
  await expectStatus(tab, row, 'cancelled');
  expect(await focused()).toMatch(/^Processes,/);
  await expectNoMore(before);
  await tab.at(LANES.io).evaluate((element) => element.setAttribute('wait', '50'));
  await tab.press(Key.SPACE);
  await expectStatus(tab, row, 'done');
});

test('a wrong value of an option is refused beside its field', async ({ openPage }) => {
  const tab = await openPage('isolated', QUICK);
  await tab.click(`${LANES.io} >>> summary`);
  const tasks = await tab.find(`${LANES.io} >>> #option-tasks`);
  await tasks.sendKeys(Key.END, '5', Key.BACK_SPACE, '9999', Key.TAB);
  const problem = () => textOf(tab, `${LANES.io} >>> #problem-tasks`);
  await expect.poll(problem).toContain('takes a whole number from 1 to 64');
  await tasks.sendKeys(...Array(5).fill(Key.BACK_SPACE), '3', Key.TAB);
  await expect.poll(problem).toBe('');
  const sentence = () => textOf(tab, `${LANES.io} >>> [part=sentence]`);
  await expect.poll(sentence).toContain('Three tasks.');
});
