// The ladder of isolation in every engine, with the post on one origin and Racelane on another: what runs, and what
// the widget says.
import { Key } from 'selenium-webdriver';
import { isolationHeaders } from '../../scripts/headers.js';
import { ALL, UNSHARED } from '../helpers/module-calls.ts';
import { HOST, call, heard, writeTag } from '../helpers/tag.ts';
import { expect, test } from '../helpers/engine-test.ts';
import { giveTime, untilQuiet } from '../helpers/sites.ts';
import { watched } from '../helpers/tab.ts';
import type { Engine } from '../../scripts/lib/engines.js';
import type { Fault, Site } from '../../scripts/serve.js';
import type { Tab } from '../helpers/tab.ts';

const SMALL = { wait: '20', tasks: '2' };
const LANE = 'race-lane';
const FRAME = 'race-lane >>> iframe';
const FRAME_BUTTON = 'race-lane >>> [part=note] button';

const COOP = { 'Cross-Origin-Opener-Policy': 'same-origin' };
const COEP = { 'Cross-Origin-Embedder-Policy': 'require-corp' };

/**
 * Header that lets a post of another origin load Racelane's files, all that such a host (GitHub Pages) can send.
 */
const CORS = { 'Access-Control-Allow-Origin': '*' };

/** Returns what an engine can run on an isolated page. */
const strategiesInIsolation = (engine: Engine) => (engine.sharesMemory ? ALL : UNSHARED);

/**
 * Returns whether an engine isolates a frame in a post without isolation. Only Chromium has Document-Isolation-
 * Policy.
 */
const isolatesFrames = ({ name }: Engine) => name === 'chromium';

/** Returns what runs in a frame within a post without isolation. */
const strategiesInFrame = (engine: Engine) => (isolatesFrames(engine) ? ALL : UNSHARED);

/** Runs strategies by the page's tag; all others must be refused. */
async function expectRuns(tab: Tab, strategies: readonly string[]) {
  for (const strategy of ALL) {
    const expected = strategies.some((name) => name === strategy)
      ? { strategy, verified: true }
      : { failed: true, code: 'unsupported' };
    expect(await call(tab.at(LANE), 'run', strategy), strategy).toMatchObject(expected);
  }
}

/** Returns the text of the widget in place. */
const widgetText = (tab: Tab) =>
  tab.at(LANE).evaluate((lane) => lane.shadowRoot.textContent.replace(/\s+/g, ' '));

/** Returns the text of a strategy's row. */
const rowText = (tab: Tab, strategy: string) => tab.text(`${LANE} >>> [data-strategy=${strategy}]`);

/** Returns the widget's link to Racelane's own page. */
const linkToPage = (tab: Tab) =>
  tab
    .at(`${LANE} >>> [part=note] a`)
    .evaluate(({ href, target, rel, textContent }) => ({ href, target, rel, textContent }));

/** Asks for the frame, as an author would. */
const frameTheTag = (tab: Tab) =>
  tab.at(LANE).evaluate((lane) => lane.setAttribute('isolate', 'frame'));

/** Counts how often a page has loaded as a document. The page's own request of its headers does not count. */
function countVisits(files: Site, path: RegExp) {
  const tell = `<head><script>fetch('/visited', { keepalive: true })</script>`;
  files.fault(path, { replace: (html) => watched(html).replace('<head>', tell) });
  return () => files.requests.filter((each) => each === '/visited').length;
}

const sent = (name: string, value: string): Fault => ({ headers: { [name]: value } });

const withoutScripts = (html: string) => html.replaceAll(/<script .*?<\/script>/gs, '');

/** Waits until a page has isolated itself. */
const expectIsolated = (tab: Tab) =>
  expect.poll(() => tab.isIsolated().catch(() => false), { timeout: 60_000 }).toBe(true);

/** Returns the scopes of the origin's service workers. */
const registrations = (tab: Tab) =>
  tab.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  );

