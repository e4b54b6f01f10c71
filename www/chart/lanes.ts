// Draws one row: its bar, the grid, the ghost, the lanes by phase, the end marks, and the span under the pointer.

import { html, nothing, svg } from './template.ts';
import { verticalGrid } from './axis.ts';
import { barView, endMarks, ghostView } from './bars.ts';
import { topOf } from './geometry.ts';
import { pathsOf } from './paths.ts';
import { phaseIndex } from '../core/phases.ts';
import type { Phase } from '../core/report.ts';
import type { Bar, Ghost } from './bars.ts';
import type { Drawing } from './geometry.ts';
import type { Spot } from './inspect.ts';
import type { Paths } from './paths.ts';
import type { Tick } from './scales.ts';

/** Everything that is drawn around the lanes. */
export interface Marks {
  widthPx: number;
  pxPerMs: number;
  ticks: readonly Tick[];
  /** Serial's median. */
  serialMs: number | null;
  ghost: Ghost | null;
  /** The reader's guess, as SVG. */
  guess: unknown;
}

/** Hand-overs nearer to each other than this are not all drawn. */
const HAND_OVER_PX = 5;

/** Draws a row as one SVG element. */
export function lanesView(
  drawing: Drawing,
  bar: Bar,
  marks: Marks,
  hidden: ReadonlySet<number>,
  spot: Spot | null,
) {
  const { widthPx, pxPerMs, ghost } = marks;
  const { height } = drawing;
  // The lines of a live run still grow, so their paths are not kept.
  const paths = bar.ended
    ? rememberPaths(drawing, pxPerMs, hidden)
    : drawPaths(drawing, pxPerMs, hidden);
  return html`<svg
    class="lanes"
    viewBox="0 0 ${widthPx} ${height}"
    width=${widthPx}
    height=${height}
    aria-hidden="true"
    translate="no"
  >
    ${verticalGrid(marks.ticks, height)} ${serialLine(marks, height)}
    ${barView(bar, pxPerMs, height)} ${phasesView(paths)}
    ${drawing.isUnfolded ? [handOverView(drawing, pxPerMs), labels(drawing)] : nothing}
    ${ghost ? ghostView(ghost, bar, pxPerMs, widthPx, height) : nothing}
    ${endMarks(bar, pxPerMs, height)} ${marks.guess} ${spotView(drawing, pxPerMs, spot)}
  </svg>`;
}

const phasesView = (paths: Paths) =>
  svg`<path class="start" d=${paths.start} />
    <path class="queue" d=${paths.queue} />
    <path class="wait" d=${paths.wait} />
    <path class="wait-edge" d=${paths.waitEdge} />
    <path class="lock" d=${paths.lock} />
    <path class="build" d=${paths.build} />
    <path class="build-texture" d=${paths.build} />
    <path class="scan" d=${paths.scan} />`;

const drawPaths = ({ lines, stack }: Drawing, pxPerMs: number, hidden: ReadonlySet<number>) =>
  pathsOf(lines, stack, { pxPerMs, hidden });

const drawnPaths: WeakMap<object, { key: string; paths: Paths }> = new WeakMap();

/** Returns the paths as drawn last, unless the scale, the height or the filter has changed. */
function rememberPaths(drawing: Drawing, pxPerMs: number, hidden: ReadonlySet<number>) {
  const key = `${pxPerMs}|${drawing.height}|${[...hidden]}`;
  const known = drawnPaths.get(drawing.lines);
  if (known?.key === key) return known.paths;
  const paths = drawPaths(drawing, pxPerMs, hidden);
  drawnPaths.set(drawing.lines, { key, paths });
  return paths;
}

function serialLine({ serialMs, pxPerMs }: Marks, height: number) {
  if (serialMs === null) return nothing;
  return svg`<path class="serial-line" d="M${(serialMs * pxPerMs).toFixed(1)} 0V${height}" />`;
}

const labels = ({ lines, stack }: Drawing) =>
  lines.map(
    ({ label }, index) =>
      svg`<text class="line-label" x="3" y=${topOf(stack, index) - 3.5}>${label}</text>`,
  );

function handOverView({ handOvers, stack }: Drawing, pxPerMs: number) {
  const middleOf = (line: number) => topOf(stack, line) + stack.thickness / 2;
  let lastPx = -Infinity;
  let path = '';
  for (const { from, to, atMs } of handOvers) {
    const x = atMs * pxPerMs;
    if (x - lastPx < HAND_OVER_PX) continue;
    lastPx = x;
    path += `M${x.toFixed(1)} ${middleOf(from)}V${middleOf(to)}`;
  }
  return path ? svg`<path class="hand-over" d=${path} />` : nothing;
}

/** Draws a frame around the span that the reader looks at. */
function spotView({ lines, stack }: Drawing, pxPerMs: number, spot: Spot | null) {
  const line = spot && lines[spot.line];
  if (!line || spot.index >= line.length) return nothing;
  const x = line.startMs[spot.index] * pxPerMs;
  const width = Math.max(1.5, line.endMs[spot.index] * pxPerMs - x);
  const [y, height] = [topOf(stack, spot.line) - 1, stack.thickness + 2];
  return svg`<rect class="cursor" x=${x - 1} y=${y} width=${width + 2} height=${height} rx="1.5" />`;
}

/** Returns the indexes that lines use for these phases. */
export const indexesOf = (hidden: ReadonlySet<Phase>) =>
  new Set([...hidden].map((name) => phaseIndex[name]));
