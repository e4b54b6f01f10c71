// Where lines lie inside a row: heights in px, compact or unfolded; shared by drawing and pointing.

import { getStrategy } from '../core/strategies.ts';
import { packed, unfolded } from './lines.ts';
import type { Report } from '../core/report.ts';
import type { RowModel } from '../widget/row-model.ts';
import type { Line } from './lines.ts';
import type { Slot } from './paths.ts';

export interface Geometry {
  /** Width of the track. */
  trackPx: number;
  /** What the track's width stands for. */
  domainMs: number;
  /** Whether the reader asked for reduced motion. */
  still: boolean;
}

export interface Drawing {
  lines: readonly Line[];
  slots: Slot[];
  height: number;
  /** Whether each line has its label above it. */
  labelled: boolean;
}

const ROW_PX = 40;
const THICKEST_PX = 14;
const THINNEST_PX = 2;
/** Room above and below the lanes, in which the bar and the ghost of 2020 show. */
const MARGIN_PX = 2;
const UNFOLDED = Object.freeze({ pitch: 26, label: 14, height: 10 });

/** rowHeight is the height of every compact row of a set-up, known before anything runs. */
export function rowHeight(models: readonly RowModel[]) {
  const lines = models.map(({ options }) => getStrategy(options.strategy).countLines(options));
  return Math.max(ROW_PX, ...lines.map((count) => count * THINNEST_PX + 2 * MARGIN_PX));
}

/**
 * compactSlots stacks lines as thick as they fit, in the middle of the row.
 * @param count lines there are
 * @param expected lines there will be
 */
export function compactSlots(count: number, expected: number, height: number): Slot[] {
  const places = Math.max(count, expected, 1);
  const gap = places <= 13 ? 1 : 0;
  const room = (height - 2 * MARGIN_PX - gap * (places - 1)) / places;
  const thickness = Math.max(1, Math.min(THICKEST_PX, Math.floor(room * 2) / 2));
  const top = Math.max(0, (height - places * thickness - (places - 1) * gap) / 2);
  return Array.from({ length: count }, (_, index) => ({
    y: top + index * (thickness + gap),
    height: thickness,
  }));
}

const linesOfReports: WeakMap<Report, { packed?: Line[]; unfolded?: Line[] }> = new WeakMap();

/** linesOf packs a report once and remembers it. */
export function linesOf(report: Report, how: 'packed' | 'unfolded'): Line[] {
  const known = linesOfReports.get(report) ?? {};
  linesOfReports.set(report, known);
  return (known[how] ??= (how === 'packed' ? packed : unfolded)(report));
}

/**
 * drawingOf lays out what a row draws, or null where there is nothing yet.
 * @param height of a compact row
 */
export function drawingOf(
  { row, report, options }: RowModel,
  expanded: boolean,
  height: number,
): Drawing | null {
  const live = row.live;
  const expected = getStrategy(options.strategy).countLines(options);
  if (live) {
    const slots = compactSlots(live.lines.length, expected, height);
    return { lines: live.lines, slots, height, labelled: false };
  }
  if (!report) return null;
  if (!expanded) {
    const lines = linesOf(report, 'packed');
    return { lines, slots: compactSlots(lines.length, 1, height), height, labelled: false };
  }
  const lines = linesOf(report, 'unfolded');
  const slots = lines.map((_, index) => ({
    y: index * UNFOLDED.pitch + UNFOLDED.label,
    height: UNFOLDED.height,
  }));
  return { lines, slots, height: lines.length * UNFOLDED.pitch + 4, labelled: true };
}
