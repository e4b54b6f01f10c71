// The buttons within the sentences of a chapter: they replay the runs, and zoom in on the lock.
import { pythonFiles } from '../../scripts/python.js';
import { expect, test } from '../helpers/chromium-test.ts';
import { press, runOnce, runUntilCounted } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

const QUICK = 'index.html?wait=100&tasks=3&size=30000000';

const tabOf = (widget: Locator, name: string) => widget.getByRole('tab', { name, exact: true });

/** Returns a chapter's widget and one of the buttons in its sentences. */
function chapterOf(page: Page, id: string, button: string) {
  const chapter = page.locator(`#${id}`);
  const widget = chapter.locator('race-lane');
  return { chapter, widget, button: chapter.getByRole('button', { name: button }) };
}

const attributesOf = (widget: Locator) =>
  widget.evaluate((lane) =>
    ['view', 'zoom', 'moment'].map((name) => lane.getAttribute(name) ?? ''),
  );

/** Waits until Replay is open, zoomed on the lock. Returns the stretch in ms. */
async function zoomedStretch(widget: Locator) {
  await expect(tabOf(widget, 'Replay')).toHaveAttribute('aria-selected', 'true', {
    timeout: 90_000,
  });
  const [view, zoom, moment] = await attributesOf(widget);
  const [fromMs, toMs] = zoom.split('-').map(Number);
  expect(view).toBe('replay');
  expect(toMs).toBeGreaterThan(fromMs);
  expect(Number(moment)).toBeGreaterThan(fromMs);
  expect(Number(moment)).toBeLessThan(toMs);
  const { lock, elapsedMs } = await widget.evaluate((lane: any) => lane.report);
  expect(toMs - fromMs, 'a small part of the run').toBeLessThan(elapsedMs);
  expect(lock.switches).toBeGreaterThanOrEqual(3);
  return { fromMs, toMs };
}

test('the button “Replay them side by side” opens Replay before any run, and again from another view', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const { widget, button } = chapterOf(page, 'waiting', 'Replay them side by side');
  await press(button);
  await expect(tabOf(widget, 'Replay')).toHaveAttribute('aria-selected', 'true');
  await expect(widget.getByRole('tabpanel')).toContainText('Run two strategies');

  await tabOf(widget, 'Time').click();
  await runUntilCounted(widget, 'asyncio');
  await runUntilCounted(widget, 'threads');
  await press(button);
  await expect(tabOf(widget, 'Replay')).toHaveAttribute('aria-selected', 'true');
  await expect(widget).toBeInViewport();
});

test('the button “Zoom in on the lock” runs Threads if needed, only once, and shows hand-overs', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const { widget, button } = chapterOf(page, 'computing', 'Zoom in on the lock');
  await page.evaluate(() => {
    const counted = window as any;
    counted.results = 0;
    document.addEventListener('race-result', () => (counted.results += 1));
  });
  await press(button);
  await press(button);
  await zoomedStretch(widget);
  expect(await page.evaluate('results')).toBe(1);
  await expect(widget).toBeInViewport();
});

test('the button “Zoom in on the lock” shows an existing run, and shows it again from another view', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const { widget, button } = chapterOf(page, 'computing', 'Zoom in on the lock');
  await runOnce(widget, 'threads');
  await press(button);
  const first = await zoomedStretch(widget);
  await tabOf(widget, 'Table').click();
  // The table moves the button.
  await expect(widget.locator('[part=table]')).toBeVisible();
  await press(button);
  expect(await zoomedStretch(widget)).toEqual(first);
});

test('where Threads cannot run, the button “Zoom in on the lock” writes a sentence below the widget', async ({
  openPage,
}) => {
  const page = await openPage('plain', `${QUICK}&service-worker=off`);
  const { chapter, widget, button } = chapterOf(page, 'computing', 'Zoom in on the lock');
  await press(button);
  await expect(widget.locator('[data-strategy=threads]')).toContainText('cannot share');
  await expect(chapter.locator('.seen')).toHaveText(/^Threads \(GIL\) did not run/);
});

test('the chapter on Python loads nothing of Python before Run here, and then says what the threads did', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated');
  const { chapter, widget, button } = chapterOf(page, 'python', 'race the same tasks in Rust');
  await widget.scrollIntoViewIfNeeded();
  const run = widget.getByRole('button', { name: /^Run here: Python 3/ });
  await expect(run).toBeVisible();
  await widget.getByRole('radio', { name: 'Threads (GIL)' }).check();
  const ofPython = () =>
    sites.isolated.requests.filter((path) => /^\/(python|racelane-python)/.test(path));
  expect(ofPython()).toEqual([]);
  await press(run);
  await expect(chapter.locator('.seen')).toHaveText(
    /^Three threads computed for [\d.]+ m?s together, in [\d.]+ m?s: no two of them at once\.$/,
    { timeout: 90_000 },
  );
  expect(new Set(ofPython()).size).toBe(1 + pythonFiles.length);

  await press(button);
  await expect(tabOf(widget, 'Time')).toHaveAttribute('aria-selected', 'true');
});
