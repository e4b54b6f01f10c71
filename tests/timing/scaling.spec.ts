// Scaling: scaling() for developers, and the view with its charts, its tables, Stop, and its words where it cannot
// run.
import { readFileSync } from 'node:fs';
import { EMPTY_PAGE, workersLeft } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { expectRuns } from '../helpers/further-runs.ts';
import { runUntilCounted } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

const QUICK = 'index.html?workload=cpu&size=3000000&repeats=2&workers=3';
const LONG = 'index.html?workload=cpu&size=2000000000&repeats=2&workers=2';
const ASK = /^How does it scale/;

/** Opens the Scaling view of the first widget that computes. */
async function openView(page: Page) {
  const widget = page.locator('race-lane[workload=cpu]').first();
  await widget.scrollIntoViewIfNeeded();
  await widget.getByRole('tab', { name: 'Scaling' }).click();
  return widget;
}

/** Records the widget's events with their times. */
const listen = (widget: Locator) =>
  widget.evaluate((element) => {
    const heard: any[] = [];
    (window as any).heard = heard;
    for (const type of ['race-start', 'race-result', 'race-scaling', 'race-cancel', 'race-error']) {
      element.addEventListener(type, (event) =>
        heard.push({
          type,
          atMs: performance.now(),
          detail: JSON.parse(JSON.stringify((event as CustomEvent).detail ?? null)),
        }),
      );
    }
  });

const heardIn: (page: Page) => Promise<{ type: string; atMs: number; detail: any }[]> = (page) =>
  page.evaluate(() => (window as any).heard);

/** The three ways in which the verdict compares: on a busy machine three workers may take longer than one. */
const COMPARED_WITH_ONE =
  /^With three workers the computing (?:takes as long|is [\d.,]+ times as fast|takes [\d.,]+ times as long) as with one/;

test('scaling() measures one worker and more, reports each run, and returns plain JSON with a verdict', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const scripts = () => sites.isolated.requests.filter((path) => /assets\/scaling/.test(path));
  const told: { before: string[]; started: any[]; reports: any[]; result: any; again: any } =
    await page.evaluate(async () => {
      const { race, scaling } = await import(new URL('/racelane.js', location.href).href);
      await race({ workload: 'cpu', size: 1000 });
      const before = performance.getEntriesByType('resource').map(({ name }) => name);
      const [started, reports]: any[] = [[], []];
      const result = await scaling(
        { size: 2_000_000, tasks: 2, workers: 3, repeats: 2 },
        {
          onRunStart: (run: any) => started.push(run),
          onReport: (report: any) => reports.push(report),
        },
      );
      return { before, started, reports, result, again: JSON.parse(JSON.stringify(result)) };
    });
  expect(told.before.filter((name) => /assets\/scaling/.test(name))).toEqual([]);
  expect(scripts().length).toBeGreaterThan(0);
  expect(told.result).toEqual(told.again);
  expect(told.result.strategy).toBe('shared');
  expect(told.result.points.map(({ workers }: any) => workers)).toEqual([1, 2, 3]);
  expect(told.started.slice(0, 6).map(({ index, total }) => [index, total])).toEqual(
    [0, 1, 2, 3, 4, 5].map((index) => [index, 6]),
  );
  // Disturbed runs were repeated.
  const disturbed = told.reports.filter((report) => report.disturbed).length;
  expect(told.started).toHaveLength(told.reports.length);
  expect(told.reports.length - 6).toBeLessThanOrEqual(disturbed);
  for (const round of [0, 3]) {
    const workers = told.reports.slice(round, round + 3).map(({ options }) => options.workers);
    expect(workers.sort()).toEqual([1, 2, 3]);
  }
  for (const { verified, strategy } of told.reports) {
    expect([verified, strategy]).toEqual([true, 'shared']);
  }
  const [one, two] = told.result.points;
  expect(one.speedup).toBe(1);
  expect(two.speedup).toBeCloseTo(one.medianMs / two.medianMs, 9);
  const medians = told.reports
    .filter((report) => report.options.workers === 2 && !report.disturbed)
    .map(({ elapsedMs, startupMs }) => elapsedMs - startupMs);
  expect(two.medianMs).toBeCloseTo((medians[0] + medians[1]) / 2, 6);
  expect(told.result.amdahl.degreesOfFreedom).toBe(1);
  expect(told.result.usl).toBeNull();
  expect(told.result.verdict).toMatch(COMPARED_WITH_ONE);
});

