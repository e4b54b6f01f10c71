// A widget in a scaled, turned or zoomed slide or post: the pointer finds the span that is under it.
import { Origin } from 'selenium-webdriver';
import { expect, test } from '../helpers/engine-test.ts';
import { HOST, call, loadWidget, writeTag } from '../helpers/tag.ts';
import type { Tab } from '../helpers/tab.ts';

// The pointer moves some hundred times, and a busy machine is slow to show each tooltip.
test.describe.configure({ timeout: 240_000 });

const WORLDS = [
  'zoom: 1',
  'transform: scale(.5)',
  'transform: scale(1.4)',
  'transform: rotate(12deg)',
  'transform: perspective(900px) rotateY(25deg)',
  'zoom: .6',
  'zoom: 1.3',
  'zoom: 1.2; transform: scale(.7) rotate(-5deg)',
];

const ROW = 'race-lane >>> [data-strategy=serial]';

/** Moves the mouse to a place of an element, given in parts of its width, and in the middle of its height. */
async function moveWithin(tab: Tab, path: string, share: number) {
  const place = await tab.at(path).evaluate((element, part) => {
    // A turned box keeps this centre.
    const probe = document.createElement('i');
    probe.style.cssText = `position:absolute;width:2px;height:2px;top:50%;left:calc(${100 * part}% - 1px)`;
    // The probe counts from the nearest positioned box, which has to be the element.
    const { position } = element.style;
    if (getComputedStyle(element).position === 'static') element.style.position = 'relative';
    element.append(probe);
    const { left, right, top, bottom } = probe.getBoundingClientRect();
    probe.remove();
    element.style.position = position;
    // Older engines give the boxes of zoomed elements in the elements' own px.
    const zoom = getComputedStyle(
      document.querySelector('race-lane')?.parentElement as Element,
    ).zoom;
    const factor = 'currentCSSZoom' in element ? 1 : Number(zoom);
    const [x, y] = [left + right, top + bottom].map((sum) => Math.round((sum / 2) * factor));
    return { x, y };
  }, share);
  const mouse = tab.browser.actions({ async: true });
  await mouse.move({ ...place, origin: Origin.VIEWPORT, duration: 0 }).perform();
}

const BAR = 'race-lane >>> .guess-bar';

/** Waits until the handle of the guess is at a place of its bar, given in parts of its width. */
async function expectGuess(tab: Tab, share: number, world: string) {
  const guess = () =>
    tab
      .at(`${BAR} [role=slider]`)
      .evaluate((handle) => parseFloat(handle.style.left) / handle.parentElement.offsetWidth);
  const message = `the guess in ${world}`;
  await expect.poll(guess, { message }).toBeGreaterThan(share - 0.02);
  await expect.poll(guess, { message }).toBeLessThan(share + 0.02);
}

const style = (tab: Tab, css: string) =>
  tab.at('race-lane').evaluate((element, text) => {
    element.parentElement.style.cssText = `width: 900px; transform-origin: 0 0; ${text}`;
    element.scrollIntoView();
  }, css);

test('the pointer finds the same span, and drags a guess to the same place, in every world', async ({
  openPage,
  sites,
}) => {
  const tab = await openPage('isolated', HOST);
  await writeTag(tab, sites.isolated.url, {
    tasks: '4',
    wait: '100',
    strategies: 'serial asyncio',
  });
  const tag = tab.at('race-lane');
  await loadWidget(tag);
  await tag.evaluate((element) => {
    const world = document.createElement('div');
    element.before(world);
    world.append(element);
  });
  await call(tag, 'run', 'serial');
  await tag.evaluate((element) => element.setAttribute('guess', ''));
  await tab.find('race-lane >>> .guess-bar');
  const tooltip = () =>
    tag.evaluate(
      ({ shadowRoot }) => shadowRoot.querySelector('.tooltip')?.textContent.trim() ?? '',
    );
  /** Returns the span that the tooltip names at a place of the lanes, and leaves the lanes. */
  const spanAt = async (share: number, world: string) => {
    await moveWithin(tab, `${ROW} .timeline`, share);
    await expect.poll(tooltip, { message: `${world}, at ${share}` }).toMatch(/^Task/);
    const span = await tooltip();
    await moveWithin(tab, `${ROW} .head`, 0.5);
    await expect.poll(tooltip, { message: `${world}, beside the lanes` }).toBe('');
    return span;
  };
  /** Returns a place near this one that is not at the edge of a span, where a px more or less would count. */
  const findInside = async (share: number): Promise<number> => {
    const [before, after] = [share - 0.01, share + 0.01];
    const isInside = (await spanAt(before, WORLDS[0])) === (await spanAt(after, WORLDS[0]));
    return isInside ? share : findInside(share + 0.03);
  };
  await style(tab, WORLDS[0]);
  const places: number[] = [];
  for (const share of [0.1, 0.3, 0.5]) places.push(await findInside(share));
  const spans: Record<string, string[]> = {};
  for (const world of WORLDS) {
    await style(tab, world);
    spans[world] = [];
    for (const share of places) spans[world].push(await spanAt(share, world));
    await moveWithin(tab, BAR, 0.25);
    await tab.browser.actions({ async: true }).press().perform();
    await expectGuess(tab, 0.25, world);
    await moveWithin(tab, BAR, 0.6);
    await expectGuess(tab, 0.6, world);
    await tab.browser.actions({ async: true }).release().perform();
  }
  const [first] = WORLDS;
  for (const world of WORLDS) {
    expect(spans[world], world).toEqual(spans[first]);
  }
});
