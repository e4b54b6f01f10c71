// Turns lines into a few SVG paths: one a phase, however many spans there are. Spans narrower than a pixel share cells.

import { phaseIndex, phases } from '../core/phases.ts';
import { topOf } from './geometry.ts';
import { TOUCH_MS } from './lines.ts';
import { clippedPlace, stretchOf } from './stretch.ts';
import type { Line } from './lines.ts';
import type { Stack } from './geometry.ts';
import type { TimeScale } from './stretch.ts';

/** Receives the shapes of a line from left to right, in px. */
export interface Sink {
  /** One span. */
  span: (phase: number, x0: number, x1: number) => void;
  /**
   * Several spans.
   * @param shares the cell's share of each phase; with empty time they add up to less than 1
   */
  cell: (x0: number, x1: number, shares: Float64Array) => void;
}

export interface Resolution {
  scale: TimeScale;
  /** Spans of at least this width are drawn one by one. */
  binPx: number;
  /** Indexes of phases. */
  hidden: ReadonlySet<number>;
}

/** The least width of a cell, so that a single very short span is visible. */
const LEAST_PX = 0.6;

/** Walks the shown part of a line once, and gives its wide spans and its cells to the sink. */
export function aggregate(line: Line, { scale, binPx, hidden }: Resolution, sink: Sink) {
  const cell = new Cell(sink);
  const { fromMs, toMs } = stretchOf(scale);
  const first = Math.max(0, lastStarted(line.startMs, line.length, fromMs - TOUCH_MS));
  for (let i = first; i < line.length && line.startMs[i] < toMs; i++) {
    const phase = line.phase[i];
    if (hidden.has(phase) || (line.startMs[i] < fromMs && line.endMs[i] <= fromMs)) continue;
    const x0 = clippedPlace(scale, line.startMs[i]);
    const x1 = clippedPlace(scale, line.endMs[i]);
    if ((line.endMs[i] - line.startMs[i]) * scale.pxPerMs >= binPx) {
      cell.flush();
      sink.span(phase, x0, x1);
      continue;
    }
    if (x0 - cell.to > binPx) cell.flush();
    cell.add(phase, x0, x1);
    if (cell.to - cell.from >= binPx) cell.flush();
  }
  cell.flush();
}

/** The cell that is being filled. */
class Cell {
  from = 0;
  to = 0;
  #isEmpty = true;
  #shares = new Float64Array(phases.length);
  #sink;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  add(phase: number, x0: number, x1: number) {
    if (this.#isEmpty) this.from = x0;
    this.#isEmpty = false;
    this.#shares[phase] += x1 - x0;
    this.to = x1;
  }

