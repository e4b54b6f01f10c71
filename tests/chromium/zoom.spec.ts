// Zooming into a stretch of time: by buttons, keys, wheel, pinch and drag, and back to the whole run.
import { expect, test } from '../helpers/chromium-test.ts';
import { readSettled } from '../helpers/settled.ts';
import { HOST } from '../helpers/tag.ts';
import { putTag, rowOf } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

// Otherwise the axis would move for a while after each step.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A set-up in which threads hand the lock over every few ms. */
const LOCKED = {
  workload: 'cpu',
  tasks: '3',
  size: '60000000',
  'switch-interval': '5',
  strategies: 'serial threads',
};

type Open = (kind?: 'isolated' | 'plain', path?: string) => Promise<Page>;

/** Opens a post with one measured run of Threads. */
async function openMeasured(openPage: Open, url: string, attributes = {}) {
  const page = await openPage('isolated', HOST);
  const widget = await putTag(page, url, { ...LOCKED, ...attributes });
  await expect(rowOf(widget, 'threads')).toBeVisible();
  await widget.evaluate((element: any) => element.run('threads'));
  const timeline = rowOf(widget, 'threads').locator('.timeline');
  await expect(timeline).toHaveAttribute('aria-label', /Arrow keys/);
  await waitForAxis(widget);
  return { page, widget, timeline };
}

const ticksOf = (widget: Locator) => widget.locator('.axis .tick').allTextContents();

/** Waits until the axis no longer moves. */
const waitForAxis = (widget: Locator) => readSettled(() => axisOf(widget), 100);

/** Returns the ticks with their places. */
const axisOf = (widget: Locator) =>
  widget
    .locator('.axis .tick')
    .evaluateAll((ticks) => ticks.map((tick) => `${tick.getAttribute('x')} ${tick.textContent}`));

/** Returns the times at both edges of the track, in ms. */
async function shownStretch(widget: Locator) {
  await waitForAxis(widget);
  return widget.locator('.axis').evaluate((axis) => {
    const ticks = [...axis.querySelectorAll('.tick')].map((tick) => {
      const [value, unit] = (tick.textContent ?? '').trim().split(' ');
      return { x: Number(tick.getAttribute('x')), ms: Number(value) * (unit === 's' ? 1000 : 1) };
    });
    const [first, last] = [ticks[0], ticks[ticks.length - 1]];
    const msPerPx = (last.ms - first.ms) / (last.x - first.x);
    const fromMs = first.ms - first.x * msPerPx;
    return { fromMs, toMs: fromMs + axis.clientWidth * msPerPx, msPerPx };
  });
}

const lengthOf = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => toMs - fromMs;

/** Returns the times of an announced span, in ms, and as much more as its figures are rounded. */
function timesIn(announcement: string) {
  const [, from, fromUnit, length, lengthUnit] =
    /from ([\d.]+) (m?s), for ([\d.]+) (m?s)$/.exec(announcement) ?? [];
  const inMs = (figure: string, unit: string) => Number(figure) * (unit === 's' ? 1000 : 1);
  const fromMs = inMs(from, fromUnit);
  const roundedMs = fromMs / 100;
  return { fromMs: fromMs - roundedMs, toMs: fromMs + inMs(length, lengthUnit) + roundedMs };
}

const announcementIn = (widget: Locator) => widget.locator('[aria-live=polite]').last();

const buttonOf = (widget: Locator, name: string) =>
  widget.getByRole('group', { name: 'Zoom' }).getByRole('button', { name, exact: true });

