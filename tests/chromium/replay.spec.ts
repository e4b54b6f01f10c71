// The view Replay as readers use it: by keyboard, mouse and touch, with reduced motion, and from links to a moment.
import { violations } from '../helpers/axe.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { runUntilCounted } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

const SET_UP = 'workload=io&wait=200&tasks=3&repeats=1';

/** Runs strategies of a widget and opens Replay. */
async function openReplay(page: Page, ...strategies: string[]) {
  const widget = page.locator('race-lane').first();
  for (const strategy of strategies) await runUntilCounted(widget, strategy);
  await widget.getByRole('tab', { name: 'Replay' }).click();
  await expect(widget.locator('[part=replay]')).toBeVisible();
  return widget;
}

const scrubberOf = (widget: Locator) => widget.getByRole('slider', { name: 'Moment' });
const momentOf = async (widget: Locator) => Number(await scrubberOf(widget).inputValue());
const sentenceIn = (widget: Locator) => widget.locator('.event-sentence');
const announcementIn = (widget: Locator) => widget.locator('[aria-live=polite]').last();

test('the tab Replay fetches the view, and without results the view asks for two runs', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  const widget = page.locator('race-lane');
  await widget.getByRole('button', { name: /^Serial,/ }).waitFor();
  expect(requested.filter((url) => url.includes('replay'))).toEqual([]);
  await widget.getByRole('tab', { name: 'Replay' }).click();
  await expect(widget.getByText('Run two strategies, and Replay draws them again')).toBeVisible();
  expect(requested.filter((url) => url.includes('replay'))).toHaveLength(1);
});

test('keys on the scrubber step from event to event, have each announced, and play', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openReplay(page, 'serial', 'threads');
  const scrubber = scrubberOf(widget);
  await scrubber.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => momentOf(widget)).toBe(0);
  await expect(sentenceIn(widget)).toHaveText(
    /^0 ms: Serial and Threads \(GIL\): Tasks 1 to 3 start up\.$/,
  );

  const moments = [0];
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => momentOf(widget)).toBeGreaterThan(moments.at(-1) as number);
    moments.push(await momentOf(widget));
    await expect(async () => {
      expect(await announcementIn(widget).innerText()).toBe(await sentenceIn(widget).innerText());
    }).toPass({ timeout: 30_000 });
  }
  for (const moment of moments.slice(0, -1).reverse()) {
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => momentOf(widget)).toBe(moment);
  }
  await scrubber.evaluate((field) => {
    for (let i = 0; i < 3; i++) {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    }
  });
  await expect.poll(() => momentOf(widget), 'three keys in one frame').toBe(moments[3]);
  await page.keyboard.press('End');
  await expect(sentenceIn(widget)).toHaveText(
    /Serial: .*All three tasks are done after [\d.]+ ms\.$/,
  );
  await expect(scrubber).toHaveAttribute('aria-valuetext', /^[\d.]+ ms of \d+ ms$/);
  await expect(widget.locator('.task-states .elapsed')).toHaveCount(2);

  await page.keyboard.press('PageDown');
  const endMs = await momentOf(widget);
  await page.keyboard.press('PageDown');
  await expect.poll(() => momentOf(widget)).toBeLessThan(endMs);

  // So slow that the replay does not end before the next key.
  await widget.getByRole('combobox', { name: 'Speed' }).selectOption('1/100');
  await scrubber.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(widget.getByRole('button', { name: 'Pause' })).toBeVisible();
  const heard = await announcementIn(widget).innerText();
  await expect.poll(() => momentOf(widget)).toBeGreaterThan(20);
  await page.keyboard.press('Space');
  await expect(widget.getByRole('button', { name: 'Play' })).toBeVisible();
  expect(await announcementIn(widget).innerText(), 'playing is not announced').toBe(heard);
});

