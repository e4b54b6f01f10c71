// The ladder of isolation, where it needs Chromium's frames or what only Playwright can forbid a page.
import { readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import { ALL, UNSHARED } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { giveTime } from '../helpers/sites.ts';
import { writeResults } from '../../www/views/share/write-results.ts';
import { stateOf } from '../helpers/share-states.ts';
import { HOST, call } from '../helpers/tag.ts';
import { inFrame, putTag, rowOf } from '../helpers/widget.ts';
import type { Frame, Page } from '@playwright/test';

const SMALL = { wait: '20', tasks: '2' };
const isolated = () => globalThis.crossOriginIsolated;

/**
 * Header that lets a post of another origin load Racelane's files, all that such a host (GitHub Pages) can send.
 */
const CORS = { 'Access-Control-Allow-Origin': '*' };

const COEP = { 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** Counts how often a page was navigated to, in the tab or in a frame. */
function watchVisits(page: Page, path: RegExp) {
  const seen = { count: 0 };
  page.on('request', (request) => {
    if (request.isNavigationRequest() && path.test(new URL(request.url()).pathname))
      seen.count += 1;
  });
  return seen;
}

for (const [what, headers, strategies] of [
  ['isolated itself', { ...COEP, 'Cross-Origin-Opener-Policy': 'same-origin' }, ALL],
  ['not isolated, for all its COEP,', COEP, UNSHARED],
] as const) {
  test(`in a post that is ${what} the frame of a host without headers is blocked; the widget says so and runs ${strategies.length} strategies in place`, async ({
    page,
    host,
    allowErrors,
  }) => {
    allowErrors(/ERR_BLOCKED_BY_RESPONSE/);
    const files = await host(CORS);
    const post = await host(headers);
    await page.goto(`${post.url}${HOST}`);
    const tag = await putTag(page, files.url, { ...SMALL, isolate: 'frame' });
    const run = call(tag, 'run', 'serial');
    await expect(tag.getByRole('alert')).toContainText(
      /does not show .*embed\.html: this page sends Cross-Origin-Embedder-Policy/,
    );
    expect(await run).toMatchObject({ strategy: 'serial', verified: true });
    await expect(tag.locator('iframe')).toHaveCount(0);
    for (const strategy of strategies) {
      expect(await call(tag, 'run', strategy)).toMatchObject({ strategy, verified: true });
    }
  });
}

test('frame-ancestors of Racelane’s host allows the frame in the listed posts only', async ({
  page,
  host,
  sites,
  allowErrors,
}) => {
  allowErrors(/frame-ancestors|Failed to load/);
  const { origin } = new URL(sites.plain.url);
  sites.isolated.fault(/embed\.html$/, {
    headers: { 'Content-Security-Policy': `frame-ancestors ${origin}` },
  });
  await page.goto(`${sites.plain.url}${HOST}`);
  const listed = await putTag(page, sites.isolated.url, { ...SMALL, isolate: 'frame' });
  expect(await call(listed, 'run', 'shared')).toMatchObject({ verified: true });
  const post = await host();
  await page.goto(`${post.url}${HOST}`);
  const other = await putTag(page, sites.isolated.url, { ...SMALL, isolate: 'frame' });
  await expect(other.getByRole('alert')).toContainText(
    'frame-ancestors of its host must allow this page',
  );
  expect(await call(other, 'run', 'serial')).toMatchObject({ verified: true });
});

test('a post that requires Trusted Types runs all six strategies in a frame, and four in place', async ({
  page,
  host,
  sites,
}) => {
  const post = await host({ 'Content-Security-Policy': "require-trusted-types-for 'script'" });
  // Written into the page's HTML: the policy would stop a script that inserts a script.
  const tag = (isolate: string) =>
    `<race-lane wait="20" tasks="2" isolate="${isolate}"></race-lane>`;
  const script = `<script type="module" src="${sites.isolated.url}racelane.js"></script>`;
  post.fault(/host\.html$/, {
    replace: (text) => text.replace('</body>', `${tag('frame')}${tag('none')}${script}</body>`),
  });
  await page.goto(`${post.url}${HOST}`);
  const [framed, inPlace] = [page.locator('race-lane').first(), page.locator('race-lane').last()];
  for (const strategy of ALL) {
    expect(await call(framed, 'run', strategy)).toMatchObject({ strategy, verified: true });
  }
  for (const strategy of UNSHARED) {
    expect(await call(inPlace, 'run', strategy)).toMatchObject({ strategy, verified: true });
  }
});

test('the offered frame keeps guessing, recorded results, and options that the reader reset', async ({
  openPage,
  sites,
}) => {
  const reports = JSON.parse(readFileSync(at('tests', 'pages', 'recorded-reports.json'), 'utf8'));
  const results = await writeResults(stateOf({ workload: 'io', tasks: '6' }, reports.io));
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, { ...SMALL, results });
  const link = tag.getByRole('link', { name: 'Open Racelane’s own page' });
  const address = `${sites.isolated.url}index.html?workload=io&tasks=6`;
  await expect(link).toHaveAttribute('href', `${address}#results=${results}`);
  await tag.getByRole('button', { name: 'Guess first' }).click();
  await expect(link).toHaveAttribute('href', `${address}&guess=true#results=${results}`);
  await tag.locator('summary').filter({ hasText: 'Set-up' }).click();
  await tag.getByLabel(/^Tasks/).fill('10');
  await tag.getByLabel(/^Tasks/).press('Tab');
  // These are other tasks than the recorded ones, so the recorded results are gone, here and in the frame.
  await expect(link).toHaveAttribute('href', /\?workload=io&guess=true$/);
  await tag.getByRole('button', { name: 'Run all six in a frame' }).click();
  await expect(inFrame(tag)).toContainText('Ten tasks');
  await expect(inFrame(tag)).not.toContainText('Recorded elsewhere on');
  await expect(inFrame(tag).getByRole('slider').first()).toBeVisible();
});

test('rung 3: the service worker also isolates an iframe written by hand', async ({
  page,
  host,
  sites,
}) => {
  const files = await host();
  giveTime(files);
  const visits = watchVisits(page, /embed/);
  await page.goto(`${sites.plain.url}${HOST}`);
  await page.evaluate((src) => {
    const frame = Object.assign(document.createElement('iframe'), { src, width: 900, height: 800 });
    document.body.append(frame);
  }, `${files.url}embed.html?wait=20&tasks=2#here`);
  const frame = () => page.frames()[1] as Frame;
  await expect
    .poll(() =>
      frame()
        .evaluate(isolated)
        .catch(() => false),
    )
    .toBe(true);
  const widget = frame().locator('race-lane');
  expect(await call(widget, 'run', 'shared')).toMatchObject({ verified: true });
  expect(frame().url()).toBe(`${files.url}embed.html?wait=20&tasks=2#here`);
  expect(visits.count).toBe(2);
});

/**
 * Imitates an older Chromium, in which the service worker starts and does not isolate a frame: the isolating
 * headers are left out of what it adds.
 */
const useless = (text: string) =>
  text.replace(/'(Document-Isolation-Policy|Cross-Origin-Embedder-Policy)'/g, "'X-$1'");

test('a service worker that does not isolate is unregistered after one reload, and the frame says why', async ({
  page,
  host,
  sites,
}) => {
  const files = await host(CORS);
  giveTime(files);
  files.fault(/racelane-sw\.js$/, { replace: useless });
  const visits = watchVisits(page, /embed/);
  await page.goto(`${sites.plain.url}${HOST}`);
  const tag = await putTag(page, files.url, { ...SMALL, isolate: 'frame' });
  for (const strategy of UNSHARED) {
    expect(await call(tag, 'run', strategy)).toMatchObject({ strategy, verified: true });
  }
  const frame = page.frames().find((each) => each.url().includes('embed.html')) as Frame;
  await expect(frame.locator('#note')).toContainText('does not isolate a frame');
  await expect(frame.getByRole('link', { name: 'Open Racelane’s own page' })).toBeVisible();
  expect(visits.count).toBe(2);
  const left = () =>
    frame.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await left()).toBe(0);
  // The tab remembers, and other widgets of the page no longer offer a frame.
  await page.reload();
  const again = await putTag(page, files.url, { ...SMALL, isolate: 'frame' });
  await expect(rowOf(inFrame(again), 'serial')).toBeVisible();
  expect(visits.count).toBe(3);
  const beside = await putTag(page, files.url, SMALL);
  await expect(beside.getByText('A frame did not help here.')).toBeVisible();
});