/** Returns the middle of a timeline, in px of the window. */
async function middleOf(timeline: Locator) {
  await timeline.scrollIntoViewIfNeeded();
  const box = await timeline.boundingBox();
  if (!box) throw new Error('The timeline is not shown.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}

test('the zoom buttons appear with the first result, zoom about the middle, and return to the whole run', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', HOST);
  const widget = await putTag(page, sites.isolated.url, LOCKED);
  await expect(rowOf(widget, 'threads')).toBeVisible();
  await expect(widget.getByRole('group', { name: 'Zoom' })).toHaveCount(0);
  const footPx = () => widget.locator('.below').evaluate(({ clientHeight }) => clientHeight);
  const footBeforePx = await footPx();
  await widget.evaluate((element: any) => element.run('threads'));
  await expect(buttonOf(widget, 'Zoom in')).toHaveAttribute('aria-disabled', 'false');
  await expect(buttonOf(widget, 'Zoom out')).toHaveAttribute('aria-disabled', 'true');
  await expect(buttonOf(widget, 'Whole run')).toHaveAttribute('aria-disabled', 'true');
  expect(await footPx(), 'the buttons take no further room').toBe(footBeforePx);
  for (const name of ['Zoom out', 'Zoom in', 'Whole run']) {
    const box = await buttonOf(widget, name).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(24);
  }

  const whole = await shownStretch(widget);
  const wholeTicks = await ticksOf(widget);
  await buttonOf(widget, 'Zoom in').click();
  await expect(announcementIn(widget)).toContainText(
    /^The chart shows [\d.]+ m?s to [\d.]+ m?s\.$/,
  );
  await expect
    .poll(async () => lengthOf(await shownStretch(widget)) / lengthOf(whole))
    .toBeCloseTo(0.5, 2);
  const half = await shownStretch(widget);
  expect(half.fromMs / lengthOf(whole)).toBeCloseTo(0.25, 2);
  await buttonOf(widget, 'Zoom out').click();
  await expect.poll(() => ticksOf(widget)).toEqual(wholeTicks);
  await buttonOf(widget, 'Zoom in').click();
  await buttonOf(widget, 'Zoom in').click();
  await buttonOf(widget, 'Whole run').click();
  await expect(announcementIn(widget)).toHaveText('The chart shows the whole run.');
  await expect.poll(() => ticksOf(widget)).toEqual(wholeTicks);
});

test('Zoom in is disabled at the shortest stretch, which is 0.1 ms', async ({
  openPage,
  sites,
}) => {
  const { widget } = await openMeasured(openPage, sites.isolated.url);
  const zoomIn = buttonOf(widget, 'Zoom in');
  await zoomIn.evaluate((button: HTMLElement) => {
    for (let presses = 0; presses < 30; presses++) button.click();
  });
  await expect(zoomIn).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(async () => lengthOf(await shownStretch(widget))).toBeCloseTo(0.1, 3);
});

test('Ctrl or Cmd and the wheel zoom about the pointer, over lanes and over the axis', async ({
  openPage,
  sites,
}) => {
  const { page, widget, timeline } = await openMeasured(openPage, sites.isolated.url);
  const { x, y, width } = await middleOf(timeline);
  const whole = await shownStretch(widget);
  const place = 0.25;
  await page.mouse.move(x - width * (0.5 - place), y);
  await page.keyboard.down('Control');
  for (let steps = 0; steps < 4; steps++) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect
    .poll(async () => lengthOf(await shownStretch(widget)))
    .toBeLessThan(lengthOf(whole) / 3);
  const zoomed = await shownStretch(widget);
  const aboutMs = whole.fromMs + place * lengthOf(whole);
  expect((aboutMs - zoomed.fromMs) / lengthOf(zoomed)).toBeCloseTo(place, 1);

  const axis = await widget.locator('.axis').boundingBox();
  await page.mouse.move((axis?.x ?? 0) + 10, (axis?.y ?? 0) + 8);
  await page.keyboard.down('Meta');
  for (let steps = 0; steps < 8; steps++) await page.mouse.wheel(0, 100);
  await page.keyboard.up('Meta');
  await expect(buttonOf(widget, 'Whole run')).toHaveAttribute('aria-disabled', 'true');
});

test('the plain wheel scrolls the page, and Ctrl with the wheel beside the lanes zooms the page', async ({
  openPage,
  sites,
}) => {
  const { page, widget, timeline } = await openMeasured(openPage, sites.isolated.url);
  await page.evaluate(() => {
    document.body.style.paddingBottom = '3000px';
    const seen = window as any;
    seen.prevented = [];
    window.addEventListener('wheel', (event) => seen.prevented.push(event.defaultPrevented));
  });
  const before = await ticksOf(widget);
  const { x, y } = await middleOf(timeline);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 60);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.mouse.wheel(40, 0);
  const sentence = await widget.locator('.sentence').boundingBox();
  await page.mouse.move((sentence?.x ?? 0) + 5, (sentence?.y ?? 0) + 5);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 1);
  await page.keyboard.up('Control');
  await expect
    .poll(() => page.evaluate(() => (window as any).prevented))
    .toEqual([false, false, false]);
  expect(await ticksOf(widget)).toEqual(before);
});

