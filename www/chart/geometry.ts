// Where the lines of a row are drawn: in a compact row, or unfolded. Drawing and pointing share this layout.

import { findHandOvers, packLanes, unfoldTasks } from './lines.ts';
import type { Report } from '../core/report.ts';
import type { HandOver, Line } from './lines.ts';

/** A stretch of time, from one moment to a later one. */
export interface Stretch {
  fromMs: number;
  toMs: number;
}

/** The scale of a track: its width, and the time that the width shows. */
export interface Geometry {
  trackPx: number;
  /** The time at the left edge; 0 for the whole. */
  fromMs: number;
  /** The length of the time shown. */
  domainMs: number;
  /** The length of the whole axis. */
  wholeMs: number;
  /** Whether the reader asked for reduced motion. */
  still: boolean;
}

/** Lines of one thickness, one above the other at equal steps, in px. */
export interface Stack {
  top: number;
  pitch: number;
  thickness: number;
}

export interface Drawing {
  lines: readonly Line[];
  stack: Stack;
  height: number;
  /** Whether each line has its label above it. */
  isUnfolded: boolean;
  /** In order of time. */
  handOvers: readonly HandOver[];
  /** The shortest time that the lines resolve: 0 for measured lines. */
  grainMs: number;
}

const ROW_PX = 40;
const THICKEST_PX = 14;
const THINNEST_PX = 2;
/** Room above and below the lines, where the bar and the ghost are visible. */
const MARGIN_PX = 2;
/** More lines than this touch each other. */
const MOST_WITH_GAPS = 13;
const UNFOLDED: Stack = Object.freeze({ top: 14, pitch: 26, thickness: 10 });

/** Returns where a line of a stack begins. */
export const topOf = ({ top, pitch }: Stack, index: number) => top + index * pitch;

/**
 * Returns the height of every compact row of a track.
 * @param lineCounts how many lines each row may come to
 */
export const rowHeight = (lineCounts: readonly number[]) =>
  Math.max(ROW_PX, ...lineCounts.map((count) => count * THINNEST_PX + 2 * MARGIN_PX));

/** Returns a stack as thick as fits, in the middle of a row. */
export function compactStack(lineCount: number, height: number): Stack {
  const count = Math.max(lineCount, 1);
  const gap = count <= MOST_WITH_GAPS ? 1 : 0;
  const room = (height - 2 * MARGIN_PX - gap * (count - 1)) / count;
  const thickness = Math.max(1, Math.min(THICKEST_PX, Math.floor(room * 2) / 2));
  const top = Math.max(0, (height - count * thickness - (count - 1) * gap) / 2);
  return { top, pitch: thickness + gap, thickness };
}

/**
 * Lays lines out in a compact row.
 * @param expected the final number of lines, where a live run has not shown all of them
 */
export const compactDrawing = (lines: readonly Line[], height: number, expected = 1): Drawing => ({
  lines,
  stack: compactStack(Math.max(lines.length, expected), height),
  height,
  isUnfolded: false,
  handOvers: [],
  grainMs: 0,
});

/** Keeps the result for each report, because packing takes time and a report never changes. */
function once<T>(make: (report: Report) => T): (report: Report) => T {
  const made = new WeakMap<Report, T>();
  return (report) => {
    const known = made.get(report) ?? make(report);
    made.set(report, known);
    return known;
  };
}

/** Returns the lines of a report's lanes. The same report gives the same array. */
export const lanesOf = once(packLanes);

/** Returns the hand-overs of the lock between a report's lanes. */
const handOversOf = once((report) => (report.lock ? findHandOvers(lanesOf(report)) : []));

/** Lays out a report in a compact row. */
export const reportDrawing = (report: Report, height: number): Drawing => ({
  ...compactDrawing(lanesOf(report), height),
  handOvers: handOversOf(report),
});

/** Lays out a report with one line a task. */
export const unfoldedDrawing = once((report): Drawing => {
  const lines = unfoldTasks(report);
  return {
    lines,
    stack: UNFOLDED,
    height: lines.length * UNFOLDED.pitch + 4,
    isUnfolded: true,
    handOvers: report.lock ? findHandOvers(lines) : [],
    grainMs: 0,
  };
});