  /** Hands the cell over, if there is anything in it, and begins a new one. */
  flush() {
    if (this.#isEmpty) return;
    const width = this.to - this.from;
    for (let p = 0; p < this.#shares.length; p++) this.#shares[p] /= Math.max(width, 1e-9);
    this.#sink.cell(this.from, this.from + Math.max(width, LEAST_PX), this.#shares);
    this.#shares.fill(0);
    this.#isEmpty = true;
  }
}

/**
 * Returns the index of the last start that is not after a time, or -1.
 * @param startMs in ascending order
 */
export function lastStarted(startMs: ArrayLike<number>, length: number, atMs: number): number {
  let low = -1;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startMs[middle] <= atMs) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns the index of the span at a time, else of the nearest span within `reachMs`, else -1. */
export function spanAt(line: Line, atMs: number, reachMs: number): number {
  const last = lastStarted(line.startMs, line.length, atMs);
  let nearest = -1;
  let nearestMs = reachMs;
  for (let i = Math.max(0, last - 1); i <= Math.min(line.length - 1, last + 1); i++) {
    const distanceMs = Math.max(0, line.startMs[i] - atMs, atMs - line.endMs[i]);
    if (distanceMs < nearestMs || (distanceMs === 0 && nearestMs > 0)) {
      nearest = i;
      nearestMs = distanceMs;
    }
  }
  return nearest;
}

export type Paths = Record<
  'scan' | 'build' | 'wait' | 'waitEdge' | 'lock' | 'queue' | 'start',
  string
>;

/** Above this number of shapes the bins are widened, because more shapes cost time and show nothing more. */
const MOST_SHAPES = 4000;
const WIDEST_BIN_PX = 16;

/** Waits for the lock that are no farther apart join into one box. The work between them is drawn over it. */
const JOIN_PX = 4;

/** Spans wider than this end a hair earlier, so that neighbours stay apart. */
const HAIR_FROM_PX = 4;
const HAIR_PX = 0.75;

const round = (value: number) => Math.round(value * 100) / 100;

/**
 * Draws lines into paths.
 * @param grainMs the shortest time that the lines resolve
 */
export function pathsOf(
  lines: readonly Line[],
  stack: Stack,
  shown: Omit<Resolution, 'binPx'>,
  grainMs = 0,
): Paths {
  for (let binPx = Math.max(1, grainMs * shown.scale.pxPerMs); ; binPx *= 2) {
    const pen = new Pen(stack.thickness);
    lines.forEach((line, index) => {
      pen.begin(topOf(stack, index));
      aggregate(line, { ...shown, binPx }, pen);
      pen.end();
    });
    if (pen.shapes <= MOST_SHAPES || binPx >= WIDEST_BIN_PX) return pen.paths();
  }
}

/** The order in which shares stack in a cell, from below. */
const STACK = ['scan', 'build', 'wait', 'start'] as const;

/** Collects the commands of each path. */
class Pen implements Sink {
  shapes = 0;
  #commands: Record<keyof Paths, string[]> = {
    scan: [],
    build: [],
    wait: [],
    waitEdge: [],
    lock: [],
    queue: [],
    start: [],
  };
  #y = 0;
  #height: number;
  #lockFrom = NaN;
  #lockTo = NaN;

  constructor(height: number) {
    this.#height = height;
  }

  begin(y: number) {
    this.#y = y;
  }

  end() {
    this.#closeLock();
  }

  span(phase: number, x0: number, x1: number) {
    if (phase === phaseIndex.lock) return this.#lock(x0, x1);
    if (x1 - x0 > JOIN_PX) this.#closeLock();
    if (phase === phaseIndex.queue) return this.#queue(x0, x1);
    const name = STACK.find((each) => phaseIndex[each] === phase) ?? 'start';
    const end = x1 - x0 > HAIR_FROM_PX ? x1 - HAIR_PX : x1;
    this.#rect(name, x0, this.#y, end - x0, this.#height);
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
    const entries = Object.entries(this.#commands).map(([name, commands]) => [
      name,
      commands.join(''),
    ]);
    return Object.fromEntries(entries) as Paths;
  }

  #rect(name: keyof Paths, x: number, y: number, width: number, height: number) {
    this.shapes++;
    const w = round(Math.max(width, 0.1));
    this.#commands[name].push(`M${round(x)} ${round(y)}h${w}v${round(height)}h${-w}z`);
  }

  #edge(x0: number, x1: number) {
    const y = this.#y + this.#height - 0.5;
    this.#commands.waitEdge.push(`M${round(x0)} ${round(y)}H${round(x1)}`);
    if (this.#height >= 7) {
      this.#commands.waitEdge.push(`M${round(x0)} ${round(this.#y + 0.5)}H${round(x1)}`);
    }
  }

  #queue(x0: number, x1: number) {
    this.shapes++;
    const y = this.#y + this.#height / 2;
    this.#commands.queue.push(`M${round(x0)} ${round(y)}H${round(x1)}`);
  }

  /**
   * Joins neighbouring waits for the lock into one hollow box. Computing between two waits fills its share of the box.
   */
  #lock(x0: number, x1: number) {
    if (x0 - this.#lockTo > JOIN_PX) this.#closeLock();
    if (Number.isNaN(this.#lockFrom)) this.#lockFrom = x0;
    this.#lockTo = x1;
  }

  #closeLock() {
    if (Number.isNaN(this.#lockFrom)) return;
    const x = this.#lockFrom + 0.5;
    const width = Math.max(this.#lockTo - this.#lockFrom - 1, 0.2);
    this.#rect('lock', x, this.#y + 0.5, width, Math.max(this.#height - 1, 0.5));
    this.#lockFrom = NaN;
  }
}
