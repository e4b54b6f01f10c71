// What a reader sees of the built widget: its drawing, its states, its widths. Buttons and keys are in engines/widget.spec.ts.
import { expect, test } from '../helpers/chromium-test.ts';
import { rowOf } from '../helpers/widget.ts';
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

test('every shape of the built widget is drawn beside the others, none inside another', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const { io } = widgets(page);
  await buttonOf(io, 'threads').click();
  await expect(io.locator('[data-strategy=threads]')).toHaveAttribute('data-status', 'done');
  const swallowed = io.locator('svg :is(path, rect, text) > *:not(title)');
  await expect(swallowed).toHaveCount(0);
  await expect(io.locator('.axis text').last()).toBeVisible();
  await expect(io.locator('[data-strategy=threads] path.end')).toHaveCount(1);
});

test('the memory view lists what each strategy used', async ({ openPage }) => {
  const page = await openPage('isolated', QUICK);
  const { io } = widgets(page);
  await buttonOf(io, 'processes').click();
  await expect(io.locator('[data-strategy=processes]')).toHaveAttribute('data-status', 'done');
  await io.getByRole('tab', { name: 'Memory' }).click();
  await expect(io.getByRole('list').first()).toContainText(/Processes.*MiB/s);
});

test('a widget that is moved in its page keeps its results', async ({ openPage }) => {
  const page = await openPage('isolated', QUICK);
  const { io } = widgets(page);
  await buttonOf(io, 'asyncio').click();
  await expect(io.locator('[data-strategy=asyncio]')).toHaveAttribute('data-status', 'done');
  await io.evaluate((element) => document.body.append(element));
  const moved = page.locator('race-lane').last();
  await expect(moved.locator('[data-strategy=asyncio]')).toHaveAttribute('data-status', 'done');
});

test('a row whose lists do not fit says so and names a size that fits, and the page works on', async ({
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
  await expect(row).toHaveAttribute('data-status', 'failed');
  await expect(row).toContainText(/`?size`? can be at most about [\d,]+ here/);
  await cpu.evaluate((element) => element.setAttribute('size', '1000000'));
  await buttonOf(cpu, 'serial').click();
  await expect(row).toHaveAttribute('data-status', 'done');
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
      );
    }
    await expect.poll(overflow).toBeLessThanOrEqual(0);
  });
}

test('figures never lie over the lanes or a button, and labels stay in their buttons, however wide', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'tests/pages/states.html');
  await expect(page.locator('html')).toHaveAttribute('data-drawn', 'true', { timeout: 150_000 });
  for (const width of [320, 360, 620, 900]) {
    await page.setViewportSize({ width, height: 800 });
    const look = () =>
      page.locator('.track .row').evaluateAll((rows) => {
        const boxesOf = (element: Element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return [...range.getClientRects()].filter((box) => box.width > 0);
        };
        const meet = (a: DOMRect, b: DOMRect) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
        const found: string[] = [];
        let count = 0;
        for (const row of rows) {
          const others = [...row.querySelectorAll('.field, .run, .unfold')];
          for (const text of row.querySelectorAll('.figures > *, .result > span')) {
            count++;
            for (const box of boxesOf(text)) {
              const other = others.find((each) => meet(box, each.getBoundingClientRect()));
              if (other)
                found.push(`${row.textContent?.trim()}: ${text.textContent}: ${other.className}`);
            }
          }
          const button = row.querySelector('.run');
          const edgePx = button?.getBoundingClientRect().right ?? 0;
          const isOut = button && boxesOf(button).some(({ right }) => right > edgePx);
          if (isOut) found.push(`${button.textContent} leaves its button`);
        }
        return { seen: count, faults: found };
      });
    expect((await look()).seen).toBeGreaterThan(50);
    // A widget is drawn anew after its width has changed.
    await expect.poll(async () => (await look()).faults, `${width} px`).toEqual([]);
  }
});

