// Draws one row: its bar, the grid, the ghost, the lanes by phase, the end marks, and the span under the pointer.

import { html, nothing, svg } from './template.ts';
import { verticalGrid } from './axis.ts';
import { barView, endMarks, ghostView } from './bars.ts';
import { topOf } from './geometry.ts';
import { pathsOf } from './paths.ts';
import { clippedPlace, isWithin, placeOf, stretchOf } from './stretch.ts';
import { phaseIndex } from '../core/phases.ts';
import type { Phase } from '../core/report.ts';
import type { Bar, Ghost } from './bars.ts';
import type { Drawing, Stretch } from './geometry.ts';
import type { Spot } from './inspect.ts';
import type { HandOver } from './lines.ts';
import type { Paths } from './paths.ts';
import type { Tick } from './scales.ts';
import type { TimeScale } from './stretch.ts';

/** Everything that is drawn around the lanes. */
export interface Marks {
  scale: TimeScale;
  ticks: readonly Tick[];
  /** Serial's median. */
  serialMs: number | null;
  ghost: Ghost | null;
  /** The reader's guess, as SVG. */
  guess: unknown;
}

/** In unfolded rows, hand-overs nearer to each other than this are not all drawn. */
const HAND_OVER_PX = 5;

/** In compact rows, hand-overs are drawn where they are this far apart on average. */
const COMPACT_HAND_OVER_PX = 20;

/** Draws a row as one SVG element. */
export function lanesView(
  drawing: Drawing,
  bar: Bar,
  marks: Marks,
  hidden: ReadonlySet<number>,
  spot: Spot | null,
) {
  const { scale, ghost } = marks;
  const { height } = drawing;
  // The lines of a live run still grow, so their paths are not kept.
  const paths = bar.ended
    ? rememberPaths(drawing, scale, hidden)
    : drawPaths(drawing, scale, hidden);
  return html`<svg
    class="lanes"
    viewBox="0 0 ${scale.widthPx} ${height}"
    width=${scale.widthPx}
    height=${height}
    aria-hidden="true"
    translate="no"
  >
    ${verticalGrid(marks.ticks, height)} ${serialLine(marks, height)} ${barView(bar, scale, height)}
    ${phasesView(paths)} ${handOverView(drawing, scale)}
    ${drawing.isUnfolded ? labels(drawing) : nothing}
    ${ghost ? ghostView(ghost, bar, scale, height) : nothing} ${endMarks(bar, scale, height)}
    ${marks.guess} ${spotView(drawing, scale, spot)}
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

const drawPaths = (
  { lines, stack, grainMs }: Drawing,
  scale: TimeScale,
  hidden: ReadonlySet<number>,
) => pathsOf(lines, stack, { scale, hidden }, grainMs);

const drawnPaths: WeakMap<object, { key: string; paths: Paths }> = new WeakMap();

/** Returns the paths as drawn last, unless the scale, the height or the filter has changed. */
function rememberPaths(drawing: Drawing, scale: TimeScale, hidden: ReadonlySet<number>) {
  const key = [...Object.values(scale), drawing.height, ...hidden].join();
  const known = drawnPaths.get(drawing.lines);
  if (known?.key === key) return known.paths;
  const paths = drawPaths(drawing, scale, hidden);
  drawnPaths.set(drawing.lines, { key, paths });
  return paths;
}

function serialLine({ serialMs, scale }: Marks, height: number) {
  if (serialMs === null || !isWithin(scale, serialMs)) return nothing;
  return svg`<path class="serial-line" d="M${placeOf(scale, serialMs).toFixed(1)} 0V${height}" />`;
}

const labels = ({ lines, stack }: Drawing) =>
  lines.map(
    ({ label }, index) =>
      svg`<text class="line-label" x="3" y=${topOf(stack, index) - 3.5}>${label}</text>`,
  );

function handOverView({ handOvers, stack, isUnfolded }: Drawing, scale: TimeScale) {
  const shown = handOversIn(handOvers, stretchOf(scale));
  if (!isUnfolded && shown.length * COMPACT_HAND_OVER_PX > scale.widthPx) return nothing;
  const middleOf = (line: number) => topOf(stack, line) + stack.thickness / 2;
  let lastPx = -Infinity;
  let path = '';
  for (const { from, to, atMs } of shown) {
    const x = placeOf(scale, atMs);
    if (isUnfolded && x - lastPx < HAND_OVER_PX) continue;
    lastPx = x;
    path += `M${x.toFixed(1)} ${middleOf(from)}V${middleOf(to)}`;
  }
  return path ? svg`<path class="hand-over" d=${path} />` : nothing;
}

const handOversIn = (handOvers: readonly HandOver[], { fromMs, toMs }: Stretch) =>
  handOvers.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);

/** Draws a frame around the span that the reader looks at. */
function spotView({ lines, stack }: Drawing, scale: TimeScale, spot: Spot | null) {
  const line = spot && lines[spot.line];
  if (!line || spot.index >= line.length) return nothing;
  const x = clippedPlace(scale, line.startMs[spot.index]);
  const width = Math.max(1.5, clippedPlace(scale, line.endMs[spot.index]) - x);
  const [y, height] = [topOf(stack, spot.line) - 1, stack.thickness + 2];
  return svg`<rect class="cursor" x=${x - 1} y=${y} width=${width + 2} height=${height} rx="1.5" />`;
}

/** Returns the indexes that lines use for these phases. */
export const indexesOf = (hidden: ReadonlySet<Phase>) =>
  new Set([...hidden].map((name) => phaseIndex[name]));
