// From lines to the few SVG paths that draw them: one path a phase, however many spans there are.

import { aggregate } from './cells.ts';
import { phaseIndex } from '../core/phases.ts';
import type { Line } from './lines.ts';

/** Where a line is drawn. */
export interface Slot {
  y: number;
  height: number;
}

export type Paths = Record<
  'scan' | 'build' | 'wait' | 'waitEdge' | 'lock' | 'queue' | 'start',
  string
>;

/** Above this many shapes the bins are widened: the eye gains nothing, the main thread loses. */
const MOST_SHAPES = 4000;

/** Waits for the lock that are no farther apart join into one box; what lies between is drawn over it. */
const JOIN_PX = 4;

const round = (value: number) => Math.round(value * 100) / 100;

/**
 * pathsOf draws lines into paths.
 * @param slots one a line
 * @param hidden phases filtered out
 */
export function pathsOf(
  lines: readonly Line[],
  slots: readonly Slot[],
  pxPerMs: number,
  hidden: ReadonlySet<number>,
): Paths {
  for (let binPx = 1; ; binPx *= 2) {
    const pen = new Pen();
    lines.forEach((line, index) => {
      pen.begin(slots[index]);
      aggregate(line, { pxPerMs, binPx, hidden }, pen);
      pen.end();
    });
    if (pen.shapes <= MOST_SHAPES || binPx >= 16) return pen.paths();
  }
}

/** The order in which shares stack in a merged cell, from below. */
const STACK = ['scan', 'build', 'wait', 'start'] as const;

/** Pen collects path commands by phase. */
class Pen {
  shapes = 0;
  #parts: Record<keyof Paths, string[]> = {
    scan: [],
    build: [],
    wait: [],
    waitEdge: [],
    lock: [],
    queue: [],
    start: [],
  };
  #y = 0;
  #height = 0;
  #lockFrom = -1;
  #lockTo = -1;

  begin({ y, height }: Slot) {
    this.#y = y;
    this.#height = height;
  }

  end() {
    this.#closeLock();
  }

  span(phase: number, x0: number, x1: number) {
    const [y, height] = [this.#y, this.#height];
    if (phase === phaseIndex.lock) return this.#lock(x0, x1);
    if (x1 - x0 > JOIN_PX) this.#closeLock();
    if (phase === phaseIndex.queue) return this.#queue(x0, x1);
    const name = STACK.find((each) => phaseIndex[each] === phase) ?? 'start';
    // A hair of background keeps neighbours apart; it is taken from the end, and only where there is room.
    const end = x1 - x0 > 4 ? x1 - 0.75 : x1;
    this.#rect(name, x0, y, end - x0, height);
    if (name === 'wait') this.#edge(x0, end);
  }

  cell(x0: number, x1: number, shares: Float64Array) {
    if (shares[phaseIndex.lock] > 0) this.#lock(x0, x1);
    let bottom = this.#y + this.#height;
    for (const name of STACK) {
      const height = Math.min(1, shares[phaseIndex[name]]) * this.#height;
      if (height < 0.05) continue;
      bottom -= height;
      this.#rect(name, x0, bottom, x1 - x0, height);
    }
    if (shares[phaseIndex.queue] > 0.5) this.#queue(x0, x1);
  }

  paths(): Paths {
    const entries = Object.entries(this.#parts).map(([name, parts]) => [name, parts.join('')]);
    return Object.fromEntries(entries) as Paths;
  }

  #rect(name: keyof Paths, x: number, y: number, width: number, height: number) {
    this.shapes++;
    const w = round(Math.max(width, 0.1));
    this.#parts[name].push(`M${round(x)} ${round(y)}h${w}v${round(height)}h${-w}z`);
  }

  #edge(x0: number, x1: number) {
    const y = this.#y + this.#height - 0.5;
    this.#parts.waitEdge.push(`M${round(x0)} ${round(y)}H${round(x1)}`);
    if (this.#height >= 7) {
      this.#parts.waitEdge.push(`M${round(x0)} ${round(this.#y + 0.5)}H${round(x1)}`);
    }
  }

  #queue(x0: number, x1: number) {
    this.shapes++;
    const y = this.#y + this.#height / 2;
    this.#parts.queue.push(`M${round(x0)} ${round(y)}H${round(x1)}`);
  }

  /**
   * lock joins neighbouring boxes: a stretch in which a task kept waiting for the lock is one hollow box,
   * and what it computed in between fills its share of it.
   */
  #lock(x0: number, x1: number) {
    if (this.#lockFrom >= 0 && x0 - this.#lockTo > JOIN_PX) this.#closeLock();
    if (this.#lockFrom < 0) this.#lockFrom = x0;
    this.#lockTo = x1;
  }

  #closeLock() {
    if (this.#lockFrom < 0) return;
    const x = this.#lockFrom + 0.5;
    const width = Math.max(this.#lockTo - this.#lockFrom - 1, 0.2);
    this.#rect('lock', x, this.#y + 0.5, width, Math.max(this.#height - 1, 0.5));
    this.#lockFrom = -1;
  }
}
