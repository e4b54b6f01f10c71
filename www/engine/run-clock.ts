// The page's clock of one run. The coordinator and its workers count from the moment when the coordinator heard of the
// run. The page adds the time before that moment, so all times of a run are on one clock.

import { clockMs, withinBounds } from '../core/clock.ts';
import { readRecord } from '../core/protocol.ts';
import type { FromCoordinator, Outcome } from '../core/protocol.ts';
import type { Lane, Span, TaskReport } from '../core/report.ts';

export class RunClock {
  readonly #clockMs: () => number;
  readonly #beganMs: number;
  // Bounds of `startMs`, and what it would be if both clocks agreed.
  #leastMs = 0;
  #mostMs = Infinity;
  #claimMs = 0;

  /** Begins a run now. */
  constructor(clock: () => number = clockMs) {
    this.#clockMs = clock;
    this.#beganMs = clock();
  }

  /** Returns the milliseconds since the run began. */
  now() {
    return this.#clockMs() - this.#beganMs;
  }

  /** Narrows the bounds by a message, which was sent before now. */
  hear(message: FromCoordinator) {
    if (message.type === 'begun') this.#claimMs = message.clockMs - this.#beganMs;
    if ('elapsedMs' in message) {
      this.#mostMs = Math.min(this.#mostMs, this.now() - message.elapsedMs);
    }
  }

  /**
   * Narrows the bounds by the coordinator's answer to a question.
   * @param askedMs when the page asked
   * @param elapsedMs when the coordinator answered, by its own clock
   */
  hearAnswer(askedMs: number, elapsedMs: number) {
    this.#leastMs = Math.max(this.#leastMs, askedMs - elapsedMs);
  }

  /** Returns the time from the begin of the run until the coordinator heard of it. */
  get startMs() {
    return Math.max(0, withinBounds(this.#claimMs, this.#leastMs, this.#mostMs));
  }
}

/** The times of a run, in milliseconds since the run began. */
export interface RunTimes {
  elapsedMs: number;
  tasks: TaskReport[];
  lanes: Lane[];
}

/**
 * Puts the times of an outcome on the page's clock. No time is beyond the run's end. The coordinator hears of
 * every task's end afterwards, but the clocks of two workers can differ by a step.
 * @param startMs how long after the begin of the run the coordinator heard of it
 */
export function timesOf({ elapsedMs, records, lanes }: Outcome, startMs: number): RunTimes {
  const at = (ms: number) => startMs + Math.min(Math.max(ms, 0), elapsedMs);
  const move = <S extends Span>(span: S): S => ({
    ...span,
    startMs: at(span.startMs),
    endMs: at(span.endMs),
  });
  const tasks = records.map(readRecord).map((task) => {
    const spans = task.spans.map(move);
    // Every task starts or queues from the begin of the run.
    if (spans.length > 0) spans[0].startMs = 0;
    return { ...task, foundMs: at(task.foundMs), spans };
  });
  return {
    elapsedMs: startMs + elapsedMs,
    tasks,
    lanes: lanes.map((lane) => (lane.parts ? { ...lane, parts: lane.parts.map(move) } : lane)),
  };
}
