// Failing runs: what the caller and the reader of index.html learn, how soon, and that nothing is left.
import { setTimeout as sleep } from 'node:timers/promises';
import { raceIn, workersLeft } from './module-calls.ts';
import { workerThreads } from './processor.ts';
import { expectCalm } from './calm.ts';
import { expect } from './engine-test.ts';
import type { Options } from '../../www/core/report.ts';
import type { StrategyName } from '../../www/core/strategies.ts';
import type { Tab } from './tab.ts';

export type Failed = { name: string; code: string; message: string; afterMs: number };

/** Why a chunk does not recover in WebKit from a broken file that it imports, until the page is reloaded. */
export const WEBKIT_KEEPS_IMPORTS =
  'WebKit takes a module of the same text for the one that failed, whatever its address.';

/** A short run, for faults that exist before it starts. */
export const SHORT = { workload: 'cpu', tasks: 2, size: 1000 } as const;

/** A long run, for faults in its middle. */
export const LONG = { workload: 'cpu', tasks: 2, size: 2_000_000_000 } as const;

/** How long an ended pool may take to go. Firefox keeps it until the page is left, so the wait is in vain there. */
const POOL_GOES_MS = { firefox: 8000, others: 30_000 };

/** A busy core takes a second of processor time a second. */
const BUSY_CORE_SECONDS = 0.7;

/**
 * The longest time until a limit of 15 s is noticed on a busy machine. A fault that makes the reader wait for two such
 * limits takes longer.
 */
export const NOTICED_MS = 28_000;

/** The longest time until an error is told that needs no limit. A run that waits for a limit takes longer. */
export const AT_ONCE_MS = 12_000;

/** Runs race() and returns its rejection, with the time until then. */
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
 * Words a failure for the table of faults, without the test server's address and the browser's own words.
 * @param ownWords matches the browser's own words
 */
export function sightOf({ code, message, afterMs }: Failed, ownWords: RegExp = /(?!)/) {
  const plain = message.replace(/http:\/\/localhost:\d+\//, '').replace(ownWords, '…');
  return { sees: `\`${code}\`: ${plain}`, afterMs };
}

/** Fails if a worker is left or something still computes. */
export async function nothingLeft() {
  expect(await workersLeft(), 'workers left').toBe(0);
  await expectCalm(500, BUSY_CORE_SECONDS / 2);
}

/** Fails unless the next run on the same page gets a verified report. */
export async function nextRunWorks(tab: Tab, options?: Partial<Options>) {
  expect((await raceIn(tab, { ...SHORT, ...options })).verified).toBe(true);
  if (options?.strategy === 'futures') await endPool(tab);
  // Chromium caches a page that is left, with its workers; they would be counted in the next test.
  expect(await workersLeft(), 'workers left').toBe(0);
}

/**
 * Ends the warm pool. WebKitGTK needs an aborted run for that. Firefox keeps threads until the page is left.
 * Firefox and Chromium cache pages that have no unload listener, with their workers.
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
  // WebKitGTK keeps workers that are still ending when the page is left. A coordinator lives longer the longer its
  // workers took to start.
  const isFirefox = (await tab.browser.getCapabilities()).getBrowserName() === 'firefox';
  const endMs = performance.now() + POOL_GOES_MS[isFirefox ? 'firefox' : 'others'];
  while (workerThreads() > 0 && performance.now() < endMs) await sleep(50);
  await tab.open('about:blank');
}

/**
 * Presses a strategy's button in a widget of index.html. Fails unless its row and its live region show the
 * sentence.
 * @param tab on index.html
 */
export async function failsInWidget(tab: Tab, strategy: StrategyName, sentence: RegExp) {
  const row = `race-lane >>> [data-strategy=${strategy}]`;
  await tab.click(`${row} button.run`);
  await tab.find(`${row}[data-status=failed]`);
  await expect.poll(() => tab.text(`${row} .words.failure`)).toMatch(sentence);
  const told = () =>
    tab.at('race-lane >>> [aria-live=polite]').evaluate(({ textContent }) => textContent);
  await expect.poll(told).toMatch(sentence);
}

/** Presses the same button again, once the fault is repaired. */
export async function worksInWidget(tab: Tab, strategy: StrategyName) {
  const row = `race-lane >>> [data-strategy=${strategy}]`;
  await tab.click(`${row} button.run`);
  await tab.find(`${row}[data-status=done]`);
}
