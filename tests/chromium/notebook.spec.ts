// The widget for notebooks: its module alone, imported from a blob, with a model in place of a kernel.
// `npm run guides -- jupyter marimo` tries it in real notebooks.
import { expect, test } from '../helpers/chromium-test.ts';
import type { Page } from '@playwright/test';

const QUICK = { workload: 'io', tasks: 2, wait: 20 };

/** Opens a notebook that shows a widget with these traits. */
async function openNotebook(openPage: Open, kind: 'isolated' | 'plain', traits: object) {
  const page = await openPage(kind, 'tests/pages/notebook.html');
  await page.evaluate((given) => (globalThis as any).showWidget(given), traits);
  await expect(page.locator('race-lane').getByRole('button').first()).toBeVisible();
  return page;
}

type Open = (kind?: 'isolated' | 'plain', path?: string) => Promise<Page>;

/** Presses the button of a strategy, and waits for its result. */
async function press(page: Page, strategy: string) {
  const row = page.locator(`race-lane [data-strategy=${strategy}]`);
  await row.getByRole('button').first().click();
  await expect(row).toHaveAttribute('data-status', 'done');
}

/** Returns the messages of a type that the widget has sent to the kernel. */
const sent = (page: Page, type: string): Promise<any[]> =>
  page.evaluate(
    (wanted) => (globalThis as any).model.sent.filter((each: any) => each.type === wanted),
    type,
  );

/** Calls a method of the widget as the kernel does. */
const call = (page: Page, method: string, strategy: string | null = null) =>
  page.evaluate(
    (message) => {
      const { model } = globalThis as any;
      const { view } = model.sent.find(({ type }: any) => type === 'shown');
      model.tell('msg:custom', { type: 'call', view, ...message });
    },
    { method, strategy },
  );

const trait = (page: Page, name: string) =>
  page.evaluate((each) => (globalThis as any).model.get(each), name);

const setTrait = (page: Page, name: string, value: unknown) =>
  page.evaluate(([each, given]) => (globalThis as any).model.set(each, given), [name, value]);

test('in a page that is not isolated four strategies run, the others say why not, and no file is requested', async ({
  openPage,
  sites,
}) => {
  const page = await openNotebook(openPage, 'plain', { workload: 'cpu', tasks: 2, size: 100_000 });
  const before = sites.plain.requests.length;
  for (const strategy of ['serial', 'asyncio', 'processes', 'futures']) await press(page, strategy);
  for (const strategy of ['threads', 'shared']) {
    await expect(page.locator(`race-lane [data-strategy=${strategy}]`)).toContainText(
      'This page is not cross-origin isolated',
    );
  }
  expect(sites.plain.requests.slice(before)).toEqual([]);
  const reports = await sent(page, 'report');
  expect(reports.map(({ report }) => [report.strategy, report.verified])).toEqual([
    ['serial', true],
    ['asyncio', true],
    ['processes', true],
    ['futures', true],
  ]);
  await expect.poll(() => trait(page, 'runs')).toBe(4);
});

test('in an isolated page threads run too', async ({ openPage }) => {
  const page = await openNotebook(openPage, 'isolated', QUICK);
  for (const strategy of ['threads', 'shared']) await press(page, strategy);
  expect((await sent(page, 'report')).map(({ report }) => report.strategy)).toEqual([
    'threads',
    'shared',
  ]);
});

test('traits become attributes, change them, and take them away', async ({ openPage }) => {
  const traits = { strategies: ['serial', 'asyncio'], guess: true, switch_interval: 7, seed: null };
  const page = await openNotebook(openPage, 'plain', { ...QUICK, ...traits });
  const lane = page.locator('race-lane');
  await expect(lane).toHaveAttribute('strategies', 'serial asyncio');
  await expect(lane).toHaveAttribute('guess', '');
  await expect(lane).toHaveAttribute('switch-interval', '7');
  await expect(lane).not.toHaveAttribute('seed');
  await expect(lane.locator('[data-strategy]')).toHaveCount(2);
  await setTrait(page, 'tasks', 5);
  await expect(lane.getByText(/^Five tasks\./)).toBeVisible();
  await setTrait(page, 'strategies', null);
  await expect(lane.locator('[data-strategy]')).toHaveCount(6);
  await setTrait(page, 'guess', false);
  await expect(lane).not.toHaveAttribute('guess');
});

test('an option that the reader changes becomes a trait with the first result, and the comparison goes on', async ({
  openPage,
}) => {
  const traits = { ...QUICK, strategies: ['serial', 'asyncio'], switch_interval: 7 };
  const page = await openNotebook(openPage, 'plain', traits);
  const lane = page.locator('race-lane');
  await lane.locator('.setup > summary').click();
  const field = lane.getByLabel('Tasks', { exact: true });
  await field.fill('3');
  await field.press('Enter');
  await expect(lane.getByText(/^Three tasks\./)).toBeVisible();
  expect(await trait(page, 'tasks')).toBe(2);
  await lane.getByRole('button', { name: /^Compare all/ }).click();
  await expect.poll(() => trait(page, 'tasks')).toBe(3);
  for (const strategy of ['serial', 'asyncio']) {
    const row = lane.locator(`[data-strategy=${strategy}]`);
    await expect(row).toHaveAttribute('data-status', 'done');
  }
  await expect.poll(() => trait(page, 'runs')).toBeGreaterThanOrEqual(6);
  expect(await trait(page, 'switch_interval')).toBe(7);
  expect(await trait(page, 'size')).toBe(undefined);
});

