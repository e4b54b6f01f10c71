// Runs that fail: what their caller hears and when, what a reader of index.html sees, and what is left.
import { setTimeout as sleep } from 'node:timers/promises';
import { raceIn, workersLeft } from './module-calls.ts';
import { workerThreads } from './processor.ts';
import { expectCalm } from './calm.ts';
import { expect } from './engine-test.ts';
import type { Options } from '../../www/core/report.ts';
import type { StrategyName } from '../../www/core/strategies.ts';
import type { Tab } from './tab.ts';

export type Failed = { name: string; code: string; message: string; afterMs: number };

/** A run that takes a moment, for faults that are there before it. */
export const SHORT = { workload: 'cpu', tasks: 2, size: 1000 } as const;

/** A run that would take long, for faults in its midst. */
export const LONG = { workload: 'cpu', tasks: 2, size: 2_000_000_000 } as const;

/** How long a pool that was ended may take to go, unless the engine keeps it until the page is left: then in vain. */
const POOL_GOES_MS = 8000;

/** As the abort tests have it: a core that is busy takes a second of processor time in a second. */
const BUSY_CORE_SECONDS = 0.7;

/** failedRun runs race() and gives what it rejects with, and how long after its begin. */
export const failedRun = (tab: Tab, options: Partial<Options>): Promise<Failed> =>
  tab.evaluate(async (given) => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const beganMs = performance.now();
    return race(given).then(
      () => {
        throw new Error('race() did not reject');
      },
      ({ name, code, message }: any) => {
        return { name, code, message, afterMs: performance.now() - beganMs };
      },
    );
  }, options);

/**
 * sightOf is what the table says of a failure: without the test server's address, and without the browser's own words.
 * @param ownWords the browser's
 */
export function sightOf({ code, message, afterMs }: Failed, ownWords: RegExp = /(?!)/) {
  const plain = message.replace(/http:\/\/localhost:\d+\//, '').replace(ownWords, '…');
  return { sees: `\`${code}\`: ${plain}`, afterMs };
}

/** nothingLeft holds when no worker is left, and nothing computes. */
export async function nothingLeft() {
  expect(await workersLeft(), 'workers left').toBe(0);
  await expectCalm(500, BUSY_CORE_SECONDS / 2);
}

/** nextRunWorks holds when a run on the same page gets a verified report. */
export async function nextRunWorks(tab: Tab, options?: Partial<Options>) {
  expect((await raceIn(tab, { ...SHORT, ...options })).verified).toBe(true);
  if (options?.strategy === 'futures') await endPool(tab);
  // Or what ends late would be counted in the next test: Chromium keeps a page that is left, with its workers.
  expect(await workersLeft(), 'workers left').toBe(0);
}

/**
 * endPool ends the pool that stays warm. WebKitGTK needs a run that is aborted and takes it along; Firefox keeps threads
 * of that until the page is left, and both it and Chromium keep pages, with their workers, that hear of no unloading.
 */
async function endPool(tab: Tab) {
  await tab.evaluate(async () => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const control = new AbortController();
    const options = { workload: 'io', strategy: 'futures', tasks: 2, wait: 5000 };
    const onUpdate = () => control.abort();
    await race(options, { signal: control.signal, onUpdate }).catch(() => {});
    addEventListener('unload', () => {});
  });
  // WebKitGTK keeps what is still ending when the page is left, and a coordinator stays for longer the longer its
  // workers took to come up.
  const endMs = performance.now() + POOL_GOES_MS;
  while (workerThreads() > 0 && performance.now() < endMs) await sleep(50);
  await tab.open('about:blank');
}

/**
 * failsInWidget presses a strategy's button in a widget of index.html, and holds when its row and its live region say
 * the sentence.
 * @param tab on index.html
 */
export async function failsInWidget(
  tab: Tab,
  strategy: StrategyName,
  sentence: RegExp,
  withinMs?: number,
) {
  const row = `race-lane >>> [data-strategy=${strategy}]`;
  await tab.click(`${row} button.run`);
  await tab.find(`${row}[data-status=failed]`, withinMs);
  expect(await tab.text(`${row} .words.failure`)).toMatch(sentence);
  const told = await tab.find('race-lane >>> [aria-live=polite]');
  expect(await told.getAttribute('textContent')).toMatch(sentence);
}

/** worksInWidget presses the same button again, once the fault is gone. */
export async function worksInWidget(tab: Tab, strategy: StrategyName) {
  const row = `race-lane >>> [data-strategy=${strategy}]`;
  await tab.click(`${row} button.run`);
  await tab.find(`${row}[data-status=done]`);
}
