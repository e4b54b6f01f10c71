// A post that Racelane did not write: another language and direction, a theme, inherited styles, a scaled slide,
// shortcuts, a strict policy, a translator at work, and a host with clean addresses and no headers.
import { Key } from 'selenium-webdriver';
import { formatTimeFigure } from '../../www/verdict/numbers.ts';
import { ALL, UNSHARED } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/engine-test.ts';
import { call, loadWidget } from '../helpers/tag.ts';
import { giveTime } from '../helpers/sites.ts';
import type { Host } from '../helpers/sites.ts';
import type { Tab } from '../helpers/tab.ts';

const POST = 'someone-elses-post.html';
const LANE = 'race-lane';
const FRAME = `${LANE} >>> iframe`;

/** Starts a host that redirects `name.html` to `name`, drops queries thereby, and sends no headers. */
async function cleanHost(host: Host) {
  const site = await host({}, 'racelane/');
  giveTime(site);
  for (const [path, location] of [
    [/^\/racelane\/embed\.html$/, '/racelane/embed'],
    [/^\/racelane\/index\.html$/, '/racelane/'],
  ] as const) {
    site.fault(path, { status: 301, headers: { Location: location } });
  }
  return site;
}

/** Opens the post on such a host, and loads its widget. */
async function openPost(tab: Tab, host: Host, isolate = 'none') {
  const site = await cleanHost(host);
  await tab.open(`${site.url}${POST}`);
  await tab.at(LANE).evaluate((lane, value) => lane.setAttribute('isolate', value), isolate);
  await loadWidget(tab.at(LANE));
  return site;
}

/** Runs a strategy and compares the figure in its row with the report. */
async function expectFigure(tab: Tab, strategy: string) {
  await expectShown(tab, await call(tab.at(LANE), 'run', strategy), strategy);
}

/** Compares the figure in a row with the report of its only run. */
async function expectShown(tab: Tab, report: any, strategy: string) {
  expect(report, strategy).toMatchObject({ strategy, verified: true });
  const shown = () =>
    tab
      .at(`${LANE} >>> [data-strategy=${strategy}] .result`)
      .evaluate((result) => result.textContent.replace(/\s+/g, ' ').trim());
  await expect.poll(shown, strategy).toContain(formatTimeFigure(report.elapsedMs));
}

/** Returns how far the page can be scrolled sideways, and its scroll position. */
const readScroll = (tab: Tab) =>
  tab.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { sideways: Math.max(0, scrollWidth - clientWidth), x: scrollX, y: scrollY };
  });

const countTranslations = (tab: Tab) => tab.evaluate(() => (window as any).translations as number);

test('in someone else’s post four strategies run in place: figures are the report’s, nothing scrolls, no shortcut fires', async ({
  tab,
  host,
}) => {
  await openPost(tab, host);
  const before = await readScroll(tab);
  expect(before.sideways).toBe(0);
  for (const strategy of UNSHARED) await expectFigure(tab, strategy);
  await expect.poll(() => countTranslations(tab)).toBeGreaterThan(3);
  expect(await readScroll(tab)).toEqual(before);

  await tab.click(`${LANE} >>> summary`);
  const tasks = await tab.find(`${LANE} >>> #option-tasks`);
  await tasks.sendKeys(Key.END, Key.BACK_SPACE, '5', Key.TAB);
  const sentence = () => tab.at(LANE).evaluate(({ shadowRoot }) => shadowRoot.textContent);
  await expect.poll(sentence).toContain('Five tasks');
  const fired = await tab.evaluate(() => (window as any).shortcuts as string[]);
  expect(fired.filter((each) => !each.includes('Tab'))).toEqual([]);
  await expectFigure(tab, 'asyncio');
});

test('in someone else’s post the widget reads as English, in its own style', async ({
  tab,
  host,
}) => {
  await openPost(tab, host);
  const look = await tab.at(`${LANE} >>> .widget`).evaluate((widget) => {
    const style = getComputedStyle(widget);
    const slide = document.querySelector('.slide') as HTMLElement;
    return {
      lang: widget.closest('[lang]')?.getAttribute('lang'),
      direction: style.direction,
      transform: style.textTransform,
      space: style.whiteSpaceCollapse ?? style.whiteSpace,
      wrap: style.textWrapMode ?? 'wrap',
      indent: style.textIndent,
      spacing: style.letterSpacing,
      align: style.textAlign,
      isWide: widget.offsetWidth > 0.9 * slide.offsetWidth,
    };
  });
  expect(look).toEqual({
    lang: 'en',
    direction: 'ltr',
    transform: 'none',
    space: expect.stringMatching(/^(normal|collapse)$/),
    wrap: 'wrap',
    indent: '0px',
    spacing: 'normal',
    align: 'start',
    isWide: true,
  });
});

test('in someone else’s post a frame runs all that the engine can, on a host with clean addresses', async ({
  tab,
  host,
  engine,
}) => {
  const site = await openPost(tab, host, 'frame');
  const [first, ...others] = engine.name === 'chromium' ? ALL : UNSHARED;
  const report = await call(tab.at(LANE), 'run', first);
  await tab.inFrame(FRAME, async () => {
    await expectShown(tab, report, first);
    for (const strategy of others) await expectFigure(tab, strategy);
  });
  expect((await readScroll(tab)).sideways).toBe(0);

  // Racelane's own page on the same host can share memory, also in engines whose frames cannot.
  await tab.open(`${site.url}racelane/index.html?workload=io&tasks=3&wait=40`);
  await expect.poll(() => tab.isIsolated().catch(() => false), { timeout: 60_000 }).toBe(true);
  const here = engine.sharesMemory ? ALL : UNSHARED;
  for (const strategy of here) await expectFigure(tab, strategy);
});
