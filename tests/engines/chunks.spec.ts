// A chunk fails to load: the post stays unchanged, author and reader see why, and the next try loads the chunk.
import { expect, test } from '../helpers/engine-test.ts';
import { WEBKIT_KEEPS_IMPORTS, failsInWidget, worksInWidget } from '../helpers/failing-runs.ts';
import { HOST, call, heard, loadWidget, writeTag } from '../helpers/tag.ts';
import type { Fault } from '../../scripts/serve.js';
import type { Tab } from '../helpers/tab.ts';

const LANE = 'race-lane';
const NOTE = `${LANE} >>> [part=problem]`;
const SMALL = { tasks: '2', wait: '20' };
const OWN_WORDS = /\(.+\)\. Try again/;

/** Opens a post with a tag and a paragraph behind it, and collects the warnings of its page. */
async function openPost(tab: Tab, url: string, more: Record<string, string> = {}) {
  await tab.evaluate(() => {
    const page = window as any;
    page.warnings = [];
    console.warn = (...all) => page.warnings.push(all.join(' '));
  });
  await writeTag(tab, url, { ...SMALL, ...more });
  await tab.evaluate(() => {
    const next = document.createElement('p');
    next.textContent = 'what follows';
    document.body.append(next);
  });
}

/** Returns the visible state of the post, and the warnings for its author. */
const readPost = (tab: Tab) =>
  tab.evaluate(() => {
    const lane = document.querySelector('race-lane') as HTMLElement;
    const root = lane.shadowRoot as ShadowRoot;
    const note = root.querySelector('[part=problem]');
    const text = document.createRange();
    text.selectNodeContents(lane);
    return {
      hasWidget: root.querySelector('.widget') !== null,
      showsChildren: text.getBoundingClientRect().height > 0,
      heightPx: lane.offsetHeight,
      role: note?.getAttribute('role'),
      noteText: note?.textContent ?? '',
      warnings: (window as any).warnings as string[],
    };
  });

const FAULTS = [
  ['breaks off with its connection', { dropAt: 0 }, OWN_WORDS],
  ['answers 404', { status: 404 }, /\(the server answered 404 for FILE-\S+\.js\)\. Try/],
  ['is the page of an app', { mime: 'text/html', truncateAt: 0 }, /\(FILE-\S+\.js came as text/],
  ['is cut off', { truncateAt: 5000 }, OWN_WORDS],
  ['is empty', { truncateAt: 0 }, OWN_WORDS],
] as [string, Fault, RegExp][];

/** The chunk of the interface, and one that it imports. */
const FILES = ['widget', 'options'];

for (const [file, [what, fault, why]] of FILES.flatMap((each) =>
  FAULTS.map((one) => [each, one] as const),
)) {
  test(`${file}-….js ${what}: the children stay without a gap, and “Try again” loads the widget`, async ({
    openPage,
    sites,
    engine,
  }) => {
    const isImported = file === 'options' && /cut off|empty/.test(what);
    test.skip(engine.name.startsWith('webkit') && isImported, WEBKIT_KEEPS_IMPORTS);
    const tab = await openPage('isolated', HOST);
    const repair = sites.isolated.fault(new RegExp(`/${file}-`), fault);
    await openPost(tab, sites.isolated.url);
    await tab.find(`${NOTE} button`);
    const { noteText, ...rest } = await readPost(tab);
    expect(noteText).toMatch(/^The interface did not load /);
    expect(noteText).toMatch(new RegExp(why.source.replace('FILE', file)));
    expect(rest).toMatchObject({ hasWidget: false, showsChildren: true, role: 'alert' });
    expect(rest.heightPx).toBeLessThan(200);
    expect(rest.warnings).toHaveLength(1);
    expect(rest.warnings[0]).toContain(`${sites.isolated.url}assets/widget-`);
    expect(await call(tab.at(LANE), 'run', 'serial')).toMatchObject({
      name: 'RaceError',
      code: 'load-failed',
    });
    expect((await heard(tab)).map(({ type }) => type)).toEqual(['error', 'error']);
    repair();
    await tab.click(`${NOTE} button`);
    await tab.find(`${LANE} >>> [data-strategy=serial]`);
    expect(await readPost(tab)).toMatchObject({
      hasWidget: true,
      showsChildren: false,
      noteText: '',
    });
    expect(await call(tab.at(LANE), 'run', 'serial')).toHaveProperty('verified', true);
  });
}

for (const [what, ...paths] of [
  ['a chunk', /\/widget-/, /\/table-view-/, /\/engine-/],
  ['what a chunk imports', /\/options-/, /\/table-(?!view)/],
] as const) {
  const tableTab = `${LANE} >>> #tab-table`;

  test(`${what} breaks off once, and is loaded again unnoticed`, async ({ openPage, sites }) => {
    const tab = await openPage('isolated', HOST);
    for (const path of paths) sites.isolated.fault(path, { dropAt: 0, times: 1 });
    await openPost(tab, sites.isolated.url);
    expect(await call(tab.at(LANE), 'run', 'serial')).toHaveProperty('verified', true);
    await tab.click(tableTab);
    await tab.find(`${LANE} >>> [part=table]`);
    expect((await readPost(tab)).warnings).toEqual([]);
  });

  test(`${what} fails to load, and loads at the next press`, async ({ openPage, sites }) => {
    const tab = await openPage('isolated', HOST);
    const repairs = paths.map((path) => sites.isolated.fault(path, { dropAt: 0 }));
    await openPost(tab, sites.isolated.url);
    await tab.find(`${NOTE} button`);
    repairs[0]();
    await tab.click(`${NOTE} button`);
    await tab.find(`${LANE} >>> [data-strategy=asyncio]`);
    if (paths[2])
      await failsInWidget(tab, 'asyncio', /The engine did not load .*Try again or reload/);
    repairs[2]?.();
    await worksInWidget(tab, 'asyncio');
    await tab.click(tableTab);
    await expect.poll(() => tab.text(`${LANE} >>> .empty`)).toMatch(/^This view did not load /);
    repairs[1]();
    await tab.click(tableTab);
    await tab.find(`${LANE} >>> [part=table]`);
  });
}

test('the engine hangs, and loads at the next press after the time-out', async ({
  openPage,
  sites,
}) => {
  const tab = await openPage('isolated', HOST);
  await openPost(tab, sites.isolated.url);
  await loadWidget(tab.at(LANE));
  const repair = sites.isolated.fault(/\/engine-/, { hang: true });
  await failsInWidget(tab, 'asyncio', /\(nothing came for 15 s\).*Try again or reload/);
  repair();
  await worksInWidget(tab, 'asyncio');
});

test('the frame’s host side does not load: the children stay without a gap, and “Try again” loads the frame', async ({
  openPage,
  sites,
}) => {
  const tab = await openPage('isolated', HOST);
  const repair = sites.isolated.fault(/\/host-/, { status: 403 });
  await openPost(tab, sites.isolated.url, { isolate: 'frame' });
  await tab.find(`${NOTE} button`);
  expect(await readPost(tab)).toMatchObject({ hasWidget: false, showsChildren: true });
  expect((await readPost(tab)).noteText).toMatch(/the server answered 403 for host-/);
  expect((await readPost(tab)).heightPx).toBeLessThan(200);
  repair();
  await tab.click(`${NOTE} button`);
  await tab.find(`${LANE} >>> iframe.ready`);
  expect((await readPost(tab)).noteText).toBe('');
});