test('a sideways wheel and a drag move a zoomed chart, and a click still unfolds the row', async ({
  openPage,
  sites,
}) => {
  const { page, widget, timeline } = await openMeasured(openPage, sites.isolated.url);
  await buttonOf(widget, 'Zoom in').click();
  await buttonOf(widget, 'Zoom in').click();
  const before = await shownStretch(widget);
  const { x, y } = await middleOf(timeline);
  await page.mouse.move(x, y);
  await page.mouse.wheel(80, 0);
  const moved = () =>
    shownStretch(widget).then(({ fromMs }) => (fromMs - before.fromMs) / before.msPerPx);
  await expect.poll(moved).toBeCloseTo(80, -1);

  await page.mouse.down();
  for (const step of [20, 60, 100]) await page.mouse.move(x + step, y);
  await page.mouse.up();
  await expect.poll(moved).toBeCloseTo(-20, -1);
  await expect(rowOf(widget, 'threads').locator('.unfold')).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await timeline.click();
  await expect(rowOf(widget, 'threads').locator('.unfold')).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  await timeline.dblclick();
  await expect
    .poll(async () => lengthOf(await shownStretch(widget)))
    .toBeCloseTo(lengthOf(before), 1);
});

test('plus, minus and 0 zoom a focused timeline; Escape closes the tooltip, then shows the whole run', async ({
  openPage,
  sites,
}) => {
  const { page, widget, timeline } = await openMeasured(openPage, sites.isolated.url);
  const whole = await ticksOf(widget);
  const heard: Promise<string[]> = page.evaluate(() => {
    const seen = window as any;
    seen.keys = [];
    document.addEventListener('keydown', ({ key }) => seen.keys.push(key));
    return seen.keys;
  });
  await heard;
  await timeline.focus();
  await page.keyboard.press('+');
  await expect.poll(() => ticksOf(widget)).not.toEqual(whole);
  await page.keyboard.press('-');
  await expect.poll(() => ticksOf(widget)).toEqual(whole);
  await page.keyboard.press('=');
  await expect.poll(() => ticksOf(widget)).not.toEqual(whole);
  await page.keyboard.press('0');
  await expect.poll(() => ticksOf(widget)).toEqual(whole);

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('+');
  await expect.poll(() => ticksOf(widget)).not.toEqual(whole);
  const tooltip = widget.locator('.field .tooltip');
  await expect(tooltip).toContainText('Task 1');
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
  expect(await ticksOf(widget)).not.toEqual(whole);
  await page.keyboard.press('Escape');
  await expect.poll(() => ticksOf(widget)).toEqual(whole);
  expect(await page.evaluate(() => (window as any).keys)).toEqual([]);
});

test('the stretch shown follows arrow keys from span to span, and tooltips stay within the row', async ({
  openPage,
  sites,
}) => {
  const { page, widget, timeline } = await openMeasured(openPage, sites.isolated.url);
  await timeline.focus();
  await page.keyboard.press('ArrowRight');
  // A stretch shorter than the time between two hand-overs cannot show the first span and the last one.
  for (let presses = 0; presses < 9; presses++) await page.keyboard.press('+');
  const field = await rowOf(widget, 'threads').locator('.field').boundingBox();
  const tooltip = widget.locator('.field .tooltip');
  const starts: Set<number> = new Set();
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'Home', 'ArrowRight']) {
    const before = (await announcementIn(widget).textContent()) ?? '';
    await page.keyboard.press(key);
    await expect(announcementIn(widget)).not.toHaveText(before);
    await expect(announcementIn(widget)).toHaveText(/^Task 1 /);
    await expect(tooltip).toHaveText((await announcementIn(widget).textContent()) ?? '');
    await expect(async () => {
      const box = await tooltip.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual((field?.x ?? 0) - 1);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(
        (field?.x ?? 0) + (field?.width ?? 0) + 1,
      );
      const span = timesIn((await announcementIn(widget).textContent()) ?? '');
      const shown = await shownStretch(widget);
      expect(shown.fromMs, key).toBeLessThan(span.toMs);
      expect(shown.toMs, key).toBeGreaterThan(span.fromMs);
    }).toPass({ timeout: 30_000 });
    starts.add((await shownStretch(widget)).fromMs);
  }
  expect(starts.size, 'the stretch moves').toBeGreaterThan(1);
  await expect(widget.locator('.cursor')).toHaveCount(1);
});