// The `tab` has cleared all faults before.
test.beforeEach(({ tab: _tab, sites }) => giveTime(sites.isolated));

test('rung 1: an isolated post runs all six strategies in place, and in a frame', async ({
  tab,
  host,
  sites,
  engine,
}) => {
  const post = await host({ ...COOP, ...COEP });
  await tab.open(`${post.url}${HOST}`);
  await writeTag(tab, sites.isolated.url, SMALL, { crossorigin: true });
  await expectRuns(tab, strategiesInIsolation(engine));
  expect(await widgetText(tab)).not.toContain('Run all six in a frame');
  const reason = 'This browser has no SharedArrayBuffer';
  for (const strategy of ['threads', 'shared']) {
    const told = () => rowText(tab, strategy);
    if (engine.sharesMemory) expect(await told()).not.toContain(reason);
    else await expect.poll(told).toContain(reason);
  }
  await frameTheTag(tab);
  await expectRuns(tab, strategiesInIsolation(engine));
  await expect.poll(async () => (await tab.find(FRAME)).isDisplayed()).toBe(true);
});

for (const policy of ['require-corp', 'credentialless']) {
  test(`a post with COEP ${policy} and no COOP runs four strategies in place, and in a frame all that the engine can`, async ({
    tab,
    host,
    sites,
    engine,
  }) => {
    const post = await host({ 'Cross-Origin-Embedder-Policy': policy });
    await tab.open(`${post.url}${HOST}`);
    await writeTag(tab, sites.isolated.url, SMALL);
    await expectRuns(tab, UNSHARED);
    await expect.poll(() => rowText(tab, 'shared')).toContain('not cross-origin isolated');
    await frameTheTag(tab);
    await expectRuns(tab, strategiesInFrame(engine));
  });
}

test('rung 2: a post without headers says why two strategies cannot run, offers a frame, and keeps the reader’s options in it', async ({
  openPage,
  tab,
  sites,
  engine,
}) => {
  await openPage('plain', HOST);
  await writeTag(tab, sites.isolated.url, SMALL);
  await expectRuns(tab, UNSHARED);
  for (const strategy of ['threads', 'shared']) {
    await expect.poll(() => rowText(tab, strategy)).toContain('not cross-origin isolated');
  }
  await expect.poll(() => widgetText(tab)).toContain('Threads cannot share memory in this page.');
  await expect
    .poll(() => linkToPage(tab))
    .toEqual({
      href: `${sites.isolated.url}index.html?workload=io&tasks=2&wait=20`,
      target: '_blank',
      rel: 'noopener',
      textContent: 'Open Racelane’s own page',
    });
  await tab.click(`${LANE} >>> summary`);
  const tasks = await tab.find(`${LANE} >>> #option-tasks`);
  await tasks.sendKeys(Key.END, Key.BACK_SPACE, '4', Key.TAB);
  await expect.poll(() => widgetText(tab)).toContain('Four tasks.');

  // WebKitGTK's driver misses the button if it has to scroll to it.
  await tab.at(FRAME_BUTTON).evaluate((button) => button.scrollIntoView({ block: 'center' }));
  await tab.click(FRAME_BUTTON);
  const said = () => tab.text(`${LANE} >>> [part=sentence]`).catch(() => '');
  await tab.find(FRAME);
  await tab.inFrame(FRAME, () => expect.poll(said).toContain('Four tasks.'));
  // The keyboard continues where the button was.
  const focused = () =>
    tab.at(LANE).evaluate(({ shadowRoot }) => shadowRoot.activeElement?.localName ?? '');
  await expect.poll(focused).toBe('iframe');
  await expectRuns(tab, strategiesInFrame(engine));
  await tab.inFrame(FRAME, async () => {
    expect(await widgetText(tab)).not.toContain('Run all six in a frame');
    if (isolatesFrames(engine)) return;
    await expect.poll(() => tab.text('#note')).toContain('does not isolate a frame');
    await expect.poll(() => rowText(tab, 'shared')).toContain('not cross-origin isolated');
  });
  expect(sites.isolated.requests).not.toContain('/racelane-sw.js');
});

