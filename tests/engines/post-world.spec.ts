// The world of a post, in every engine: page translators, and documents into which the element is moved.
import { formatTimeFigure } from '../../www/verdict/numbers.ts';
import { ALL, UNSHARED } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/engine-test.ts';
import { HOST, loadWidget, writeTag } from '../helpers/tag.ts';
import { startTranslator } from '../helpers/translators.ts';
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
  await expect.poll(ended, { timeout: 20_000 }).toBe(strategy);
  const report = await tab.at(LANE).evaluate((lane) => lane.report);
  await expect
    .poll(() => textOf(tab, `${row} .figures:not(.live) .elapsed`))
    .toBe(formatTimeFigure(report.elapsedMs));
}

const press = (tab: Tab, words: string) =>
  tab.at(LANE).evaluate((lane, name) => {
    const buttons: HTMLElement[] = [...lane.shadowRoot.querySelectorAll('button')];
    buttons.find((each) => each.textContent?.trim() === name)?.click();
  }, words);

for (const translator of ['replacing', 'merging'] as const) {
  test(`with a ${translator} translator at work, texts and figures are the present ones, and buttons work`, async ({
    openPage,
    engine,
  }) => {
    const tab = await openPost(openPage);
    await startTranslator(tab, translator);
    const here = engine.sharesMemory ? ALL : UNSHARED;
    for (const strategy of here) await expectRun(tab, strategy);
    expect(await textOf(tab, '.words-of-verdict')).toMatch(/\d/);
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
    // The set-up keeps open while it is drawn anew.
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
    expect(await tab.evaluate(() => (window as any).translations)).toBeGreaterThan(20);
  });
}
