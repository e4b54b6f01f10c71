// The Share view: codes and links that work where they are pasted, results recorded elsewhere, files.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST } from '../helpers/tag.ts';
import { runUntilCounted as run } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

const QUICK = 'embed.html?workload=io&wait=60&tasks=4&strategies=serial+threads+processes';

const widgetOf = (page: Page) => page.locator('race-lane').first();

/** Opens the view. */
const share = (widget: Locator) => widget.getByRole('tab', { name: 'Share', exact: true }).click();

const field = (widget: Locator, label: string) => widget.getByRole('textbox', { name: label });

/** Returns the figure of each row. */
const figures = (widget: Locator) => widget.locator('.row .elapsed').allTextContents();

/** Inserts markup into a page as an author would, including scripts. */
const paste = (page: Page, markup: string) =>
  page.evaluate(
    (text) => document.body.append(document.createRange().createContextualFragment(text)),
    markup,
  );

/** Measures two strategies and returns the link with their results, and the figures shown. */
async function resultsLink(page: Page) {
  const widget = widgetOf(page);
  await run(widget, 'serial');
  await run(widget, 'threads');
  await expect(widget.locator('[part=verdict]')).toContainText(/\d/);
  const shown = await figures(widget);
  await share(widget);
  const link = field(widget, 'Link with my results');
  await expect(link).toHaveValue(/#results=1\.io\./);
  return { link: await link.inputValue(), shown };
}

test('Copy puts the text on the clipboard, shows that it did, and announces it', async ({
  openPage,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openPage('isolated', QUICK);
  const widget = widgetOf(page);
  await share(widget);
  for (const label of ['The tag', 'The frame', 'Link to this set-up']) {
    await widget.getByRole('button', { name: `Copy: ${label}` }).click();
    await expect(widget.getByRole('button', { name: `Copied: ${label}` })).toHaveText('Copied');
    await expect(widget.locator('[aria-live=polite]')).toHaveText(`Copied: ${label}.`);
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toBe(await field(widget, label).inputValue());
  }
  await expect(widget.getByRole('button', { name: /^Copied/ })).toHaveCount(1);
});

test('where copying is denied, the text is selected and the reader learns which keys to press', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  await page.evaluate(() => {
    const denied = async () => {
      throw new DOMException('Write permission denied.', 'NotAllowedError');
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: denied } });
  });
  const widget = widgetOf(page);
  await share(widget);
  await widget.getByRole('button', { name: 'Copy: The tag' }).click();
  await expect(widget.getByText(/The text is selected: press Ctrl and C/).first()).toBeVisible();
  const isSelected = () =>
    field(widget, 'The tag').evaluate(
      (area: HTMLTextAreaElement) =>
        area.value.slice(area.selectionStart, area.selectionEnd) === area.value,
    );
  await expect.poll(isSelected).toBe(true);
  await expect(widget.getByRole('button', { name: /^Copied/ })).toHaveCount(0);
});

test('the copied tag runs in a post of another origin with its set-up', async ({ openPage }) => {
  const own = await openPage('isolated', QUICK);
  await share(widgetOf(own));
  const code = await field(widgetOf(own), 'The tag').inputValue();
  expect(code).toContain('src="http://localhost');
  const post = await openPage('plain', HOST);
  await paste(post, code);
  const widget = widgetOf(post);
  await expect(widget.locator('[data-strategy]')).toHaveCount(3);
  await expect(widget).toContainText('Four tasks');
  await run(widget, 'serial');
  const report = await widget.evaluate((element: any) => element.report);
  expect(report.options).toMatchObject({ workload: 'io', wait: 60, tasks: 4 });
});

test('the copied frame runs threads in a post of another origin, and the link opens the same set-up', async ({
  openPage,
}) => {
  const own = await openPage('isolated', QUICK);
  await share(widgetOf(own));
  const code = await field(widgetOf(own), 'The frame').inputValue();
  const link = await field(widgetOf(own), 'Link to this set-up').inputValue();
  const post = await openPage('plain', HOST);
  await paste(post, code);
  const framed = post.frameLocator('iframe').locator('race-lane');
  await run(framed, 'threads');
  await own.goto(link);
  await expect(widgetOf(own).locator('[data-strategy]')).toHaveCount(3);
  await expect(widgetOf(own)).toContainText('Four tasks');
});