test('a replay stops at the end, and Play then starts from the beginning', async ({ openPage }) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openReplay(page, 'threads');
  await expect(widget.getByText('Run a second strategy, and both are drawn')).toBeVisible();
  await widget.getByRole('combobox', { name: 'Speed' }).selectOption('1');
  await expect(widget.getByText('Replay of measured runs, at the speed measured.')).toBeVisible();
  await widget.getByRole('button', { name: 'Play' }).click();
  await expect(widget.getByRole('button', { name: 'Next event' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(widget.getByRole('button', { name: 'Play' })).toBeVisible();
  const endMs = await momentOf(widget);
  expect(endMs).toBeGreaterThan(200);
  await widget.getByRole('combobox', { name: 'Speed' }).selectOption('1/1000');
  await expect(widget.getByText('Replay of measured runs, 1000 times slower.')).toBeVisible();
  await widget.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => momentOf(widget)).toBeLessThan(endMs / 10);
});

test('a run stops the replay, and a sentence says why', async ({ openPage }) => {
  const page = await openPage('isolated', 'embed.html?workload=io&wait=3000&tasks=3&repeats=1');
  const widget = await openReplay(page, 'threads');
  await widget.getByRole('button', { name: 'Play' }).click();
  await widget.evaluate((lane: any) => void lane.run('serial').catch(() => {}));
  await expect(widget.getByText('While a run is measured the replay stands still')).toBeVisible();
  const before = await momentOf(widget);
  const play = widget.getByRole('button', { name: 'Play' });
  await expect(play).toHaveAttribute('aria-disabled', 'true');
  // A click by Playwright would wait until the button is enabled.
  await play.dispatchEvent('click');
  await page.waitForTimeout(300);
  expect(await momentOf(widget)).toBe(before);
  await expect(play).toHaveAttribute('aria-disabled', 'false');
});

test('with reduced motion the playhead jumps twice a second, and steps are the same', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const widget = await openReplay(page, 'serial');
  await widget.getByRole('button', { name: 'Next event' }).click();
  await expect.poll(() => momentOf(widget)).toBeGreaterThan(0);
  const places = await widget.evaluate(async (lane: any) => {
    const root = lane.shadowRoot as ShadowRoot;
    const veil = root.querySelector('.veil') as HTMLElement;
    const seen = new Set<string>();
    (root.querySelector('.play') as HTMLElement).click();
    const beganMs = performance.now();
    const elapsedMs = () => performance.now() - beganMs;
    // A busy machine may draw no frame for seconds.
    while (elapsedMs() < 2200 || (seen.size < 2 && elapsedMs() < 20_000)) {
      await new Promise(requestAnimationFrame);
      seen.add(veil.style.transform);
    }
    return { count: seen.size, seconds: elapsedMs() / 1000 };
  });
  expect(places.count, 'places of the playhead').toBeGreaterThan(1);
  expect(places.count).toBeLessThanOrEqual(2 + 2 * places.seconds);
});

