// Replay in every engine: keys on the scrubber, playing, and the playhead over the lanes.
import { Key } from 'selenium-webdriver';
import { expect, test } from '../helpers/engine-test.ts';
import { readSettled } from '../helpers/settled.ts';
import { loadWidget } from '../helpers/tag.ts';

const LANE = 'race-lane';
const SCRUBBER = `${LANE} >>> .scrubber`;

test('keys step through a replay and play it, and the veil follows the playhead', async ({
  openPage,
}) => {
  const tab = await openPage('isolated', 'embed.html?workload=io&tasks=3&wait=100');
  await loadWidget(tab.at(LANE));
  await tab.at(LANE).evaluate(async (lane) => {
    await lane.run('serial');
    await lane.run('asyncio');
  });
  await tab.click(`${LANE} >>> #tab-replay`);
  for (const part of ['.scrubber', '.veil', '.event-sentence']) {
    await tab.find(`${LANE} >>> ${part}`);
  }
  const look = () =>
    tab.at(SCRUBBER).evaluate((field: HTMLInputElement) => {
      const root = field.getRootNode() as ShadowRoot;
      const veil = root.querySelector('.veil') as HTMLElement;
      return {
        atMs: Number(field.value),
        spoken: field.getAttribute('aria-valuetext'),
        sentence: (root.querySelector('.event-sentence') as HTMLElement).innerText,
        veilPx: new DOMMatrix(getComputedStyle(veil).transform).e,
      };
    });
  await tab.at(SCRUBBER).evaluate((field: HTMLInputElement) => field.focus());
  const moments = [(await look()).atMs];
  for (let step = 0; step < 3; step++) {
    await tab.press(Key.ARROW_RIGHT);
    await expect.poll(async () => (await look()).atMs).toBeGreaterThan(moments.at(-1) as number);
    moments.push((await look()).atMs);
  }
  const sentence = async () => (await look()).sentence;
  await expect.poll(sentence).toMatch(/^[\d.]+ ms: (Serial|asyncio): Tasks? 1/);
  await tab.press(Key.ARROW_LEFT);
  await expect.poll(async () => (await look()).atMs).toBe(moments[2]);

  await tab.press(Key.END);
  await expect.poll(sentence).toContain('All three tasks are done');
  const end = await readSettled(look, 300);
  expect(end.spoken).toMatch(/^\d[\d.]* ms of \d+ ms$/);
  await tab.press(Key.HOME);
  await expect.poll(async () => (await look()).veilPx).toBeLessThan(end.veilPx / 10);
  await tab.press(Key.SPACE);
  await expect.poll(async () => (await look()).veilPx).toBeGreaterThan(end.veilPx / 50);
});