test('the elapsed times of all rows are aligned, with and without a speed-up, live and recorded', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'tests/pages/states.html');
  await expect(page.locator('html')).toHaveAttribute('data-drawn', 'true', { timeout: 150_000 });
  for (const width of [320, 360, 700, 900]) {
    await page.setViewportSize({ width, height: 800 });
    for (const state of [
      'running',
      'done, waiting',
      'disturbed, some runs',
      'recorded beside own',
    ]) {
      const apartPx = async () => {
        const ends = await page
          .locator(`[data-state="${state}"] .elapsed`)
          .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
        expect(ends.length, state).toBeGreaterThan(1);
        return Math.max(...ends) - Math.min(...ends);
      };
      await expect.poll(apartPx, `${state} at ${width} px`).toBeLessThan(0.5);
    }
  }
});

test('the name of each strategy fits in its button, also in wide fonts', async ({ openPage }) => {
  const page = await openPage('isolated', QUICK);
  const { io } = widgets(page);
  await io.evaluate((element) =>
    element.style.setProperty('--race-lane-font', "'DejaVu Sans', Verdana"),
  );
  // The widget loads when it is near, and until then it has no rows.
  await expect(io.locator('[data-strategy] .run')).toHaveCount(6);
  for (const width of [320, 360, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const names = io.locator('[data-strategy] .run');
    await expect(names).toHaveCount(6);
    const beyondPx = () =>
      names.evaluateAll((buttons) =>
        buttons.map((button) => {
          const [name] = [...button.querySelectorAll('span')];
          return name.getBoundingClientRect().right - button.getBoundingClientRect().right;
        }),
      );
    await expect
      .poll(async () => Math.max(...(await beyondPx())), `at ${width} px`)
      .toBeLessThan(0);
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

test('without JavaScript the fallback content is shown', async ({ browser, sites }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(sites.isolated.url);
  await expect(page.locator('race-lane').first()).toContainText(/2020|10 s/);
  await context.close();
});

test('every state of the widget is drawn, in both themes', async ({ openPage }) => {
  const page = await openPage('isolated', 'tests/pages/states.html');
  await expect(page.locator('html')).toHaveAttribute('data-drawn', /.*/, { timeout: 150_000 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const status of ['running', 'done', 'failed', 'cancelled']) {
      expect(await page.locator(`[data-status=${status}]`).count(), status).toBeGreaterThan(0);
    }
  }
});

test('in the built widget ticks have labels and bars have ends, and no shape is inside another', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `${QUICK}&wait=50`);
  const { io } = widgets(page);
  await buttonOf(io, 'serial').click();
  await expect(io.locator('[data-strategy=serial]')).toHaveAttribute('data-status', 'done');
  await expect(io.locator('[part=axis] text').first()).toBeVisible();
  await expect(io.locator('[data-strategy=serial] .end')).toHaveCount(1);
  await expect(io.locator(':is(path, rect, text) > *')).toHaveCount(0);
});

test('the row and the field of a pool show its number of workers and Python’s default, before and after a run', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'index.html?workload=cpu&tasks=3&size=1000&workers=2');
  const tag = widgets(page).cpu;
  const words = /^Tasks queue for 2 processes, kept warm\. Python’s default: \d+\.$/;
  const row = rowOf(tag, 'futures');
  await expect(row.locator('.words')).toHaveText(words);
  await row.locator('button.run').click();
  await expect(row).toHaveAttribute('data-status', 'done');
  await expect(row.locator('button.run')).toHaveAttribute('title', words);
  await tag.locator('.setup > summary').click();
  const field = tag.getByLabel('Workers in the pool');
  await expect(field).toHaveAccessibleDescription(/^Now: 2 processes in Futures pool/);
  await field.fill('1');
  await field.blur();
  await expect(field).toHaveAccessibleDescription(/Now: 1 process in .* and 1 in Shared threads/);
});