test('rung 3: on a host without headers the service worker isolates the frame after exactly one reload; engines that cannot do this get neither', async ({
  openPage,
  tab,
  host,
  engine,
}) => {
  const files = await host(CORS);
  giveTime(files);
  const visits = countVisits(files, /embed\.html$/);
  await openPage('plain', HOST);
  await writeTag(tab, files.url, { ...SMALL, isolate: 'frame' });
  await expectRuns(tab, strategiesInFrame(engine));
  const helps = isolatesFrames(engine);
  await expect.poll(visits).toBe(helps ? 2 : 1);
  expect(files.requests.includes('/racelane-sw.js')).toBe(helps);
  await tab.inFrame(FRAME, async () => {
    expect(await tab.evaluate(() => location.href)).not.toContain('service-worker');
    expect(await registrations(tab)).toEqual(helps ? [`${files.url}embed.html`] : []);
    const note = () => tab.text('#note');
    if (helps) expect(await note()).toBe('');
    else await expect.poll(note).toContain('does not isolate a frame');
  });

  // The next visit needs no reload.
  await openPage('plain', HOST);
  await writeTag(tab, files.url, { ...SMALL, isolate: 'frame' });
  const again = helps ? 'shared' : 'processes';
  expect(await call(tab.at(LANE), 'run', again)).toMatchObject({ verified: true });
  await expect.poll(visits).toBe(helps ? 3 : 2);
  expect((await heard(tab)).map(({ type }) => type)).toEqual(['start', 'result']);
});

for (const path of ['', 'index.html', 'embed.html']) {
  test(`rung 3: /${path} becomes isolated after one reload and keeps its address`, async ({
    tab,
    host,
    engine,
  }) => {
    const files = await host();
    giveTime(files);
    const visits = countVisits(files, /^\/((index|embed)\.html)?$/);
    await tab.open(`${files.url}${path}?workload=io&wait=20&tasks=2#here`);
    await expectIsolated(tab);
    await expectRuns(tab, strategiesInIsolation(engine));
    const address = await tab.evaluate(() => location.href);
    expect(address).toBe(`${files.url}${path}?workload=io&wait=20&tasks=2#here`);
    expect(await tab.text('#note')).toBe('');
    await expect.poll(visits).toBe(2);
    // The service worker leaves other pages of the folder alone.
    await tab.open(`${files.url}${HOST}`);
    expect(await tab.evaluate(() => crossOriginIsolated)).toBe(false);
  });
}

