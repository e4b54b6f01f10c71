// The world of a post, in every engine: page translators, and documents into which the element is moved.
import { formatTimeFigure } from '../../www/verdict/numbers.ts';
import { ALL, UNSHARED } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/engine-test.ts';
import { HOST, loadWidget, writeTag } from '../helpers/tag.ts';
import { startTranslator } from '../helpers/translators.ts';
import type { Report } from '../../www/core/report.ts';
import type { Tab } from '../helpers/tab.ts';
import type { StrategyName } from '../../www/core/strategies.ts';

const LANE = 'race-lane';

/** Opens a post with the tag, whose widget is loaded. */
async function openPost(openPage: (kind: 'isolated', path: string) => Promise<Tab>) {
  const tab = await openPage('isolated', HOST);
  await writeTag(tab, '/', { tasks: '3', wait: '120' });
  await loadWidget(tab.at(LANE));
  return tab;
}

/** Returns the text of an element, also of a hidden one. */
const textOf = (tab: Tab, path: string) =>
  tab
    .at(`${LANE} >>> ${path}`)
    .evaluate(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

/** Presses a strategy's button, waits for the result, and checks that the figure shown is that of the report. */
async function expectRun(tab: Tab, strategy: StrategyName) {
  const row = `[data-strategy=${strategy}]`;
  await tab.click(`${LANE} >>> ${row} .run`);
  const ended = () => tab.at(LANE).evaluate(({ report }) => report?.strategy);
  await expect.poll(ended).toBe(strategy);
  const report = await tab.at(LANE).evaluate((lane) => lane.report);
  await expect
    .poll(() => textOf(tab, `${row} .figures:not(.live) .elapsed`))
    .toBe(formatTimeFigure(report.elapsedMs));
  return report as Report;
}

const press = (tab: Tab, words: string) =>
  tab.at(LANE).evaluate((lane, name) => {
    const buttons: HTMLElement[] = [...lane.shadowRoot.querySelectorAll('button')];
    buttons.find((each) => each.textContent?.trim() === name)?.click();
  }, words);

for (const translator of ['replacing', 'merging'] as const) {
  test(`with a ${translator} translator at work, texts and figures stay up to date, and buttons work`, async ({
    openPage,
    engine,
  }) => {
    const tab = await openPost(openPage);
    await startTranslator(tab, translator);
    const here = engine.sharesMemory ? ALL : UNSHARED;
    const reports = [];
    for (const strategy of here) reports.push(await expectRun(tab, strategy));
    // On a busy machine every run may have been disturbed, and the verdict says so.
    const isCounted = reports.some(({ disturbed }) => disturbed === null);
    await expect
      .poll(() => textOf(tab, '.words-of-verdict'))
      .toMatch(isCounted ? /\d/ : /^Not counted, as every run was disturbed/);
    for (const [view, drawn] of [
      ['Memory', '.track.memory .block'],
      ['Table', '[part=table] td'],
      ['Share', '[part=share]'],
      ['Scaling', '.study-verdict'],
      ['Time', '[part=timeline]'],
    ]) {
      await press(tab, view);
      await tab.find(`${LANE} >>> ${drawn}`);
    }
    await press(tab, 'Guess first');
    await tab.find(`${LANE} >>> [part=guess-prompt]`);
    await press(tab, 'Guess first');
    // The set-up stays open when it is drawn anew.
    await tab.click(`${LANE} >>> .setup > summary`);
    await tab.at(`${LANE} >>> #option-tasks`).evaluate((field) => {
      field.focus();
      field.value = '2';
      field.dispatchEvent(new Event('change'));
    });
    await expect.poll(() => textOf(tab, '.sentence')).toContain('Two tasks.');
    await expect.poll(() => textOf(tab, '.words-of-verdict')).toContain('Guess first');
    const place = await tab.at(LANE).evaluate(({ shadowRoot }) => ({
      open: shadowRoot.querySelector('.setup').open,
      focused: shadowRoot.activeElement?.id,
    }));
    expect(place).toEqual({ open: true, focused: 'option-tasks' });
    await expectRun(tab, 'serial');
    const translations = () => tab.evaluate(() => (window as any).translations as number);
    await expect.poll(translations).toBeGreaterThan(20);
  });
}

test('in another document the widget keeps its look and results, runs, and is drawn', async ({
  openPage,
}) => {
  const tab = await openPost(openPage);
  await expectRun(tab, 'serial');
  const seen = await tab.evaluate(async () => {
    const lane = document.querySelector('race-lane') as any;
    const frame = document.createElement('iframe');
    Object.assign(frame.style, { width: '500px', height: '900px' });
    document.body.append(frame);
    const inner = frame.contentDocument as Document;
    const drawn = () => new Promise((resolve) => setTimeout(resolve, 200));
    /** Waits for what code on demand or an observer of sizes does. In a widget that is being drawn, parts are missing. */
    const until = async (isSo: () => boolean) => {
      const isNow = () => {
        try {
          return isSo();
        } catch {
          return false;
        }
      };
      for (let tries = 0; tries < 75 && !isNow(); tries++) await drawn();
    };
    const look = () => {
      const widget = lane.shadowRoot.querySelector('.widget');
      const view = lane.ownerDocument.defaultView;
      return {
        button: view.getComputedStyle(lane.shadowRoot.querySelector('.run')).minHeight,
        space: view.getComputedStyle(lane.shadowRoot.querySelector('.space')).position,
        axisPx: widget.querySelector('.axis').clientWidth,
        svgPx: widget.querySelector('svg.lanes').clientWidth,
        report: lane.report?.startedAt,
      };
    };
    const before = look();
    inner.body.append(lane);
    await drawn();
    await until(() => look().axisPx !== before.axisPx && look().svgPx === look().axisPx);
    const inside = look();
    frame.style.width = '420px';
    await drawn();
    await until(() => look().axisPx < inside.axisPx && look().svgPx === look().axisPx);
    const narrower = look();
    const report = await lane.run('asyncio');
    await drawn();
    const shown = lane.shadowRoot.querySelector('[data-strategy=asyncio] .elapsed').textContent;
    lane.shadowRoot.querySelector('#tab-table').click();
    const countTables = () => lane.shadowRoot.querySelectorAll('[part=table]').length;
    await until(() => countTables() > 0);
    const tables = countTables();
    lane.shadowRoot.querySelector('#tab-time').click();
    document.body.append(lane);
    await until(() => look().axisPx === before.axisPx);
    return { before, inside, narrower, elapsedMs: report.elapsedMs, shown, tables, after: look() };
  });
  const { before, inside, narrower, after } = seen;
  expect(inside).toMatchObject({
    button: before.button,
    space: before.space,
    report: before.report,
  });
  expect(inside.axisPx).not.toBe(before.axisPx);
  expect(narrower.axisPx).toBeLessThan(inside.axisPx);
  expect(narrower.svgPx).toBe(narrower.axisPx);
  expect(seen.shown).toBe(formatTimeFigure(seen.elapsedMs));
  expect(seen.tables).toBe(1);
  expect(after).toMatchObject({
    button: before.button,
    space: before.space,
    axisPx: before.axisPx,
  });
});

test('an element that is first put into another document loads and runs there, and says that it has no frame', async ({
  openPage,
}) => {
  const tab = await openPage('isolated', HOST);
  await writeTag(tab, '/', { tasks: '2', wait: '20' });
  const results = await tab.evaluate(async () => {
    await customElements.whenDefined('race-lane');
    document.querySelector('race-lane')?.remove();
    const popOut = document.createElement('iframe');
    document.body.append(popOut);
    const results = [];
    for (const isolate of ['none', 'frame']) {
      const lane = document.createElement('race-lane') as any;
      for (const [name, text] of Object.entries({ isolate, tasks: '2', wait: '20' })) {
        lane.setAttribute(name, text);
      }
      popOut.contentDocument?.body.append(lane);
      const run = () => lane.run('processes').then(({ verified }: any) => verified);
      const first = await run().catch(({ code }: any) => code);
      results.push([
        first,
        await run(),
        lane.shadowRoot.querySelector('[role=alert]')?.textContent,
      ]);
    }
    return results;
  });
  expect(results).toEqual([
    [true, true, null],
    [expect.anything(), true, expect.stringContaining('in place')],
  ]);
});