test('scaling() refuses strategies that do not scale in words, and an abort rejects with its reason', async ({
  openPage,
}) => {
  const page = await openPage('isolated', EMPTY_PAGE);
  const [refused, aborted] = await page.evaluate(async () => {
    const { scaling } = await import(new URL('/racelane.js', location.href).href);
    const abort = new AbortController();
    const run = scaling({ size: 2_000_000_000 }, { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 300);
    const failed = ({ code, message }: any) => ({ code, message });
    return [await scaling({ workload: 'io' }).catch(failed), await run.catch(failed)];
  });
  expect(refused.code).toBe('invalid-option');
  expect(refused.message).toMatch(/waiting needs no cores/);
  expect(aborted.message).toBe('enough');
  expect(await workersLeft()).toBe(0);
});

test('the button measures, draws and words the scaling; the table has the numbers of the picture', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const widget = await openView(page);
  await listen(widget);
  await widget.getByRole('button', { name: ASK }).click();
  const verdict = widget.locator('[part=scaling-verdict]');
  await expect(verdict).toContainText(COMPARED_WITH_ONE);
  await expect(widget.getByText(/^Runs each/)).toBeVisible();

  const heard = await heardIn(page);
  // Disturbed runs were repeated.
  const counted = heard.filter(({ type, detail }) => type !== 'race-result' || !detail.disturbed);
  const types = counted.map(({ type }) => type);
  expect([types[0], types.at(-1)]).toEqual(['race-start', 'race-scaling']);
  expect(new Set(types.slice(1, -1))).toEqual(new Set(['race-result']));
  const runs = heard.filter(({ type }) => type === 'race-result').map(({ detail }) => detail);
  expectRuns(
    runs.map(({ options, disturbed }) => ({ strategy: `${options.workers}`, disturbed })),
    ['1', '2', '3'],
    2,
  );
  const { points, verdict: words } = heard[heard.length - 1].detail;
  await expect(verdict).toHaveText(words);

  const figures = widget.getByRole('tabpanel').locator('figure');
  await expect(figures).toHaveCount(2);
  for (const figure of await figures.all()) {
    const marks = figure.locator('svg[role=img] .point');
    await expect(marks).toHaveCount(points.length);
    for (const mark of await marks.locator('circle').all()) await expect(mark).toBeVisible();
  }
  await expect(figures.nth(1).locator('svg[role=img] path.amdahl')).toHaveCount(1);
  await expect(figures.nth(1)).toContainText('model, not measured');
  await expect(figures.nth(1).locator('path.usl')).toHaveCount(0);
  await expect(widget.getByText(/It is not determined here/)).toBeVisible();

  await widget.getByText('These numbers as a table').click();
  const rows = widget.locator('.scaling table').first().locator('tbody tr');
  await expect(rows).toHaveCount(points.length);
  for (const [index, { workers, count }] of points.entries()) {
    const cells = await rows.nth(index).locator('th, td').allTextContents();
    const [drawnTime, drawnGain] = await figures.evaluateAll(
      (all, at) => all.map((figure) => figure.querySelectorAll('.point title')[at]?.textContent),
      index,
    );
    expect(cells[0]).toBe(String(workers));
    expect(cells[4]).toBe(String(count));
    expect(drawnTime).toContain(`: ${cells[1]} (${cells[2]})`);
    expect(drawnGain).toContain(`: ${cells[5]} times (${cells[6]})`);
  }
  await widget.getByRole('tab', { name: 'Table' }).click();
  const listed = widget.getByRole('table', { name: 'Scaling, measured' }).locator('tbody tr');
  await expect(listed).toHaveCount(points.length);
  await widget.getByRole('tab', { name: 'Time' }).click();
  expect(await widget.locator('[data-status=done]').count(), 'no row takes these runs').toBe(0);

  await widget.getByRole('tab', { name: 'Share', exact: true }).click();
  const { scaling } = JSON.parse(await saved(widget, 'Reports, JSON'));
  expect(scaling.points).toEqual(points);
  expect(scaling.options).toMatchObject({ workload: 'cpu', size: 3_000_000 });
  const lines = (await saved(widget, 'Scaling, CSV')).trim().split('\r\n');
  expect(lines).toHaveLength(1 + points.length);
  const picture = await saved(widget, 'Scaling and cost, SVG');
  expect(picture).not.toMatch(/foreignObject|var\(|lit\$|<!--|href=|undefined|NaN/);
  await page.goto('about:blank');
  await page.setContent(picture.replace(/^<\?xml.*\?>/, ''));
  await expect(page.locator('desc').first()).toContainText(words);
  // Two plots have a point for each number of workers, and one in their legends.
  await expect(page.locator('svg .point')).toHaveCount(2 * (points.length + 1));
  const box = await page.locator('svg path.ideal').first().boundingBox();
  expect(box?.width).toBeGreaterThan(100);
});

/** Presses a button that saves a file and returns its text. */
async function saved(widget: Locator, label: string) {
  const [file] = await Promise.all([
    widget.page().waitForEvent('download'),
    widget.getByRole('button', { name: label, exact: true }).click(),
  ]);
  return readFileSync(`${await file.path()}`, 'utf8');
}

test('Stop ends the study and keeps its measurements, and the study can be started again', async ({
  openPage,
}) => {
  const page = await openPage('isolated', LONG);
  const widget = await openView(page);
  await listen(widget);
  await widget.getByRole('button', { name: ASK }).focus();
  await page.keyboard.press('Enter');
  await expect(widget.getByText(/^Run \d of 4/)).toBeVisible();
  await expect(widget.getByRole('progressbar')).toBeVisible();
  await page.waitForTimeout(500);
  const tookMs = await widget.evaluate(async (element) => {
    const gone = new Promise((resolve) => element.addEventListener('race-cancel', resolve));
    const beginMs = performance.now();
    const stop = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent?.trim() === 'Stop',
    );
    stop?.click();
    await gone;
    return performance.now() - beginMs;
  });
  console.log(`Stop to race-cancel: ${tookMs.toFixed(0)} ms`);
  await expect(widget.getByText('Stopped. What was measured stays.')).toBeVisible();
  expect((await heardIn(page)).map(({ type }) => type)).not.toContain('race-error');
  expect(await workersLeft()).toBe(0);
  const focused = () =>
    widget.evaluate((element) => element.shadowRoot?.activeElement?.textContent?.trim());
  await expect.poll(focused).toMatch(ASK);
  await page.keyboard.press('Enter');
  await expect(widget.getByText(/^Run \d of 4/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.getByText(/^Runs each/)).toBeVisible();
});

test('without shared memory a warm pool of processes is measured, and the words say so', async ({
  openPage,
}) => {
  const page = await openPage('plain', `${QUICK}&workers=2&service-worker=off`);
  const widget = await openView(page);
  await expect(widget.getByText(/^Measures Futures pool with 1 to three workers/)).toContainText(
    'This page cannot share memory between threads',
  );
  await listen(widget);
  await widget.getByRole('button', { name: ASK }).click();
  await expect(widget.locator('[part=scaling-verdict]')).toContainText('With three workers', {
    timeout: 60_000,
  });
  await expect(widget.getByText(/^Runs each/)).toBeVisible();
  await expect(widget.getByText(/The pool is started before each run/)).toBeVisible();
  await expect(widget.getByText(/cut into 64 tasks/)).toBeVisible();
  for (const { type, detail } of await heardIn(page)) {
    if (type !== 'race-result') continue;
    expect(detail).toMatchObject({ strategy: 'futures', startupMs: 0, verified: true });
    expect(detail.tasks).toHaveLength(64);
  }
});

test('for waiting tasks the view says that they need no cores, and one press sets up CPU tasks', async ({
  openPage,
}) => {
  const page = await openPage('isolated');
  const widget = page.locator('#waiting race-lane');
  await widget.getByRole('tab', { name: 'Scaling' }).click();
  await expect(widget.getByText(/waiting needs no cores/)).toBeVisible();
  await expect(widget.getByRole('button', { name: ASK })).toHaveCount(0);
  await widget.getByRole('button', { name: 'Set up tasks that compute' }).click();
  await expect(widget.getByRole('button', { name: ASK })).toBeVisible();
  await expect(widget.getByText('Each finds the largest of 100 million numbers.')).toBeVisible();
});

test('cost against size goes from small to large; measurements before Stop stay drawn and listed', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'index.html?workload=cpu&tasks=1');
  const widget = await openView(page);
  await listen(widget);
  await widget.getByRole('button', { name: /^What does size cost/ }).click();
  // Waits until all runs of the first two sizes are done.
  const sizesTold = async () =>
    (await heardIn(page))
      .filter(({ type }) => type === 'race-result')
      .map(({ detail }) => detail.options.size);
  await expect.poll(async () => Math.max(0, ...(await sizesTold()))).toBeGreaterThan(300_000);
  await widget.getByRole('button', { name: 'Stop' }).click();
  await expect(widget.getByText('Stopped. What was measured stays.')).toBeVisible();
  const runs = (await heardIn(page)).filter(({ type }) => type === 'race-result');
  const sizes = runs.map(({ detail }) => detail.options.size);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  for (const size of [100_000, 300_000]) {
    const ofSize = runs.map(({ detail }) => detail).filter(({ options }) => options.size === size);
    expectRuns(ofSize, ['serial', 'shared'], 3);
  }
  await expect(widget.locator('[part=scaling-verdict]')).toContainText(/numbers a task/);
  await widget.getByText('These numbers as a table').click();
  await expect(widget.locator('.scaling tbody tr')).toHaveCount(new Set(sizes).size);
  const first = await widget.locator('.scaling tbody tr').first().locator('td').first().innerText();
  const title = await widget.locator('.point.serial title').first().textContent();
  expect(title).toBe(`Serial, 100,000 numbers a task: ${first}`);
});

