// The widget as a reader uses it: buttons, lanes, results, Stop, keyboard, set-up, and every state drawn on purpose.
import { ALL, UNSHARED, workersLeft } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import type { Locator, Page } from '@playwright/test';

const QUICK = 'index.html?workload=io&wait=200&tasks=4';
const labels = {
  serial: 'Serial',
  asyncio: 'asyncio',
  threads: 'Threads (GIL)',
  processes: 'Processes',
  futures: 'Futures pool',
  shared: 'Shared threads',
};

const widgets = (page: Page) => ({
  io: page.locator('race-lane').nth(0),
  cpu: page.locator('race-lane').nth(1),
});

const buttonOf = (widget: Locator, strategy: keyof typeof labels) =>
  widget.getByRole('button', {
    name: new RegExp(`^${labels[strategy].replace(/[()]/g, '\\$&')},`),
  });

for (const [workload, path] of [
  ['io', QUICK],
  ['cpu', 'index.html?workload=cpu&size=20000000'],
] as const) {
  test(`every strategy's button shows a measured result for ${workload} tasks`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', path);
    const widget = widgets(page)[workload];
    await widget.scrollIntoViewIfNeeded();
    for (const strategy of ALL) {
      const row = widget.locator(`[data-strategy=${strategy}]`);
      await buttonOf(widget, strategy).click();
      await expect(row).toHaveAttribute('data-status', 'done', { timeout: 20_000 });
      await expect(row.locator('.result')).toContainText(/\d(\.\d+)? m?s/);
      expect(await row.locator('svg').count()).toBeGreaterThan(0);
      const report = await widget.evaluate((element: any) => element.report);
      expect(report).toMatchObject({ strategy, workload, verified: true });
    }
    await expect(widget.locator('[part=verdict]')).toContainText(/\d/);
  });
}

test('every mark of the built widget is drawn: no shape has swallowed the next', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const { io } = widgets(page);
  await buttonOf(io, 'threads').click();
  await expect(io.locator('[data-strategy=threads]')).toHaveAttribute('data-status', 'done', {
    timeout: 9000,
  });
  const swallowed = io.locator('svg :is(path, rect, text) > *:not(title)');
  await expect(swallowed).toHaveCount(0);
  await expect(io.locator('.axis text').last()).toBeVisible();
  await expect(io.locator('[data-strategy=threads] path.end')).toHaveCount(1);
});

test('while it runs, lanes grow; Stop ends it, and the row can be run again', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'index.html?workload=io&wait=3000');
  const { io } = widgets(page);
  const row = io.locator('[data-strategy=serial]');
  await buttonOf(io, 'serial').click();
  await expect(row).toHaveAttribute('data-status', 'running');
  await page.waitForTimeout(1200);
  expect(await row.locator('svg').count()).toBeGreaterThan(0);
  await io.getByRole('button', { name: /^Stop/ }).click();
  await expect(row).toHaveAttribute('data-status', 'cancelled');
  expect(await workersLeft()).toBe(0);
  await buttonOf(io, 'asyncio').click();
  await expect(io.locator('[data-strategy=asyncio]')).toHaveAttribute('data-status', 'done', {
    timeout: 9000,
  });
});

test('Compare all runs every strategy, and the events tell of each', async ({ openPage }) => {
  const page = await openPage('isolated', `${QUICK}&wait=60&repeats=2`);
  const { io } = widgets(page);
  await io.evaluate((element) => {
    (window as any).heard = [];
    for (const type of ['race-start', 'race-result', 'race-error', 'race-cancel']) {
      document.addEventListener(type, () => (window as any).heard.push(type));
    }
    return element.isConnected;
  });
  await io.getByRole('button', { name: /^Compare all/ }).click();
  for (const strategy of ALL) {
    const row = io.locator(`[data-strategy=${strategy}]`);
    await expect(row).toHaveAttribute('data-status', 'done', { timeout: 30_000 });
  }
  await expect(io.locator('[data-strategy=shared] .result')).toContainText('2 runs', {
    timeout: 30_000,
  });
  const heard = await page.evaluate(() => (window as any).heard);
  // What the machine disturbed was run again.
  const results = heard.filter((type: string) => type === 'race-result');
  expect(results.length).toBeGreaterThanOrEqual(12);
  expect(heard).not.toContain('race-error');
});

