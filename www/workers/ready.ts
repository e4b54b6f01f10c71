// The first exchange between a worker and its coordinator: the worker is up, and sets its clock by the answer.

import { shiftClock } from '../../pkg/racelane.js';
import { clockMs, withinBounds } from '../core/clock.ts';
import { hearOwner, tellCoordinator } from './owner.ts';
import type { ClockSet } from '../core/protocol.ts';

/**
 * Tells the coordinator that this worker is up, and puts the core's clock forward by what the coordinator's is ahead.
 * That holds for as long as both workers live: only their time origins differ, and `performance.now()` goes on alike.
 */
export async function reportReady() {
  const sentMs = clockMs();
  const answered = new Promise((resolve: (answer: ClockSet) => void) =>
    hearOwner(resolve, { once: true }),
  );
  tellCoordinator({ type: 'ready' });
  const answer = await answered;
  shiftClock(withinBounds(0, answer.clockMs - clockMs(), answer.clockMs - sentMs));
}
