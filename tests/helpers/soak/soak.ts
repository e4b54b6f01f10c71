// A soak: many random runs in one page, after which the page must not keep more than before.
import { setTimeout as sleep } from 'node:timers/promises';
import { coverUp } from '../hidden-tab.ts';
import { findLeaks } from './limits.ts';
import { meterOf, pause } from './meter.ts';
import { plansOf } from './plan.ts';
import type { Outcome } from '../../pages/soak-runs.js';
import type { Tab } from '../tab.ts';
import type { Figures, Meter } from './meter.ts';
import type { Plan } from './plan.ts';

export interface Soak {
  seed: number;
  runs: { plan: Plan; told: Outcome }[];
  before: Figures;
  after: Figures;
  /** The most memory that the renderer used. */
  peakBytes: number;
  tookMs: number;
}

export interface Asked {
  engine: string;
  sharesMemory: boolean;
  seed: number;
  runs: number;
  /** Called with the time that an engine gets to clean up. */
  onRest?: (ms: number) => void;
  onProgress?: (told: { done: number; aborted: number; figures: Figures | null }) => void;
}

/**
 * Everything is used, loaded and compiled before the first reading, so that it does not count as a leak. A long
 * soak has the same limits and warms up for longer.
 */
const WARM_UP = { seed: 1, least: 20, share: 0.1 };

/** Freed memory is not returned at once. */
const SETTLE_MS = 20_000;

/**
 * WebKit keeps caches and free memory for a visible page. A page hidden for half a minute returns free memory, and
 * after two minutes its caches, too.
 */
const UNSEEN_MS = 135_000;

/** Whether the engine's own caches would exceed the limits. */
const isLateToGive = (engine: string, runs: number) => engine.startsWith('webkit') && runs >= 100;

/** How many runs lie between two readings that are only logged. */
const READ_EVERY = 50;

/**
 * Carries out the runs and reads the figures before and after.
 * @param tab on a page of the isolated site
 */
export async function soak(
  tab: Tab,
  { engine, sharesMemory, seed, runs, onRest, onProgress }: Asked,
): Promise<Soak> {
  const traits = { sharesMemory, ...askedBy(engine, runs) };
  await tab.evaluate(whenReady);
  const meter = await meterOf(tab, engine);
  const beganMs = performance.now();
  const warmUp = Math.max(WARM_UP.least, Math.round(runs * WARM_UP.share));
  for (const plan of plansOf(WARM_UP.seed, warmUp, traits)) {
    await carryOut(tab, plan, `in the warm-up of ${engine}`);
  }
  const before = await afterPool(tab, { engine, runs, onRest }, () => baseline(meter));
  onProgress?.({ done: 0, aborted: 0, figures: before });
  const done: Soak['runs'] = [];
  for (const plan of plansOf(seed, runs, traits)) {
    done.push({ plan, told: await carryOut(tab, plan, `of ${engine} with --seed=${seed}`) });
    const aborted = done.filter(({ told }) => told.end === 'aborted').length;
    const isReading = done.length % READ_EVERY === 0 && onProgress;
    const figures = isReading ? await meter.read() : null;
    onProgress?.({ done: done.length, aborted, figures });
  }
  const after = await afterPool(tab, { engine, runs, onRest }, () => settled(meter, before));
  const peakBytes = meter.end();
  return { seed, runs: done, before, after, peakBytes, tookMs: performance.now() - beganMs };
}

/** Returns what the engine's page can be asked to do. */
const askedBy = (engine: string, runs: number) => ({
  // Chromium keeps idle nested workers of a removed frame, and with them its document. A page can do nothing for a
  // frame that is gone.
  frames: engine !== 'chromium',
  // WebKitGTK keeps 0.1 MiB for each drawing of a widget's bare markup, even in a page without Racelane. Over a long
  // soak that would hide leaks of runs.
  widgets: !isLateToGive(engine, runs),
});

/** Waits in the page for its module, which may arrive after the page has loaded. */
async function whenReady() {
  const endMs = performance.now() + 30_000;
  while (!(window as any).soakRuns) {
    if (performance.now() > endMs) throw new Error('The page’s module did not come up.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Makes the page do one run, in bounded time. */
async function carryOut(tab: Tab, plan: Plan, where: string): Promise<Outcome> {
  const told = await tab.evaluate((given) => (window as any).soakRuns.carryOut(given), plan);
  if (told.end !== 'failed') return told;
  throw new Error(`Run ${plan.id} ${where} failed: ${told.why}\n${JSON.stringify(plan)}`);
}

/** Reads figures once the warm pool has ended. A long soak of WebKit reads them while the page is hidden. */
async function afterPool<T>(
  tab: Tab,
  { engine, runs, onRest }: Pick<Asked, 'engine' | 'runs' | 'onRest'>,
  read: () => Promise<T>,
): Promise<T> {
  await tab.evaluate(() => (window as any).soakRuns.endPool());
  if (!isLateToGive(engine, runs)) return read();
  onRest?.(UNSEEN_MS);
  const show = await coverUp(tab, engine);
  await sleep(UNSEEN_MS);
  const figures = await read();
  await show();
  return figures;
}

/** Returns the lowest figures read while nothing runs. */
async function baseline(meter: Meter) {
  let least = await meter.read();
  for (let reading = 0; reading < 6; reading += 1) {
    await pause();
    const now = await meter.read();
    least = {
      heapBytes: lesser(least.heapBytes, now.heapBytes),
      nodes: lesser(least.nodes, now.nodes),
      workers: Math.min(least.workers, now.workers),
      residentBytes: Math.min(least.residentBytes, now.residentBytes),
    };
  }
  return least;
}

const lesser = (a: number | null, b: number | null) =>
  a === null || b === null ? null : Math.min(a, b);

/** Reads until the figures are back where they were, or the time is up. */
async function settled(meter: Meter, before: Figures) {
  const endMs = performance.now() + SETTLE_MS;
  let now = await meter.read();
  while (findLeaks(before, now).length > 0 && performance.now() < endMs) {
    await pause();
    now = await meter.read();
  }
  return now;
}
