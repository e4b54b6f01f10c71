// Merges spans narrower than a pixel into cells, each with the share of every phase.

import { phases } from '../core/phases.ts';
import type { Line } from './lines.ts';

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
  pxPerMs: number;
  /** Spans of at least this width are drawn one by one. */
  binPx: number;
  /** Indexes of phases. */
  hidden: ReadonlySet<number>;
}

/** The least width of a cell, so that a single very short span is visible. */
const LEAST_PX = 0.6;

/** Walks a line once, and gives its wide spans and its cells to the sink. */
export function aggregate(line: Line, { pxPerMs, binPx, hidden }: Resolution, sink: Sink) {
  const cell = new Cell(sink);
  for (let i = 0; i < line.length; i++) {
    const phase = line.phase[i];
    if (hidden.has(phase)) continue;
    const x0 = line.startMs[i] * pxPerMs;
    const x1 = line.endMs[i] * pxPerMs;
    if (x1 - x0 >= binPx) {
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

/** Returns the index of the span at a time, or of the nearest within `reachMs`; -1 if there is none. */
export function spanAt(line: Line, atMs: number, reachMs: number): number {
  let low = 0;
  let high = line.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (line.startMs[middle] <= atMs) low = middle;
    else high = middle - 1;
  }
  let nearest = -1;
  let nearestMs = reachMs;
  for (let i = Math.max(0, low - 1); i <= Math.min(line.length - 1, low + 1); i++) {
    const distanceMs = Math.max(0, line.startMs[i] - atMs, atMs - line.endMs[i]);
    if (distanceMs < nearestMs || (distanceMs === 0 && nearestMs > 0)) {
      nearest = i;
      nearestMs = distanceMs;
    }
  }
  return nearest;
}