for (const [file, page] of [
  ['index.html', ''],
  ['embed.html', 'embed'],
]) {
  test(`a host with clean URLs redirects ${file} without its query: the page is isolated, or says why not, after one reload`, async ({
    tab,
    host,
  }) => {
    const files = await host();
    giveTime(files);
    files.fault(new RegExp(`/${file}$`), { status: 301, headers: { Location: `./${page}` } });
    // Each document is requested from the server once, and once more by the page, which reads its headers.
    const countRequests = () => files.requests.filter((path) => path === `/${page}`).length;
    await tab.open(`${files.url}${file}?tasks=2`);
    await expectIsolated(tab);
    expect(countRequests()).toBeLessThanOrEqual(4);
    expect(await tab.evaluate(() => location.pathname)).toBe(`/${page}`);
    // The service worker is found again to be removed.
    await tab.open(`${files.url}${page}?service-worker=off`);
    const note = () => tab.text('#note').catch(() => '');
    await expect.poll(note).toContain('is off');
    files.fault(/racelane-sw\.js$/, {
      replace: (text) => text.replaceAll(/'(Document|Cross-Origin-Embedder)/g, "'X-$1"),
    });
    files.requests.length = 0;
    await tab.open(`${files.url}${file}?tasks=2`);
    await expect
      .poll(note, { timeout: 60_000 })
      .toContain('comes without Cross-Origin-Embedder-Policy');
    await untilQuiet(files);
    expect(countRequests()).toBeLessThanOrEqual(4);
  });
}

const APP = '<!doctype html><title>The app</title>';

for (const [what, fault, words] of [
  ['the host’s own page', { replace: () => APP }, /a page with the title “The app” came/],
  ['an error', { status: 404 }, /the server answered 404/],
  ['what X-Frame-Options forbids', sent('X-Frame-Options', 'DENY'), /X-Frame-Options: DENY/],
  [
    'what frame-ancestors forbids',
    sent('Content-Security-Policy', "frame-ancestors 'none'"),
    /Content-Security-Policy: frame-ancestors 'none'/,
  ],
  ['a text', { mime: 'text/plain' }, /the host sends it as text\/plain/],
  ['a page without its scripts', { replace: withoutScripts }, /its scripts did not run/],
] as [string, Fault, RegExp][]) {
  test(`where ${what} comes into the frame, the element says so at once, and runs in place`, async ({
    tab,
    host,
  }) => {
    const files = await host();
    // The element then waits a minute for a page that only does not answer.
    giveTime(files);
    files.fault(/embed\.html$/, fault);
    await tab.open(`${files.url}${HOST}`);
    await writeTag(tab, files.url, { ...SMALL, isolate: 'frame' });
    const alert = () => tab.text(`${LANE} >>> [role=alert]`).catch(() => '');
    await expect.poll(alert).toMatch(words);
    expect(await call(tab.at(LANE), 'run', 'serial')).toMatchObject({ verified: true });
  });
}

test('rung 4: where neither a frame nor a service worker helps, four strategies run, and the reasons and a link are shown', async ({
  tab,
  host,
  sites,
}) => {
  const post = await host({ 'Content-Security-Policy': "frame-src 'none'" });
  await tab.open(`${post.url}${HOST}`);
  await writeTag(tab, sites.isolated.url, SMALL);
  await tab.click(FRAME_BUTTON);
  const said = () => widgetText(tab);
  await expect.poll(said).toContain('A frame did not help here.');
  const alert = () => tab.text(`${LANE} >>> [role=alert]`);
  await expect.poll(alert).toContain('Content-Security-Policy');
  expect(await said()).not.toContain('Run all six in a frame');
  await expect
    .poll(() => linkToPage(tab))
    .toMatchObject({ textContent: 'Open Racelane’s own page' });
  await expectRuns(tab, UNSHARED);
  await expect.poll(() => rowText(tab, 'shared')).toContain('not cross-origin isolated');
});

test('the service worker unregisters itself once the host sends the headers', async ({
  tab,
  host,
}) => {
  const files = await host(CORS);
  giveTime(files);
  const address = `${files.url}embed.html?wait=20&tasks=2`;
  await tab.open(address);
  await expectIsolated(tab);
  files.fault(/embed\.html$/, { headers: isolationHeaders });
  // A reload by WebDriver would bypass the service worker in Firefox.
  await tab.open(address);
  await expect.poll(() => registrations(tab)).toEqual([]);
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('service-worker=off removes the service worker for good', async ({ tab, host }) => {
  const files = await host(CORS);
  giveTime(files);
  await tab.open(`${files.url}embed.html`);
  await expectIsolated(tab);
  await tab.open(`${files.url}embed.html?service-worker=off`);
  // The note appears only after the page has reloaded itself; no promise of the page is awaited until then.
  const note = () => tab.text('#note').catch(() => '');
  await expect.poll(note).toContain('is off');
  expect(await registrations(tab)).toEqual([]);
  expect(await tab.evaluate(() => navigator.serviceWorker.controller === null)).toBe(true);
  await tab.open(`${files.url}embed.html?service-worker=off`);
  await expect.poll(note).toContain('is off');
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(false);
});
