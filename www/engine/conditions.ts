// Decides whether a run was disturbed. A disturbed run is shown, and counted nowhere.

import { disturbances } from '../verdict/sentences.ts';
import type { Environment, Lane, Span, TaskReport } from '../core/report.ts';

/** The observations of the page during a run. */
export interface Seen {
  /** Whether the page was hidden at any time. */
  hidden: boolean;
  /** The longest time for which the page stood still. */
  stoodMs: number;
  /** How far the time of day and the page's clock drifted apart. */
  jumpMs: number;
}

/** The facts on which the decision about a run depends. */
export interface Run {
  elapsedMs: number;
  tasks: readonly TaskReport[];
  lanes: readonly Lane[];
  /** The wait of each task. */
  waitMs: number;
  environment: Environment;
}

/** A wait that ends later than this, in ms and as a share of the wait, had its timer throttled. */
const LATE_MS = 150;
const LATE_SHARE = 0.1;

/** Some pages are busy this long while they load. */
const STOOD_MS = 2000;

/** Setting a clock right moves it by less than this. */
const JUMP_MS = 1000;

/**
 * The share of its time, start-up left out, that a run may lose to other programs. A busy machine makes start-up long,
 * and a long start-up would hide the loss. `LOST_SHARE_CROWDED` holds for more computing tasks than cores.
 */
const LOST_SHARE = 0.25;
const LOST_SHARE_CROWDED = 0.4;
const LOST_MS = 20;

/** With a coarser clock than this, a stall cannot be distinguished from a step of the clock. */
const COARSE_MS = 1;

/** Returns the reason why a run should not be counted, or null. */
export function reasonAgainst({ hidden, stoodMs, jumpMs }: Seen, run: Run): string | null {
  const stepMs = run.environment.clockStepMs;
  if (hidden) return disturbances.hidden;
  if (jumpMs > JUMP_MS + 2 * stepMs) return disturbances.clocksApart(jumpMs);
  if (stoodMs > STOOD_MS) return disturbances.pageStoodStill(stoodMs);
  const lateMs = Math.max(0, ...run.tasks.map((task) => latenessOf(task, run)));
  if (lateMs > Math.max(LATE_MS + 2 * stepMs, run.waitMs * LATE_SHARE)) {
    return disturbances.timerLate(lateMs);
  }
  const { share, most } = lossOf(run);
  return share > most ? disturbances.machineBusy(share) : null;
}

/**
 * Returns how much longer than asked a task's wait took. Time in which the task's event loop computed for another task
 * is not counted: no timer can fire then, which is how the strategy works.
 */
function latenessOf({ lane, spans }: TaskReport, { tasks, waitMs }: Run) {
  const wait = spans.find(({ phase }) => phase === 'wait');
  if (!wait) return 0;
  const dueMs = wait.startMs + waitMs;
  const heldMs = tasks
    .flatMap((other) => (other.lane === lane ? other.spans.filter(computes) : []))
    .map(({ startMs, endMs }) => Math.min(endMs, wait.endMs) - Math.max(startMs, dueMs))
    .reduce((sum, ms) => sum + Math.max(0, ms), 0);
  return wait.endMs - dueMs - heldMs;
}

const computes = ({ phase }: { phase: string }) => phase === 'scan' || phase === 'build';

/**
 * Returns the share of its time, start-up left out, that a run lost to other programs, and the largest share allowed.
 * Time that more tasks than cores take from each other is no loss.
 */
export function lossOf({ tasks, lanes, environment }: Run) {
  const parts = lanes.flatMap((lane) => lane.parts ?? []);
  const spans = (parts.length > 0 ? parts : tasks.flatMap((task) => task.spans)).filter(computes);
  // Without all spans, the computing time of a run is unknown.
  const unknown =
    environment.clockStepMs > COARSE_MS || tasks.some(({ droppedSpans }) => droppedSpans);
  if (unknown || spans.length === 0) return { share: 0, most: LOST_SHARE };
  const { computedMs, possibleMs, busyMs } = concurrencyOf(spans, certainCores(environment));
  const waitedMs = computedMs - possibleMs;
  const crowded = waitedMs > 0.05 * computedMs;
  const atOnce = possibleMs / busyMs;
  const lostMs = (tasks.reduce((sum, task) => sum + task.lostMs, 0) - waitedMs) / atOnce;
  // Where each lane has its own tasks, the run ends with the slowest.
  const worstMs = crowded || parts.length > 0 ? 0 : Math.max(...lostByLane(tasks));
  const ms = Math.max(lostMs, worstMs);
  const waits = tasks.flatMap((task) => task.spans).filter(({ phase }) => phase === 'wait');
  const activeMs = concurrencyOf([...spans, ...waits], Infinity).busyMs;
  const share = ms > LOST_MS ? ms / activeMs : 0;
  return { share, most: crowded ? LOST_SHARE_CROWDED : LOST_SHARE };
}

/** WebKit reports 4 cores on every machine with fewer than 8: two of them may not exist. */
const OF_WEBKIT = /AppleWebKit(?!.*Chrom)/;
const WEBKITS_LEAST = 4;

/** Returns a number of cores that certainly exist. */
const certainCores = ({ cores, userAgent }: Environment) =>
  cores === WEBKITS_LEAST && OF_WEBKIT.test(userAgent) ? WEBKITS_LEAST / 2 : cores;

function lostByLane(tasks: readonly TaskReport[]) {
  const lost: number[] = [];
  for (const { lane, lostMs } of tasks) lost[lane] = (lost[lane] ?? 0) + lostMs;
  return lost.filter((ms) => ms >= 0);
}

/**
 * Sums up spans that may overlap: their time, the part of this time that the cores can do, and the time with any span.
 */
function concurrencyOf(spans: readonly Span[], cores: number) {
  const edges = spans
    .flatMap(({ startMs, endMs }) => [
      { atMs: startMs, by: 1 },
      { atMs: endMs, by: -1 },
    ])
    .sort((a, b) => a.atMs - b.atMs);
  const sums = { computedMs: 0, possibleMs: 0, busyMs: 0 };
  let atOnce = 0;
  let lastMs = 0;
  for (const { atMs, by } of edges) {
    const ms = atMs - lastMs;
    sums.computedMs += atOnce * ms;
    sums.possibleMs += Math.min(atOnce, cores) * ms;
    if (atOnce > 0) sums.busyMs += ms;
    atOnce += by;
    lastMs = atMs;
  }
  return sums;
}