test('the copied tag asks for a frame if the reader chose one', async ({ openPage }) => {
  const page = await openPage('isolated', QUICK);
  const widget = widgetOf(page);
  await share(widget);
  await expect(field(widget, 'The tag')).not.toHaveValue(/isolate/);
  await widget.getByRole('checkbox', { name: /frame of its own/ }).check();
  await expect(field(widget, 'The tag')).toHaveValue(/ isolate="frame"/);
});

test('a link with results shows the same numbers elsewhere, and the machine that measured them', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const { link, shown } = await resultsLink(page);
  expect(link.length).toBeLessThan(2000);
  const fresh = await openPage('isolated', HOST);
  await fresh.goto(link);
  const widget = widgetOf(fresh);
  await expect(widget.locator('.recorded')).toContainText(
    /\d{4}: Chromi?um \d+ on Linux, \d+ cores?, isolated, clock in steps of/,
  );
  await expect.poll(() => figures(widget)).toEqual(shown);
  await expect(widget.locator('.from-elsewhere')).toHaveCount(2);
  await expect(widget.locator('[data-strategy]')).toHaveCount(3);
  // A recorded result is not a result of this page.
  expect(await widget.evaluate((element: any) => element.report)).toBeNull();
  await expect(widget.locator('[part=verdict]')).toContainText('Guess first');
  await expect(widget.locator('.article')).toContainText('run Threads');
  await widget.getByRole('tab', { name: 'Table' }).click();
  await expect(widget.getByRole('table', { name: 'Recorded elsewhere' })).toContainText('Serial');
  await expect(widget.getByRole('table', { name: 'Elapsed time' })).toHaveCount(0);
  await widget.getByRole('tab', { name: 'Memory' }).click();
  await expect(widget.getByRole('list', { name: /^Memory/ })).toContainText(
    /Serial.*MiB.*recorded/s,
  );
});

test('a reader’s own run is shown before recorded results, and alone counts for the verdict', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const { link } = await resultsLink(page);
  await page.goto('about:blank');
  await page.goto(link);
  const widget = widgetOf(page);
  await expect(widget.locator('.from-elsewhere')).toHaveCount(2);
  await run(widget, 'threads');
  await expect(widget.locator('.from-elsewhere')).toHaveCount(1);
  await expect(widget.locator('[data-strategy=threads] .ghost')).toHaveCount(1);
  // Without a serial run of its own, this page has nothing to compare threads with.
  await expect(widget.locator('[data-strategy=threads] .speedup')).toHaveText('');
  await expect(widget.locator('[part=verdict] .guess')).toHaveCount(0);
  await expect(widget.locator('.words-of-verdict')).not.toContainText('serial');
  // Other tasks are another race, and recorded results do not apply to them.
  await widget.locator('summary', { hasText: 'Set-up' }).click();
  await widget.getByLabel('Tasks', { exact: true }).fill('5');
  await widget.getByLabel('Tasks', { exact: true }).press('Enter');
  await expect(widget.locator('.recorded')).toHaveCount(0);
  await expect(widget.locator('.from-elsewhere')).toHaveCount(0);
});

test('the page passes results to the widget of their workload, also if only the fragment changes', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'embed.html?workload=cpu&size=100000&strategies=serial');
  await run(widgetOf(page), 'serial');
  await share(widgetOf(page));
  const link = field(widgetOf(page), 'Link with my results');
  await expect(link).toHaveValue(/#results=1\.cpu\./);
  const { hash } = new URL(await link.inputValue());
  await page.goto(new URL('index.html', page.url()).href);
  await page.evaluate((text) => (location.hash = text), hash);
  const [io, cpu] = [page.locator('race-lane').nth(0), page.locator('race-lane').nth(1)];
  await expect(cpu).toContainText('Recorded elsewhere on');
  await expect(cpu).toBeInViewport();
  await expect(cpu).toContainText('100,000 numbers');
  await expect(io).not.toContainText('Recorded elsewhere on');
});

