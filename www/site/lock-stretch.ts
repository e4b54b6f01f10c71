// Finds a stretch of time in which three hand-overs of the lock are seen one by one.

import { findHandOvers, unfoldTasks } from '../chart/lines.ts';
import type { Stretch } from '../chart/geometry.ts';
import type { Report } from '../core/report.ts';

const HAND_OVERS = 3;

/** The least margin at both sides. On a coarse clock, hand-overs may fall together, and leave no other margin. */
const LEAST_MARGIN_MS = 1;

export interface LockStretch extends Stretch {
  /** The first of the hand-overs. */
  atMs: number;
}

/**
 * Returns the stretch of three hand-overs from the middle of a run. Each margin is as long as their mean distance.
 * @returns null for a run with fewer hand-overs
 */
export function findLockStretch(report: Report): LockStretch | null {
  const times = findHandOvers(unfoldTasks(report)).map(({ atMs }) => atMs);
  const first = Math.floor((times.length - HAND_OVERS) / 2);
  if (first < 0) return null;
  const last = first + HAND_OVERS - 1;
  const [firstMs, lastMs] = [times[first], times[last]];
  const marginMs = Math.max(LEAST_MARGIN_MS, (lastMs - firstMs) / (HAND_OVERS - 1));
  return { fromMs: Math.max(0, firstMs - marginMs), toMs: lastMs + marginMs, atMs: firstMs };
}
