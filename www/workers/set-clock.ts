// Sets the core's clock of a worker by its coordinator's clock. The messages between them bound the difference.

import { shiftClock } from '../../pkg/racelane.js';
import { clockMs, withinBounds } from '../core/clock.ts';
import { hearOwner, tellCoordinator } from './owner.ts';
import type { ClockSet, FromCrew, HeardAt } from '../core/protocol.ts';

let lastSentMs = 0;
let leastMs = -Infinity;
let mostMs = Infinity;
let shiftMs = 0;

/** Tells the coordinator that this worker is up, and waits for the coordinator's clock. */
export async function reportReady() {
  const answered = new Promise((resolve: (answer: ClockSet) => void) =>
    hearOwner(resolve, { once: true }),
  );
  sendTimed({ type: 'ready' });
  setClock(await answered);
}

/** Sends a message and keeps its time. The coordinator's next message says when this one was heard. */
export function sendTimed(message: FromCrew) {
  lastSentMs = clockMs();
  tellCoordinator(message);
}

/**
 * Puts the core's clock forward to the coordinator's. Each message can only narrow the bounds, because both clocks run
 * at the same rate: only their time origins differ.
 */
export function setClock({ heardMs, sentMs }: HeardAt) {
  leastMs = Math.max(leastMs, sentMs - clockMs());
  mostMs = Math.min(mostMs, heardMs - lastSentMs);
  const ahead = withinBounds(0, leastMs, mostMs);
  shiftClock(ahead - shiftMs);
  shiftMs = ahead;
}