test('the keyboard alone runs a strategy, and Escape stops it with the focus kept', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'index.html?workload=io&wait=3000');
  const { io } = widgets(page);
  await buttonOf(io, 'threads').focus();
  await page.keyboard.press('Enter');
  const row = io.locator('[data-strategy=threads]');
  await expect(row).toHaveAttribute('data-status', 'running');
  await page.keyboard.press('Escape');
  await expect(row).toHaveAttribute('data-status', 'cancelled');
  const focused = await io.evaluate((element) =>
    element.shadowRoot?.activeElement?.getAttribute('aria-label'),
  );
  expect(focused).toMatch(/^Threads \(GIL\)/);
});

test('results are also a table, and memory has a view of its own', async ({ openPage }) => {
  const page = await openPage('isolated', QUICK);
  const { io } = widgets(page);
  await buttonOf(io, 'processes').click();
  await expect(io.locator('[data-strategy=processes]')).toHaveAttribute('data-status', 'done', {
    timeout: 9000,
  });
  await io.getByRole('button', { name: 'Table' }).click();
  await expect(io.getByRole('table').first()).toContainText('Processes');
  await io.getByRole('button', { name: 'Memory' }).click();
  await expect(io.getByRole('list').first()).toContainText(/Processes.*MiB/s);
});

test('a widget that is taken away in mid-run ends its run; one that is moved keeps its results', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const { io } = widgets(page);
  await buttonOf(io, 'asyncio').click();
  await expect(io.locator('[data-strategy=asyncio]')).toHaveAttribute('data-status', 'done', {
    timeout: 9000,
  });
  await io.evaluate((element) => document.body.append(element));
  const moved = page.locator('race-lane').last();
  await expect(moved.locator('[data-strategy=asyncio]')).toHaveAttribute('data-status', 'done');
  await moved.evaluate((element: any) => {
    element.setAttribute('wait', '5000');
    element.run('processes').catch(() => {});
    setTimeout(() => element.remove(), 500);
  });
  await page.waitForTimeout(1000);
  expect(await workersLeft()).toBe(0);
});

test('on a page without isolation, strategies that share memory say why they cannot run, and the others run', async ({
  openPage,
}) => {
  const page = await openPage('plain', `${QUICK}&service-worker=off`);
  const { io } = widgets(page);
  for (const strategy of ['threads', 'shared'] as const) {
    const row = io.locator(`[data-strategy=${strategy}]`);
    await expect(row).toContainText('not cross-origin isolated');
    await expect(buttonOf(io, strategy)).toHaveAttribute('aria-disabled', 'true');
  }
  for (const strategy of UNSHARED) {
    await buttonOf(io, strategy).click();
    await expect(io.locator(`[data-strategy=${strategy}]`)).toHaveAttribute('data-status', 'done', {
      timeout: 9000,
    });
  }
});

test('a bad attribute says in the widget what was expected, and the children stay', async ({
  openPage,
}) => {
  const page = await openPage('isolated');
  const { io } = widgets(page);
  await expect(buttonOf(io, 'serial')).toBeVisible();
  const code = await io.evaluate(
    (element) =>
      new Promise((resolve) => {
        element.addEventListener('race-error', (event) =>
          resolve((event as CustomEvent).detail.code),
        );
        element.setAttribute('tasks', 'many');
      }),
  );
  expect(code).toBe('invalid-option');
  await expect(io.getByText(/`?tasks`? takes a whole number from 1 to 64/).first()).toBeVisible();
  await io.evaluate((element) => element.removeAttribute('tasks'));
  await expect(buttonOf(io, 'serial')).toBeVisible();
});

