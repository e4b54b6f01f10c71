// Watches the page during a run, and decides whether anything can have disturbed the run.

import { lazy } from '../core/lazy.ts';
import { disturbances } from '../verdict/sentences.ts';
import type { Run, Seen } from './conditions.ts';

/** A page that is not busy runs a timer of this period on time. */
const BEAT_MS = 250;

/** Starts watching. Returns the function that ends the watch and returns the observations. */
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

/** Returns how far the time of day is ahead of the page's clock. The time of day goes on while a machine sleeps. */
const clockSkewMs = () => new Date().getTime() - performance.now();

/** Loaded on demand, because a run on a quiet machine needs no decision. */
const conditions = lazy('The code that weighs disturbances', () => import('./conditions.ts'));

/** A wait that ends later than this has been noticeably late. */
const NOTICED_LATE_MS = 100;

/** A page that stands still for longer than this, or whose clocks drift apart by more, can have disturbed a run. */
const NOTICED_STANDSTILL_MS = 500;

/** A run that lost more time than this can have been disturbed. */
const NOTICED_LOSS_MS = 20;

/**
 * Returns the reason why a run does not count, or null. The judgement itself is loaded only where something was
 * noticed. If the code for the decision does not load, the reason says so.
 */
export async function disturbanceOf(seen: Seen, run: Run): Promise<string | null> {
  if (!isNoticeable(seen, run)) return null;
  const judge = await conditions.load().catch(() => null);
  return judge ? judge.reasonAgainst(seen, run) : disturbances.unknown;
}

function isNoticeable({ hidden, stoodMs, jumpMs }: Seen, run: Run): boolean {
  const lostMs = run.tasks.reduce((sum, task) => sum + task.lostMs, 0);
  const isLate = run.tasks.some(({ spans }) =>
    spans.some(
      (span) => span.phase === 'wait' && span.endMs - span.startMs > run.waitMs + NOTICED_LATE_MS,
    ),
  );
  if (hidden || isLate || lostMs > NOTICED_LOSS_MS) return true;
  return Math.max(stoodMs, jumpMs) >= NOTICED_STANDSTILL_MS;
}
