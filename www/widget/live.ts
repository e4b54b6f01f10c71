// Live lanes: what onUpdate's samples show of a run under way, until its report brings the exact spans.

import { isPassive, phaseIndex } from '../core/phases.ts';
import type { Phase, Update } from '../core/report.ts';

export interface GrowingLine {
  label: string;
  lane: number;
  /** The task that holds the line, -1 for none. */
  owner: number;
  /** By more than a passive phase. */
  held: boolean;
  length: number;
  start: number[];
  end: number[];
  phase: number[];
  task: number[];
}

/** Lines that grow sample by sample. A phase is known at each frame, so its ends are true to one frame. */
export class LiveLanes {
  lines: GrowingLine[] = [];
  elapsedMs = 0;
  done = 0;
  /** progress of all tasks together, 0 to 1 */
  progress = 0;
  #lineOf: Map<number, GrowingLine> = new Map();

  /** sample adds what one update says. */
  sample({ elapsedMs, tasks }: Update) {
    const before = this.elapsedMs;
    this.elapsedMs = elapsedMs;
    this.done = 0;
    let progress = 0;
    for (const { id, lane, phase, progress: part } of tasks) {
      if (phase === 'done') {
        // A task that has not begun has no phase either; only one that was seen, or has progress, is done.
        if (!this.#lineOf.has(id) && !(part > 0)) continue;
        this.done++;
        progress++;
        this.#release(id);
      } else {
        if (phase === 'scan' || phase === 'wait') progress += Math.min(1, Math.max(0, part || 0));
        this.#extend(id, lane, phase, before, elapsedMs);
      }
    }
    this.progress = tasks.length > 0 ? progress / tasks.length : 0;
  }

  #extend(id: number, lane: number, phase: Phase, fromMs: number, toMs: number) {
    const line = this.#claim(id, lane, isPassive(phase));
    if (!line) return;
    const index = phaseIndex[phase];
    const last = line.length - 1;
    if (last >= 0 && line.task[last] === id && line.phase[last] === index) {
      line.end[last] = toMs;
      return;
    }
    const startMs = Math.max(fromMs, last >= 0 ? line.end[last] : 0);
    if (startMs >= toMs) return;
    line.start.push(startMs);
    line.end.push(toMs);
    line.phase.push(index);
    line.task.push(id);
    line.length++;
  }

  /** claim finds the task's line, or a free one of its lane; a task that has not begun takes none from others. */
  #claim(id: number, lane: number, passive: boolean): GrowingLine | null {
    const own = this.#lineOf.get(id);
    if (own && own.owner === id && own.lane === lane) {
      own.held ||= !passive;
      return own;
    }
    const free = this.lines.find(
      (line) => line.lane === lane && (line.owner === -1 || (!passive && !line.held)),
    );
    if (passive && this.lines.some((line) => line.lane === lane)) return null;
    const line = free ?? this.#newLine(lane);
    line.owner = id;
    line.held = !passive;
    this.#lineOf.set(id, line);
    return line;
  }

  #newLine(lane: number) {
    const line: GrowingLine = {
      label: '',
      lane,
      owner: -1,
      held: false,
      length: 0,
      start: [],
      end: [],
      phase: [],
      task: [],
    };
    const after = this.lines.findLastIndex((other) => other.lane <= lane);
    this.lines.splice(after + 1, 0, line);
    return line;
  }

  #release(id: number) {
    const line = this.#lineOf.get(id);
    if (!line || line.owner !== id) return;
    line.owner = -1;
    line.held = false;
  }
}