test('the page shows the verdict and the bill in words under its chapter, from these runs alone', async ({
  openPage,
}) => {
  const page = await openPage('isolated');
  const since = page.locator('#since');
  const lane = since.locator('race-lane');
  await lane.scrollIntoViewIfNeeded();
  await lane.evaluate((element) => {
    for (const [name, value] of Object.entries({ size: '2000000', repeats: '1', workers: '2' })) {
      element.setAttribute(name, value);
    }
  });
  await runUntilCounted(lane, 'serial');
  await expect(since.locator('.seen')).toContainText('One after another, three lists of 2 million');
  await lane.getByRole('tab', { name: 'Scaling' }).click();
  await lane.getByRole('button', { name: /^What does size cost/ }).click();
  await expect(lane.locator('.point.serial').first()).toBeAttached();
  await lane.getByRole('button', { name: 'Stop' }).click();
  await expect(since.locator('.seen')).toContainText('2 million');
  await lane.getByRole('button', { name: ASK }).click();
  await expect(since.locator('.seen')).toContainText(/^With two workers/);

  const bill = page.locator('#bill');
  await bill.locator('race-lane').scrollIntoViewIfNeeded();
  await bill.locator('race-lane').evaluate((element) => element.setAttribute('size', '1000000'));
  await runUntilCounted(bill.locator('race-lane'), 'threads');
  await expect(bill.locator('.seen')).toContainText(/took one memory, .* Press Processes too/);
  await runUntilCounted(bill.locator('race-lane'), 'processes');
  await expect(bill.locator('.seen')).toContainText(
    /Processes took three memories, .* the memory of Threads \(GIL\), and .* its start-up\.$/,
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no state of the view scrolls sideways at 320 px, ${colorScheme}`, async ({ openPage }) => {
    const page = await openPage('isolated', 'tests/pages/states.html');
    await page.setViewportSize({ width: 320, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-drawn', 'true', { timeout: 150_000 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBe(0);
    const state = (name: string) => page.locator(`[data-state="scaling, ${name}"]`);
    await expect(state('two cores').locator('path.usl')).toHaveCount(0);
    await expect(state('16 of 32 cores').locator('svg[role=img] path.usl')).toHaveCount(1);
    const boxes = state('16 of 32 cores').getByRole('checkbox', { name: /^With all 32 cores/ });
    await expect(boxes, 'each study asks before it takes more than 16').toHaveCount(2);
    await expect(state('16 of 32 cores')).toContainText('and Shared threads, with 16 workers,');
    await expect(state('failed').getByRole('alert')).toContainText('did not come up');
  });
}