test('a link to a moment opens Replay with the results at that moment, in another page', async ({
  openPage,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openReplay(page, 'serial', 'threads');
  await scrubberOf(widget).fill('123.456');
  await widget.getByRole('button', { name: 'Copy link to this moment' }).click();
  await expect(widget.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect(announcementIn(widget)).toHaveText('Copied: Link to this moment.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/embed\.html\?view=replay&moment=123\.456#results=1\.io\./);
  await widget.getByRole('button', { name: 'Next event' }).click();
  await expect(widget.getByRole('button', { name: 'Copy link to this moment' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(link);
  const shown = other.locator('race-lane');
  await expect(shown.locator('[part=replay] [data-recorded]')).toHaveCount(2);
  await expect(shown.getByText('Replay of recorded runs,')).toBeVisible();
  await expect.poll(() => momentOf(shown)).toBeCloseTo(123.456, 3);
  await expect(sentenceIn(shown)).toHaveText(/Lanes? \d/);

  // A link with recorded results can be copied again, with another moment and a zoom.
  await shown.evaluate((lane) => lane.setAttribute('moment', '50'));
  await expect.poll(() => momentOf(shown)).toBe(50);
  await shown.evaluate((lane) => lane.setAttribute('zoom', '40-90'));
  await expect(scrubberOf(shown)).toHaveAttribute('min', '40');
  await shown.getByRole('button', { name: 'Copy link to this moment' }).click();
  await expect(shown.getByRole('button', { name: 'Copied' })).toBeVisible();
  const passedOn = await other.evaluate(() => navigator.clipboard.readText());
  expect(passedOn).toBe(link.replace('moment=123.456', 'moment=50&zoom=40-90'));
  await scrubberOf(shown).focus();
  for (let step = 0; step < 40; step++) await other.keyboard.press('ArrowRight');
  await expect(async () => {
    const [min, max] = await Promise.all(
      ['min', 'max'].map((name) => scrubberOf(shown).getAttribute(name)),
    );
    const atMs = await momentOf(shown);
    expect(atMs, 'the stretch follows').toBeGreaterThanOrEqual(Number(min));
    expect(atMs).toBeLessThanOrEqual(Number(max));
    expect(Number(max) - Number(min)).toBeCloseTo(50, 3);
  }).toPass({ timeout: 30_000 });
});

test('in a zoomed stretch keys never lead the playhead out of sight', async ({ openPage }) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openReplay(page, 'serial', 'threads');
  const scrubber = scrubberOf(widget);
  await widget.evaluate((lane) => lane.setAttribute('zoom', '100-140'));
  await expect(scrubber).toHaveAttribute('min', '100');
  await scrubber.focus();
  for (const key of ['End', 'PageUp', 'PageUp', 'Home', 'PageDown', 'ArrowLeft', 'PageDown']) {
    await page.keyboard.press(key);
    // The field would show its nearest value; its text tells the playhead.
    await expect(async () => {
      const [shown, text] = [await momentOf(widget), await scrubber.getAttribute('aria-valuetext')];
      expect(text, key).toContain(`${Number(shown.toFixed(2))} ms of`);
    }).toPass({ timeout: 30_000 });
    await page.waitForTimeout(100);
  }
});

test('where the page may not copy, a field with the link is selected', async ({ openPage }) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openReplay(page, 'serial');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
  });
  await widget.getByRole('button', { name: 'Copy link to this moment' }).click();
  const field = widget.getByRole('textbox', { name: 'Link to this moment' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/view=replay&moment=0#results=/);
  await expect(widget.locator('[part=replay] .field-problem')).toHaveText(
    /^This page may not copy\./,
  );
  await expect
    .poll(() => field.evaluate((area: any) => area.selectionEnd - area.selectionStart))
    .toBeGreaterThan(50);
});

test('lanes have tooltips, take arrow keys, and unfold, as in Time', async ({ openPage }) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openReplay(page, 'threads');
  await widget.locator('[part=timeline]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(widget.locator('[part=tooltip]')).toHaveText(/^Task 1 /);
  await page.keyboard.press('Enter');
  await expect(widget.locator('.line-label')).toHaveCount(3);
});

test.describe('on a narrow screen with touch', () => {
  test.use({ hasTouch: true, viewport: { width: 320, height: 700 } });

  test('a finger drags the scrubber, the page does not scroll sideways, and axe finds no fault', async ({
    openPage,
  }) => {
    const page = await openPage('isolated', `embed.html?${SET_UP}`);
    const widget = await openReplay(page, 'serial', 'threads');
    await scrubberOf(widget).scrollIntoViewIfNeeded();
    const box = (await scrubberOf(widget).boundingBox()) as {
      x: number;
      y: number;
      width: number;
      height: number;
    };
    const client = await page.context().newCDPSession(page);
    const y = box.y + box.height / 2;
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      });
    await touch('touchStart', box.x + 8);
    for (const share of [0.1, 0.2, 0.3, 0.4, 0.5])
      await touch('touchMove', box.x + 8 + share * (box.width - 16));
    await touch('touchEnd', 0);
    const max = Number(await scrubberOf(widget).getAttribute('max'));
    await expect.poll(async () => (await momentOf(widget)) / max).toBeGreaterThan(0.35);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);
    expect(await violations(page, { themes: true })).toEqual([]);
  });
});
