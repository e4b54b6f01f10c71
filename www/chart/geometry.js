// Where lines lie inside a row: heights in px, compact or unfolded; shared by drawing and pointing.

import { expectationOf } from '../widget/expectations.js';
import { packed, unfolded } from './lines.js';

/**
 * @typedef {import('./lines.js').Line} Line
 * @typedef {import('./paths.js').Slot} Slot
 * @typedef {import('../widget/view-model.js').RowModel} RowModel
 * @typedef {import('../core/report.js').Report} Report
 *
 * @typedef {object} Geometry
 * @property {number} trackPx width of the track
 * @property {number} domainMs what the track's width stands for
 * @property {boolean} still whether the reader asked for reduced motion
 *
 * @typedef {object} Drawing
 * @property {readonly Line[]} lines
 * @property {Slot[]} slots
 * @property {number} height
 * @property {boolean} labelled whether each line has its label above it
 */

const ROW_PX = 40;
const THICKEST_PX = 14;
const THINNEST_PX = 2;
/** Room above and below the lanes, in which the bar and the ghost of 2020 show. */
const MARGIN_PX = 2;
const UNFOLDED = Object.freeze({ pitch: 26, label: 14, height: 10 });

/**
 * rowHeight is the height of every compact row of a set-up, known before anything runs.
 * @param {readonly RowModel[]} models
 */
export function rowHeight(models) {
  const lines = models.map(({ options }) => expectationOf(options.strategy).lines(options));
  return Math.max(ROW_PX, ...lines.map((count) => count * THINNEST_PX + 2 * MARGIN_PX));
}

/**
 * compactSlots stacks lines as thick as they fit, in the middle of the row.
 * @param {number} count lines there are
 * @param {number} expected lines there will be
 * @param {number} height
 * @returns {Slot[]}
 */
export function compactSlots(count, expected, height) {
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

/** @type {WeakMap<Report, { packed?: Line[], unfolded?: Line[] }>} */
const linesOfReports = new WeakMap();

/**
 * linesOf packs a report once and remembers it.
 * @param {Report} report
 * @param {'packed' | 'unfolded'} how
 * @returns {Line[]}
 */
export function linesOf(report, how) {
  const known = linesOfReports.get(report) ?? {};
  linesOfReports.set(report, known);
  return (known[how] ??= (how === 'packed' ? packed : unfolded)(report));
}

/**
 * drawingOf lays out what a row draws, or null where there is nothing yet.
 * @param {RowModel} model
 * @param {boolean} expanded
 * @param {number} height of a compact row
 * @returns {Drawing | null}
 */
export function drawingOf({ row, report, options }, expanded, height) {
  const live = row.live;
  const expected = expectationOf(options.strategy).lines(options);
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