test('without storage the frame does not reload in a loop: four strategies run, with the reason', async ({
  page,
  host,
  sites,
}) => {
  const files = await host(CORS);
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('Storage is denied.', 'SecurityError');
    };
    Object.defineProperty(window, 'sessionStorage', { get: denied });
    Object.defineProperty(ServiceWorkerContainer.prototype, 'register', { value: denied });
    Object.defineProperty(ServiceWorkerContainer.prototype, 'getRegistration', { value: denied });
  });
  const visits = watchVisits(page, /embed/);
  await page.goto(`${sites.plain.url}${HOST}`);
  const tag = await putTag(page, files.url, { ...SMALL, isolate: 'frame' });
  expect(await call(tag, 'run', 'serial')).toMatchObject({ verified: true });
  await expect(tag.frameLocator('iframe').locator('#note')).toContainText('keeps no storage');
  expect(visits.count).toBe(1);
});

test('a page without storage does not reload, as nothing could stop a second reload', async ({
  page,
  host,
}) => {
  const files = await host(CORS);
  giveTime(files);
  files.fault(/racelane-sw\.js$/, { replace: useless });
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('Storage is denied.', 'SecurityError');
      },
    });
  });
  const visits = watchVisits(page, /embed/);
  await page.goto(`${files.url}embed.html?tasks=2`);
  await expect(page.locator('#note')).toContainText('keeps no storage for this page');
  await page.waitForTimeout(500);
  expect(visits.count).toBe(1);
});

test('the service worker leaves other pages in its scope alone, and a one-line file in its place unregisters it', async ({
  page,
  host,
  allowErrors,
}) => {
  const files = await host(CORS);
  giveTime(files);
  await page.goto(`${files.url}embed.html`);
  await expect.poll(() => page.evaluate(isolated).catch(() => false)).toBe(true);
  const controlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
  // The scope is a prefix and includes this page, which is not ours.
  allowErrors(/404/);
  await page.goto(`${files.url}embed.html-notes`);
  expect([await controlled(), await page.evaluate(isolated)]).toEqual([true, false]);

  const wayOut = readFileSync(at('docs', 'security.md'), 'utf8').match(
    /<!-- way-out -->\s+```js\s+([^]*?)\s+```\s+<!-- \/way-out -->/,
  )?.[1];
  expect(wayOut).toContain('unregister');
  files.fault(/racelane-sw\.js$/, { replace: () => `${wayOut}` });
  await page.goto(`${files.url}embed.html`);
  const left = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  // The page may be loaded anew meanwhile.
  await expect.poll(() => left().catch(() => NaN)).toBe(0);
});