test('a deep zoom draws each hand-over of the lock in a folded row', async ({
  openPage,
  sites,
}) => {
  const { page, widget, timeline } = await openMeasured(openPage, sites.isolated.url);
  // On a busy machine a thread may start late and meet no other at the lock, and a turn may take much longer than another.
  let turns: number[] = [];
  const evenness = (index: number) => {
    const gaps = [1, 2].map((next) => turns[index + next] - turns[index + next - 1]);
    return Math.min(...gaps) / Math.max(...gaps);
  };
  let first = 2;
  await expect(async () => {
    const report = await widget.evaluate((element: any) => element.run('threads'));
    turns = report.tasks
      .flatMap(({ spans }: any) => spans)
      .filter(({ phase }: any) => phase === 'scan')
      .map(({ startMs }: any) => startMs)
      .sort((a: number, b: number) => a - b);
    expect(turns.length, 'turns under the lock').toBeGreaterThan(6);
    for (let index = 3; index < turns.length - 2; index++) {
      if (evenness(index) > evenness(first)) first = index;
    }
    expect(evenness(first), 'turns of about one length').toBeGreaterThan(0.3);
  }).toPass({ timeout: 60_000 });
  await expect(timeline).toHaveAttribute('aria-label', /Arrow keys/);
  // Three hand-overs.
  const [fromMs, toMs] = [turns[first] - 1, turns[first + 2] + 1];
  await widget.evaluate((element, zoom) => element.setAttribute('zoom', zoom), `${fromMs}-${toMs}`);
  await expect
    .poll(async () => Math.abs((await shownStretch(widget)).fromMs - fromMs))
    .toBeLessThan(0.5);
  const handOvers = async () => {
    const path = (await timeline.locator('.hand-over').getAttribute('d')) ?? '';
    return [...path.matchAll(/M([\d.]+) /g)].map(([, x]) => Number(x));
  };
  await expect.poll(async () => (await handOvers()).length).toBe(3);
  const drawn = await handOvers();
  const { msPerPx } = await shownStretch(widget);
  const expected = turns.slice(first, first + 3).map((ms) => (ms - fromMs) / msPerPx);
  drawn.forEach((x, i) => expect(Math.abs(x - expected[i])).toBeLessThan(2));
  for (const [i, x] of drawn.entries()) if (i > 0) expect(x - drawn[i - 1]).toBeGreaterThan(20);

  const row = rowOf(widget, 'threads');
  const clip = await timeline.evaluate((element) => getComputedStyle(element).overflow);
  expect(clip, 'nothing is drawn outside the row').toBe('hidden');
  await expect(row.locator('.unfold')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Escape');
});

test('the attribute `zoom` shows a stretch once there are results, and a sentence refuses a wrong value', async ({
  openPage,
  sites,
  allowErrors,
}) => {
  const { widget } = await openMeasured(openPage, sites.isolated.url);
  await widget.evaluate((element) => element.setAttribute('zoom', '10-30'));
  await expect.poll(async () => lengthOf(await shownStretch(widget))).toBeCloseTo(20, 1);
  expect((await shownStretch(widget)).fromMs).toBeCloseTo(10, 1);
  await widget.evaluate((element) => element.removeAttribute('zoom'));
  await expect(buttonOf(widget, 'Whole run')).toHaveAttribute('aria-disabled', 'true');
  allowErrors(/zoom/);
  for (const wrong of ['150-100', 'soon', '5', '1-2-3', '-5-10']) {
    await widget.evaluate((element, zoom) => element.setAttribute('zoom', zoom), wrong);
    await expect(widget.locator('.problem'), wrong).toContainText(
      'two times in ms, such as 1200-1250',
    );
  }
});

test('a new run shows the whole again, and the zoom buttons are disabled during the run', async ({
  openPage,
  sites,
}) => {
  const { widget } = await openMeasured(openPage, sites.isolated.url);
  await buttonOf(widget, 'Zoom in').click();
  await expect(buttonOf(widget, 'Whole run')).toHaveAttribute('aria-disabled', 'false');
  // The run may be over before a look from here.
  const seen = await buttonOf(widget, 'Zoom in').evaluateHandle((button) => {
    const values: (string | null)[] = [];
    new MutationObserver(() => values.push(button.getAttribute('aria-disabled'))).observe(button, {
      attributeFilter: ['aria-disabled'],
    });
    return values;
  });
  await widget.evaluate((element: any) => element.run('serial'));
  await expect.poll(() => seen.jsonValue()).toEqual(['true', 'false']);
  await expect(buttonOf(widget, 'Zoom in')).toHaveAttribute('aria-disabled', 'false');
  await expect(buttonOf(widget, 'Whole run')).toHaveAttribute('aria-disabled', 'true');
});

test('Replay zooms about its playhead, and arrow keys move from span to span', async ({
  openPage,
  sites,
}) => {
  const { page, widget } = await openMeasured(openPage, sites.isolated.url);
  await widget.evaluate((element: any) => element.run('serial'));
  await widget.evaluate((element) => element.setAttribute('moment', '60'));
  await widget.getByRole('tab', { name: 'Replay' }).click();
  await expect(widget.locator('[part=replay]')).toBeVisible();
  const whole = await readSettled(() => ticksOf(widget), 300);
  for (let presses = 0; presses < 3; presses++) await buttonOf(widget, 'Zoom in').click();
  await expect.poll(() => ticksOf(widget)).not.toEqual(whole);
  const { fromMs, toMs } = await shownStretch(widget);
  expect(fromMs).toBeLessThan(60);
  expect(toMs).toBeGreaterThan(60);
  await rowOf(widget, 'threads').locator('.timeline').focus();
  await page.keyboard.press('ArrowRight');
  await expect(widget.locator('.field .tooltip')).toContainText('Task 1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => ticksOf(widget)).toEqual(whole);
});

/** Returns a function that sends touches through the browser's input. */
async function touchSender(page: Page) {
  const session = await page.context().newCDPSession(page);
  return (
    type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
    points: [number, number][],
  ) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
}

for (const style of ['', 'zoom: 1.5', 'transform: scale(.7); transform-origin: 0 0']) {
  test(`two fingers zoom about their middle, and one finger moves a zoomed chart sideways${style && `, with ${style}`}`, async ({
    openPage,
    sites,
  }) => {
    const { page, widget, timeline } = await openMeasured(openPage, sites.isolated.url);
    await widget.evaluate((element, text) => element.setAttribute('style', text), style);
    const whole = await shownStretch(widget);
    const { x, y, width } = await middleOf(timeline);
    const send = await touchSender(page);
    const reach = width / 8;
    await send('touchStart', [[x - reach, y]]);
    await send('touchStart', [
      [x - reach, y],
      [x + reach, y],
    ]);
    for (const more of [1.25, 1.5, 1.75, 2])
      await send('touchMove', [
        [x - reach * more, y],
        [x + reach * more, y],
      ]);
    await send('touchEnd', []);
    await expect
      .poll(async () => lengthOf(await shownStretch(widget)) / lengthOf(whole))
      .toBeCloseTo(0.5, 1);
    const zoomed = await shownStretch(widget);
    const middleMs = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => (fromMs + toMs) / 2;
    expect(Math.abs(middleMs(zoomed) - middleMs(whole)) / lengthOf(whole)).toBeLessThan(0.02);

    await send('touchStart', [[x, y]]);
    for (const part of [0.05, 0.1, 0.15, 0.2]) await send('touchMove', [[x - part * width, y]]);
    await send('touchEnd', []);
    const moved = async () =>
      ((await shownStretch(widget)).fromMs - zoomed.fromMs) / lengthOf(zoomed);
    // The browser uses the first px of a finger to detect the direction.
    await expect.poll(moved).toBeGreaterThan(0.12);
    expect(await moved()).toBeLessThan(0.21);
    await expect(rowOf(widget, 'threads').locator('.unfold')).toHaveAttribute(
      'aria-expanded',
      'false',
    );
  });
}

test('after a touch that the browser cancels, one finger scrolls the page and does not zoom', async ({
  openPage,
  sites,
}) => {
  const { page, widget, timeline } = await openMeasured(openPage, sites.isolated.url);
  await page.evaluate(() => (document.body.style.paddingBottom = '3000px'));
  await buttonOf(widget, 'Zoom in').click();
  const before = await shownStretch(widget);
  const { x, y } = await middleOf(timeline);
  const send = await touchSender(page);
  await send('touchStart', [[x, y]]);
  await send('touchCancel', []);
  await send('touchStart', [[x, y]]);
  for (const up of [10, 30, 60, 90]) await send('touchMove', [[x, y - up]]);
  await send('touchEnd', []);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(20);
  const after = await shownStretch(widget);
  expect(lengthOf(after)).toBeCloseTo(lengthOf(before), 2);
  expect(Math.abs(after.fromMs - before.fromMs) / lengthOf(before)).toBeLessThan(0.05);
});
