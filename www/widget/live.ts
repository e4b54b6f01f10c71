// The lanes of a live run, from the samples of `onUpdate`, until the run's report brings the exact spans.

import { isPassive, phaseIndex } from '../core/phases.ts';
import type { Line } from '../chart/lines.ts';
import type { Phase, Update } from '../core/report.ts';

type GrowingLine = Line<number[]>;

/** A line and the task that extends it at present. */
interface Seat {
  line: GrowingLine;
  lane: number;
  /** The id of the task, -1 for none. */
  owner: number;
  /** Whether the task has shown more than a passive phase. */
  isHeld: boolean;
}

/** Lines that grow sample by sample. A sample is a frame, so the ends of a phase are exact to one frame. */
export class LiveLanes {
  elapsedMs = 0;
  /** Number of tasks that are done. */
  done = 0;
  /** Progress of all tasks together, 0 to 1. */
  progress = 0;
  #seats: Seat[] = [];
  #seatOf: Map<number, Seat> = new Map();

  /** The lines, lane by lane. */
  get lines(): readonly GrowingLine[] {
    return this.#seats.map(({ line }) => line);
  }

  /** Adds the sample of one update. */
  sample({ elapsedMs, tasks }: Update) {
    const beforeMs = this.elapsedMs;
    this.elapsedMs = elapsedMs;
    this.done = 0;
    let progress = 0;
    for (const { id, lane, phase, progress: part } of tasks) {
      if (phase === 'done') {
        // A task that has not begun is reported as `done` too. Only a task that was seen, or has progress, is done.
        if (!this.#seatOf.has(id) && !(part > 0)) continue;
        this.done++;
        progress++;
        this.#release(id);
      } else {
        if (phase === 'scan' || phase === 'wait') progress += Math.min(1, Math.max(0, part || 0));
        this.#extend(this.#claim(id, lane, isPassive(phase)), id, phase, beforeMs);
      }
    }
    this.progress = tasks.length > 0 ? progress / tasks.length : 0;
  }

  #extend(seat: Seat | null, id: number, phase: Phase, beforeMs: number) {
    if (!seat) return;
    const { line } = seat;
    const index = phaseIndex[phase];
    const last = line.length - 1;
    if (last >= 0 && line.task[last] === id && line.phase[last] === index) {
      line.endMs[last] = this.elapsedMs;
      return;
    }
    const startMs = Math.max(beforeMs, last >= 0 ? line.endMs[last] : 0);
    if (startMs >= this.elapsedMs) return;
    line.startMs.push(startMs);
    line.endMs.push(this.elapsedMs);
    line.phase.push(index);
    line.task.push(id);
    line.length++;
  }

  /** Returns the task's seat, else a free one of its lane. A task that has not begun takes no seat from others. */
  #claim(id: number, lane: number, passive: boolean): Seat | null {
    const own = this.#seatOf.get(id);
    if (own && own.owner === id && own.lane === lane) {
      own.isHeld ||= !passive;
      return own;
    }
    const ofLane = this.#seats.filter((seat) => seat.lane === lane);
    if (passive && ofLane.length > 0) return null;
    const free = ofLane.find(({ owner, isHeld }) => owner === -1 || (!passive && !isHeld));
    const seat = free ?? this.#addSeat(lane);
    seat.owner = id;
    seat.isHeld = !passive;
    this.#seatOf.set(id, seat);
    return seat;
  }

  #addSeat(lane: number): Seat {
    const line: GrowingLine = {
      ...{ label: '', length: 0, startMs: [], endMs: [], phase: [], task: [] },
    };
    const seat: Seat = { line, lane, owner: -1, isHeld: false };
    const before = this.#seats.findLastIndex((other) => other.lane <= lane);
    this.#seats.splice(before + 1, 0, seat);
    return seat;
  }

  #release(id: number) {
    const seat = this.#seatOf.get(id);
    if (!seat || seat.owner !== id) return;
    seat.owner = -1;
    seat.isHeld = false;
  }
}