test('an attribute shows the author’s results in a post, and its removal hides them', async ({
  openPage,
}) => {
  const own = await openPage('isolated', QUICK);
  await resultsLink(own);
  await widgetOf(own).getByRole('checkbox', { name: 'With my results' }).check();
  const tag = field(widgetOf(own), 'The tag');
  await expect(tag).toHaveValue(/ results="1\.io\./);
  const post = await openPage('plain', HOST);
  await paste(post, await tag.inputValue());
  const widget = widgetOf(post);
  // This post is not isolated. Still it shows what threads did elsewhere, and why they cannot run here.
  const threads = widget.locator('[data-strategy=threads]');
  await expect(threads.locator('.from-elsewhere')).toBeVisible();
  await expect(threads).toContainText('not cross-origin isolated');
  await widget.evaluate((element) => element.removeAttribute('results'));
  await expect(widget.locator('.from-elsewhere')).toHaveCount(0);
  await expect(widget.locator('.recorded')).toHaveCount(0);
});

const BAD = [
  ...['', '1.io.', '1.io.AAAA', '9.io.AAAA', '1.gpu.AAAA', '1.io.%3Cscript%3E', 'x'.repeat(7000)],
  ...['1.io.<img src=x onerror=alert(1)>', '1.cpu.../../../etc', '__proto__', '%', '%F0%9F'],
];

test('a bad fragment is refused in words, and the page works on', async ({ openPage }) => {
  const page = await openPage('isolated', 'index.html?workload=io&wait=50&tasks=2');
  const widgets = page.locator('race-lane');
  for (const bad of BAD) {
    await page.evaluate((text) => (location.hash = `results=${text}`), bad);
    const refused = page.getByText(/^The recorded results cannot be shown: .+ Ask for the link/);
    await expect(refused.first(), bad).toBeVisible();
    await widgets.evaluateAll((all) => all.forEach((each) => each.removeAttribute('results')));
    await expect(refused).toHaveCount(0);
  }
});

test('the code for sharing and for reading results is fetched only when it is needed', async ({
  openPage,
  sites,
}) => {
  const asked = () =>
    sites.isolated.requests.filter((path) => /share-view|squeeze|copy-view/.test(path)).length;
  const page = await openPage('isolated', QUICK);
  await run(widgetOf(page), 'serial');
  expect(asked()).toBe(0);
  await share(widgetOf(page));
  await expect(field(widgetOf(page), 'The tag')).toBeVisible();
  expect(asked()).toBeGreaterThan(0);
});

/** Presses a button that saves a file, and returns the file's name, path and text. */
async function saved(widget: Locator, label: string) {
  const [file] = await Promise.all([
    widget.page().waitForEvent('download'),
    widget.getByRole('button', { name: label, exact: true }).click(),
  ]);
  const path = `${await file.path()}`;
  return { name: file.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
}

test('every saved file contains the measurements, under a name with workload and date', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const widget = widgetOf(page);
  await run(widget, 'serial');
  await run(widget, 'threads');
  await run(widget, 'serial');
  await expect(widget.locator('[data-strategy=serial] .result')).toContainText('2 runs');
  const report = await widget.evaluate((element: any) => element.report);
  await share(widget);
  const json = await saved(widget, 'Reports, JSON');
  expect(json.name).toBe(`racelane-io-${report.startedAt.slice(0, 10)}.json`);
  const { reports, summary } = JSON.parse(json.text);
  // Disturbed runs were repeated.
  expect(reports.filter(({ disturbed }: any) => !disturbed)).toHaveLength(3);
  expect(reports).toContainEqual(report);
  expect(summary).toHaveLength(2);

  const spans = await saved(widget, 'Spans, CSV');
  expect(spans.name).toMatch(/^racelane-io-.*-spans\.csv$/);
  const all = reports.flatMap((each: any) => each.tasks).flatMap((each: any) => each.spans);
  expect(spans.text.trim().split('\r\n')).toHaveLength(1 + all.length);

  const table = await saved(widget, 'Summary, CSV');
  const [, serial] = table.text.split('\r\n');
  expect(serial).toContain(`serial,2,${summary[0].medianMs},`);

  const trace = JSON.parse((await saved(widget, 'Trace, JSON')).text);
  const slices = trace.traceEvents.filter(({ ph }: any) => ph === 'X');
  expect(new Set(slices.map(({ pid }: any) => pid)).size).toBe(2);
  const longestUs = Math.max(...slices.map(({ ts, dur }: any) => ts + dur));
  expect(longestUs).toBeLessThanOrEqual(
    1000 * Math.max(...reports.map((each: any) => each.elapsedMs)) + 1,
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the saved picture works as a file of its own in the ${colorScheme} theme, with styles and a description`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', QUICK);
    await page.emulateMedia({ colorScheme });
    const widget = widgetOf(page);
    await run(widget, 'serial');
    await run(widget, 'threads');
    await share(widget);
    const { path, text, name } = await saved(widget, 'Picture, SVG');
    expect(name).toMatch(/\.svg$/);
    expect(text).not.toMatch(/foreignObject|var\(|lit\$|<!--|href=|undefined|NaN/);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${path}.svg`, text);
    await page.goto(pathToFileURL(`${path}.svg`).href);
    await expect(page.locator('svg').first()).toContainText('Threads (GIL)');
    const seen = await page.evaluate(() => {
      const bars = [...document.querySelectorAll('.lanes .bar')];
      return {
        title: document.querySelector('title')?.textContent,
        described: document.querySelector('desc')?.textContent,
        paper: getComputedStyle(document.querySelector('svg > rect') as Element).fill,
        widths: bars.map((bar) => bar.getBoundingClientRect().width),
        wait: getComputedStyle(document.querySelector('.wait') as Element).fill,
      };
    });
    expect(seen.title).toMatch(/^Four tasks\./);
    expect(seen.described).toMatch(/Serial: .+ Threads \(GIL\): .+ on Linux/);
    expect(seen.widths).toHaveLength(2);
    // The length of a bar is its time.
    const [serialMs, threadsMs] = [...`${seen.described}`.matchAll(/: ([\d.]+) (m?s)\./g)].map(
      ([, value, unit]) => Number(value) * (unit === 's' ? 1000 : 1),
    );
    expect(seen.widths[0] / seen.widths[1] / (serialMs / threadsMs)).toBeCloseTo(1, 1);
    expect(seen.paper).toBe(colorScheme === 'light' ? 'rgb(253, 252, 249)' : 'rgb(21, 24, 28)');
    expect(seen.wait).toBe(colorScheme === 'light' ? 'rgb(197, 229, 217)' : 'rgb(31, 87, 71)');
  });
}

