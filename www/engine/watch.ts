// Watches the page while a run goes on, and says whether anything may have disturbed it.

import { lazy } from '../core/lazy.ts';
import { disturbances } from '../verdict/sentences.ts';
import type { Environment, Lane, TaskReport } from '../core/report.ts';

/** What the page saw while a run went on. */
export interface Seen {
  /** Whether it was hidden at any time. */
  hidden: boolean;
  /** The longest for which it stood still. */
  stoodMs: number;
  /** How far the time of day and the page's clock went apart. */
  jumpMs: number;
}

/** What a run was. */
export interface Run {
  elapsedMs: number;
  tasks: readonly TaskReport[];
  lanes: readonly Lane[];
  /** Of each task. */
  waitMs: number;
  environment: Environment;
  /** How many times as long the calibration took as the best of late. */
  slower: number;
}

const BEAT_MS = 250;

/** watchPage notes what happens to the page until it is asked. */
export function watchPage(): () => Seen {
  const seen = { hidden: false, stoodMs: 0, jumpMs: 0 };
  const skewMs = clockSkewMs();
  let beatMs = performance.now();
  const look = () => (seen.hidden ||= document.visibilityState === 'hidden');
  const beat = () => {
    const nowMs = performance.now();
    seen.stoodMs = Math.max(seen.stoodMs, nowMs - beatMs - BEAT_MS);
    beatMs = nowMs;
  };
  look();
  document.addEventListener('visibilitychange', look);
  const timer = setInterval(beat, BEAT_MS);
  return () => {
    beat();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    return { ...seen, jumpMs: Math.abs(clockSkewMs() - skewMs) };
  };
}

/** clockSkewMs is how far the time of day is ahead. Nothing is timed by it: it goes on while a machine sleeps. */
const clockSkewMs = () => new Date().getTime() - performance.now();

/** On a quiet machine nobody needs it. */
const conditions = lazy('The code that weighs disturbances', () => import('./conditions.ts'));

/** What is less than this in every way has disturbed nothing. */
const TRIFLE_MS = 100;

/**
 * disturbanceOf gives the reason why a run should not be counted, or null. What weighs reasons is fetched only where
 * there may be one: on a quiet machine nobody needs it.
 */
export async function disturbanceOf(seen: Seen, run: Run): Promise<string | null> {
  const lostMs = run.tasks.reduce((sum, task) => sum + task.lostMs, 0);
  const late = run.tasks.some(({ spans }) =>
    spans.some(
      (span) => span.phase === 'wait' && span.endMs - span.startMs > run.waitMs + TRIFLE_MS,
    ),
  );
  const troubled = late || seen.hidden || lostMs > run.elapsedMs / 10 || run.slower > 1.2;
  if (!troubled && Math.max(seen.stoodMs, seen.jumpMs) < 5 * TRIFLE_MS) return null;
  const judge = await conditions.load().catch(() => null);
  return judge ? judge.reasonAgainst(seen, run) : disturbances.unknown;
}