test('an option that a reader sets wrongly is refused beside its field', async ({ openPage }) => {
  const page = await openPage('isolated');
  const { io } = widgets(page);
  await io.locator('summary').filter({ hasText: 'Set-up' }).click();
  await io.getByLabel(/^Tasks/).fill('65');
  await io.getByLabel(/^Tasks/).press('Tab');
  await expect(io.getByText(/takes a whole number from 1 to 64/).first()).toBeVisible();
});

test('lists that do not fit say so in their row with a size that fits, and the page goes on working', async ({
  openPage,
}) => {
  const page = await openPage(
    'isolated',
    'index.html?workload=cpu&list=memory&size=600000000&tasks=1',
  );
  const { cpu } = widgets(page);
  await cpu.scrollIntoViewIfNeeded();
  await buttonOf(cpu, 'serial').click();
  const row = cpu.locator('[data-strategy=serial]');
  await expect(row).toHaveAttribute('data-status', 'failed', { timeout: 20_000 });
  await expect(row).toContainText(/`?size`? can be at most about [\d,]+ here/);
  await cpu.evaluate((element) => element.setAttribute('size', '1000000'));
  await buttonOf(cpu, 'serial').click();
  await expect(row).toHaveAttribute('data-status', 'done', { timeout: 20_000 });
});

for (const width of [320, 360, 768, 1280]) {
  test(`nothing scrolls sideways at ${width} px, before and after a run`, async ({ openPage }) => {
    const page = await openPage('isolated', `${QUICK}&wait=50`);
    await page.setViewportSize({ width, height: 800 });
    const { io } = widgets(page);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    for (const strategy of ['serial', 'threads'] as const) {
      await buttonOf(io, strategy).click();
      await expect(io.locator(`[data-strategy=${strategy}]`)).toHaveAttribute(
        'data-status',
        'done',
        { timeout: 9000 },
      );
    }
    await expect.poll(overflow).toBeLessThanOrEqual(0);
  });
}

test('the name of each strategy stays inside its button, in wide fonts too', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const { io } = widgets(page);
  await io.evaluate((element) =>
    element.style.setProperty('--race-lane-font', "'DejaVu Sans', Verdana"),
  );
  for (const width of [320, 360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const beyondPx = await io.locator('[data-strategy] .run').evaluateAll((buttons) =>
      buttons.map((button) => {
        const [name] = [...button.querySelectorAll('span')];
        return name.getBoundingClientRect().right - button.getBoundingClientRect().right;
      }),
    );
    expect(beyondPx).toHaveLength(6);
    expect(Math.max(...beyondPx), `at ${width} px`).toBeLessThan(0);
  }
});

test('the first widget is ready to press without scrolling at 1280 by 800', async ({
  openPage,
}) => {
  const page = await openPage('isolated');
  await page.setViewportSize({ width: 1280, height: 800 });
  const { io } = widgets(page);
  await expect(buttonOf(io, 'serial')).toBeInViewport();
  await expect(io.getByRole('button', { name: /^Compare all/ })).toBeInViewport({ ratio: 1 });
});

test('without JavaScript the fallback content is there to read', async ({ browser, sites }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(sites.isolated.url);
  await expect(page.locator('race-lane').first()).toContainText(/2020|10 s/);
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every state of the widget is drawn in the ${colorScheme} theme`, async ({ openPage }) => {
    const page = await openPage('isolated', 'tests/pages/states.html');
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-drawn', /.*/, { timeout: 30_000 });
    for (const status of ['running', 'done', 'failed', 'cancelled']) {
      expect(await page.locator(`[data-status=${status}]`).count(), status).toBeGreaterThan(0);
    }
  });
}

test('no shape of the built widget hides inside another: ticks have their labels, bars their ends', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `${QUICK}&wait=50`);
  const { io } = widgets(page);
  await buttonOf(io, 'serial').click();
  await expect(io.locator('[data-strategy=serial]')).toHaveAttribute('data-status', 'done', {
    timeout: 9000,
  });
  await expect(io.locator('[part=axis] text').first()).toBeVisible();
  await expect(io.locator('[data-strategy=serial] .end')).toHaveCount(1);
  await expect(io.locator(':is(path, rect, text) > *')).toHaveCount(0);
});