test('at 320 px neither the Share view nor recorded results scroll sideways', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  await page.setViewportSize({ width: 320, height: 700 });
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  const { link } = await resultsLink(page);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(widgetOf(page).locator('.from-elsewhere')).toHaveCount(2);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
});

test('the keyboard alone opens the Share view, chooses, copies and saves', async ({
  openPage,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openPage('isolated', QUICK);
  const widget = widgetOf(page);
  await run(widget, 'serial');
  await widget.getByRole('tab', { name: 'Share', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(field(widget, 'Link with my results')).toHaveValue(/results=1/);
  const focused = () =>
    widget.evaluate((element) => {
      const active = element.shadowRoot?.activeElement;
      return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? '';
    });
  await widget.getByRole('checkbox', { name: /frame of its own/ }).focus();
  await page.keyboard.press('Space');
  await expect(field(widget, 'The tag')).toHaveValue(/isolate="frame"/);
  for (let presses = 0; (await focused()) !== 'Copy: The tag'; presses++) {
    expect(presses, 'Tab reaches the button').toBeLessThan(6);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(widget.getByRole('button', { name: 'Copied: The tag' })).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('isolate="frame"');
  for (let presses = 0; (await focused()) !== 'Trace, JSON'; presses++) {
    expect(presses, 'Tab reaches the files').toBeLessThan(16);
    await page.keyboard.press('Tab');
  }
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/-trace\.json$/);
});
