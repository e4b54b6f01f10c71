// A soak: many random runs in one page, after which it has to keep no more than before.
import { setTimeout as sleep } from 'node:timers/promises';
import { coverUp } from '../hidden-tab.ts';
import { findLeaks } from './limits.ts';
import { meterOf, pause } from './meter.ts';
import { plansOf } from './plan.ts';
import type { Told } from '../../pages/soak-runs.js';
import type { Tab } from '../tab.ts';
import type { Figures, Meter } from './meter.ts';
import type { Plan } from './plan.ts';

export interface Soak {
  seed: number;
  runs: { plan: Plan; told: Told }[];
  before: Figures;
  after: Figures;
  /** The most that the renderer kept meanwhile. */
  peakBytes: number;
  tookMs: number;
}

export interface Asked {
  engine: string;
  sharesMemory: boolean;
  seed: number;
  runs: number;
  /** Told for how long an engine is given to clean up. */
  onRest?: (ms: number) => void;
  onProgress?: (told: { done: number; aborted: number; figures: Figures | null }) => void;
}

/**
 * Every part has been used before the first reading, and compiled as what is used often: what stays loaded, compiled and
 * reserved is no leak. A long soak warms up for longer, as its limits are the same.
 */
const WARM_UP = { seed: 1, least: 20, share: 0.1 };

/** What is freed is not given back at once. */
const SETTLE_MS = 20_000;

/**
 * WebKit keeps caches and free memory for a page that is seen. One that has been hidden for half a minute has to give back
 * what malloc holds, after two minutes all caches too, as with garbage collected.
 */
const UNSEEN_MS = 135_000;

/** Where the limits would be met by what the engine keeps for itself. */
const isLateToGive = (engine: string, runs: number) => engine.startsWith('webkit') && runs >= 100;

/** How many runs lie between two readings that are only told. */
const READ_EVERY = 50;

/**
 * soak carries the runs out and reads before and after.
 * @param tab on a page of the isolated site
 * @throws Error where a run fails, with what it takes to repeat it
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

/** askedBy says of what an engine's page can be asked. */
const askedBy = (engine: string, runs: number) => ({
  // Of a frame that is removed Chromium leaves workers of workers behind, idle, and with them the frame's document; a page
  // can do nothing for a frame that is gone.
  frames: engine !== 'chromium',
  // WebKitGTK keeps some 0.1 MiB of each drawing of a widget's bare markup, in a page without Racelane too: over a long
  // soak that would hide what runs leave.
  widgets: !isLateToGive(engine, runs),
});

/** whenReady waits in the page for its module, which fetches others and may come after the page has loaded. */
async function whenReady() {
  const endMs = performance.now() + 30_000;
  while (!(window as any).soakRuns) {
    if (performance.now() > endMs) throw new Error('The page’s module did not come up.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** carryOut has the page do one run, in bounded time. */
async function carryOut(tab: Tab, plan: Plan, where: string): Promise<Told> {
  const told = await tab.evaluate((given) => (window as any).soakRuns.carryOut(given), plan);
  if (told.end !== 'failed') return told;
  throw new Error(`Run ${plan.id} ${where} failed: ${told.why}\n${JSON.stringify(plan)}`);
}

/**
 * afterPool reads once what is kept warm for the next run has ended; in a long soak of WebKit while nobody sees the page.
 */
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

/** baseline is the least that is read while nothing runs. */
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

/** settled reads until everything is back where it was, or has had the time to be. */
async function settled(meter: Meter, before: Figures) {
  const endMs = performance.now() + SETTLE_MS;
  let now = await meter.read();
  while (findLeaks(before, now).length > 0 && performance.now() < endMs) {
    await pause();
    now = await meter.read();
  }
  return now;
}
