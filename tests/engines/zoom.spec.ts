// Zooming in every engine: by the buttons and by keys on focused lanes, and back to the whole run.
import { Key } from 'selenium-webdriver';
import { expect, test } from '../helpers/engine-test.ts';
import { readSettled } from '../helpers/settled.ts';
import { loadWidget } from '../helpers/tag.ts';
import type { Tab } from '../helpers/tab.ts';

const LANE = 'race-lane[workload=io]';
const TIMELINE = `${LANE} >>> [data-strategy=serial] .timeline`;

/** Returns the labels of the axis. */
const ticksOf = (tab: Tab): Promise<string[]> =>
  tab
    .at(LANE)
    .evaluate(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll('.axis .tick')].map(({ textContent }: any) => textContent),
    );

/** Waits until the axis no longer moves, and returns its labels. */
const restingTicks = (tab: Tab) => readSettled(() => ticksOf(tab), 400);

const pressZoom = (tab: Tab, name: string) => tab.click(`${LANE} >>> .zoom [aria-label="${name}"]`);

const expectZoomed = (tab: Tab, whole: string[]) =>
  expect.poll(() => ticksOf(tab)).not.toEqual(whole);

const expectWhole = (tab: Tab, whole: string[]) => expect.poll(() => ticksOf(tab)).toEqual(whole);

test('buttons and keys zoom in and return to the whole run', async ({ openPage }) => {
  const tab = await openPage('isolated', 'index.html?workload=io&wait=100&tasks=3');
  await loadWidget(tab.at(LANE));
  await tab.at(LANE).evaluate((element) => element.run('serial').then(() => {}));
  await tab.find(`${LANE} >>> [data-strategy=serial][data-status=done]`);
  await tab.find(`${LANE} >>> .axis .tick`);
  const whole = await restingTicks(tab);

  await pressZoom(tab, 'Zoom in');
  await expectZoomed(tab, whole);
  await pressZoom(tab, 'Zoom out');
  await expectWhole(tab, whole);

  await tab.at(TIMELINE).evaluate((timeline) => timeline.focus());
  await tab.press(Key.ARROW_RIGHT);
  await tab.press('+');
  await expectZoomed(tab, whole);
  const tooltip = () =>
    tab
      .at(LANE)
      .evaluate(({ shadowRoot }) => shadowRoot.querySelector('.field .tooltip')?.textContent);
  await expect.poll(tooltip).toContain('Task 1');
  await tab.press('0');
  await expectWhole(tab, whole);
  await tab.press('+');
  await expectZoomed(tab, whole);
  await tab.press(Key.ESCAPE);
  await expect.poll(tooltip).toBeFalsy();
  await tab.press(Key.ESCAPE);
  await expectWhole(tab, whole);
});