test('the kernel runs, compares and stops, and gets results and failures', async ({ openPage }) => {
  const traits = { ...QUICK, strategies: ['serial', 'asyncio'], repeats: 2 };
  const page = await openNotebook(openPage, 'plain', traits);
  await call(page, 'run', 'asyncio');
  await expect.poll(async () => (await sent(page, 'report')).length).toBe(1);
  await call(page, 'compare');
  await expect.poll(async () => (await sent(page, 'comparison')).length).toBe(1);
  const [{ comparison }] = await sent(page, 'comparison');
  // Disturbed runs are repeated.
  expect(comparison.order.length).toBeGreaterThanOrEqual(4);
  expect(comparison.verdict).toMatch(/\w/);
  const count = 1 + comparison.reports.length;
  await expect.poll(() => trait(page, 'runs')).toBe(count);
  await call(page, 'run', 'processes');
  await expect.poll(async () => (await sent(page, 'error')).length).toBe(1);
  expect((await sent(page, 'error'))[0].message).toContain(
    '`strategy` takes one of serial, asyncio',
  );
  await setTrait(page, 'wait', 30_000);
  await call(page, 'run', 'serial');
  await expect.poll(async () => (await sent(page, 'started')).length).toBe(3);
  await call(page, 'cancel');
  await expect(page.locator('race-lane [data-strategy=serial]')).not.toHaveAttribute(
    'data-status',
    'running',
  );
  expect(await sent(page, 'error'), 'a run that was stopped is no failure').toHaveLength(1);
  expect(await sent(page, 'report')).toHaveLength(count);
});

test('a call for another view is left to that view', async ({ openPage }) => {
  const page = await openNotebook(openPage, 'plain', QUICK);
  await page.evaluate(() =>
    (globalThis as any).model.tell('msg:custom', { type: 'call', view: 'x', method: 'run' }),
  );
  await call(page, 'run', 'asyncio');
  await expect.poll(async () => (await sent(page, 'report')).length).toBe(1);
  expect(await sent(page, 'started')).toHaveLength(1);
});

test('a view that ends says so, leaves its cell, and hears no more', async ({ openPage }) => {
  const page = await openNotebook(openPage, 'plain', QUICK);
  await page.evaluate(() => (globalThis as any).endView());
  await expect(page.locator('race-lane')).toHaveCount(0);
  const [{ view }] = await sent(page, 'shown');
  expect(await sent(page, 'removed')).toEqual([{ type: 'removed', view }]);
  expect(await page.evaluate(() => (globalThis as any).model.listenerCount)).toBe(0);
});

test('the widget is dark on a dark notebook, follows its theme, and keeps a theme that is given', async ({
  openPage,
}) => {
  const page = await openNotebook(openPage, 'plain', QUICK);
  const paper = () =>
    page
      .locator('race-lane .widget')
      .evaluate((element) => getComputedStyle(element).backgroundColor.match(/\d+/)?.[0]);
  await expect.poll(async () => Number(await paper())).toBeGreaterThan(200);
  await page.evaluate(() => (document.body.style.background = 'oklch(0.2 0.02 250)'));
  await expect.poll(async () => Number(await paper())).toBeLessThan(60);
  await setTrait(page, 'theme', 'light');
  await expect.poll(async () => Number(await paper())).toBeGreaterThan(200);
});

test('two widgets of one notebook, each with a module of its own, measure one after another', async ({
  openPage,
}) => {
  const page = await openNotebook(openPage, 'plain', QUICK);
  await page.evaluate((given) => (globalThis as any).showWidget(given), QUICK);
  const lanes = page.locator('race-lane');
  await expect(lanes).toHaveCount(2);
  for (const lane of await lanes.all()) await lane.locator('[data-strategy=serial]').waitFor();
  const reports: any[] = await lanes.evaluateAll((elements: any[]) =>
    Promise.all(elements.map((element) => element.run('serial'))),
  );
  // Either may be the first to measure.
  const [first, second] = reports
    .map(({ startedAt, elapsedMs }) => ({ fromMs: Date.parse(startedAt), elapsedMs }))
    .sort((a, b) => a.fromMs - b.fromMs);
  expect(second.fromMs - first.fromMs).toBeGreaterThanOrEqual(Math.floor(first.elapsedMs) - 1);
});

test('without a kernel the widget measures all the same', async ({ openPage }) => {
  const page = await openNotebook(openPage, 'plain', QUICK);
  await page.evaluate(() => ((globalThis as any).model.hasKernel = false));
  await press(page, 'serial');
  expect(await sent(page, 'report')).toEqual([]);
  await page.evaluate(() => (globalThis as any).endView());
});

test('the view Python runs a program where `python` names the folder of Python’s files', async ({
  openPage,
}) => {
  const page = await openNotebook(openPage, 'plain', { view: 'python', python: '/python/' });
  const lane = page.locator('race-lane');
  await lane.getByRole('textbox').first().fill('print(6 * 7)');
  await lane.getByRole('button', { name: /^Run here/ }).click();
  await expect(lane.getByText('42', { exact: true })).toBeVisible({ timeout: 90_000 });
});
