// The lanes of a run, one for each thread or process, and beneath them the memory of each interpreter.

import { html, nothing } from '../../chart/template.ts';
import { axisView, bottomAxis, targetDomain, timeTicks, verticalGrid } from '../../chart/axis.ts';
import { blocksView } from '../../chart/bars.ts';
import { compactDrawing } from '../../chart/geometry.ts';
import { describeSpan, moveSpot, spanUnder, tooltipView } from '../../chart/inspect.ts';
import { lanesView } from '../../chart/lanes.ts';
import { legendView, phaseKeys } from '../../chart/legend.ts';
import { toLine } from '../../chart/lines.ts';
import { pointWithin } from '../../chart/pointer.ts';
import { byteAxis } from '../../chart/scales.ts';
import { stretchOf } from '../../chart/stretch.ts';
import { formatBytes, spellCount } from '../../verdict/numbers.ts';
import { isModified } from '../../widget/keys.ts';
import type { Drawing } from '../../chart/geometry.ts';
import type { Spot } from '../../chart/inspect.ts';
import type { Marks } from '../../chart/lanes.ts';
import type { TimeScale } from '../../chart/stretch.ts';
import type { PythonLane, PythonReport } from '../../core/python-report.ts';

/** A run, as far as its drawing needs it. */
export interface Drawn {
  lanes: readonly PythonLane[];
  memory: PythonReport['memory'];
  elapsedMs: number;
  /** Whether the run has ended. */
  isDone: boolean;
}

/** The span that the reader looks at. */
export interface Explored {
  spot: Spot | null;
  /** @param words announces the span */
  look: (spot: Spot | null, words?: string) => void;
}

/** A lane is drawn with its label above it, unless there are more lanes than this. */
const MOST_LABELLED = 16;
const LABELLED = Object.freeze({ top: 14, pitch: 26, thickness: 10 });
const LEAST_PX = 40;
const LANE_PX = 4;

/** Lays lanes out, one above the other. */
export function drawingOf(lanes: readonly PythonLane[]): Drawing {
  const lines = lanes.map(({ label, spans }, task) => ({
    ...toLine(
      label,
      spans.map((span) => ({ ...span, task })),
    ),
    isWhole: true,
  }));
  if (lines.length > MOST_LABELLED) {
    return compactDrawing(lines, Math.max(LEAST_PX, lines.length * LANE_PX));
  }
  const height = lines.length * LABELLED.pitch + 4;
  return { lines, stack: LABELLED, height, isUnfolded: true, handOvers: [], grainMs: 0 };
}

/** Returns the scale and the grid of a run's lanes. */
export function marksOf({ elapsedMs }: Pick<Drawn, 'elapsedMs'>, widthPx: number): Marks {
  const scale = { fromMs: 0, pxPerMs: widthPx / targetDomain(elapsedMs, 0), widthPx };
  return { scale, ticks: timeTicks(scale), serialMs: null, ghost: null, guess: null };
}

/** Returns the bar behind a run's lanes. */
export const barOf = ({ elapsedMs, isDone }: Pick<Drawn, 'elapsedMs' | 'isDone'>) => ({
  endMs: elapsedMs,
  ended: isDone ? { isDisturbed: false, repeatsMs: [], spread: null } : null,
});

/** Draws the lanes with their axis and legend, and the memory. The spans of a run that has ended can be explored. */
export function runView(run: Drawn, widthPx: number, explored?: Explored) {
  const { lanes } = run;
  const drawing = drawingOf(lanes);
  const marks = marksOf(run, widthPx);
  const kinds = new Set(lanes.flatMap(({ spans }) => spans.map(({ phase }) => phase)));
  const draw = (spot: Spot | null) => lanesView(drawing, barOf(run), marks, new Set(), spot);
  return html`${
    explored
      ? exploredView(drawing, marks.scale, describeLanes(lanes), explored, draw)
      : html`<div class="python-lanes" role="img" aria-label=${describeLanes(lanes)}>
          ${draw(null)}
        </div>`
  }
  ${axisView(marks.ticks, widthPx)} ${legendView(phaseKeys(kinds))}
  ${memoryView(run.memory, widthPx)}`;
}

/** Draws lanes whose spans are named under the pointer, and that arrow keys walk. */
function exploredView(
  drawing: Drawing,
  scale: TimeScale,
  label: string,
  { spot, look }: Explored,
  draw: (spot: Spot | null) => unknown,
) {
  const point = (event: PointerEvent) => {
    const { x, y } = pointWithin(event);
    look(spanUnder(drawing, x, y, scale));
  };
  const press = (event: KeyboardEvent) => {
    const next = isModified(event) ? null : moveSpot(event.key, drawing, spot);
    if (!next) return;
    event.preventDefault();
    look(next, describeSpan(drawing, next, stretchOf(scale)));
  };
  return html`<div class="python-lanes">
    <div
      class="timeline"
      role="application"
      aria-roledescription="timeline"
      aria-label="${label} Arrow keys move from span to span."
      tabindex="0"
      @keydown=${press}
      @pointermove=${point}
      @pointerleave=${() => look(null)}
      @blur=${() => look(null)}
    >
      ${draw(spot)}
    </div>
    ${tooltipView(drawing, spot, scale)}
  </div>`;
}

function describeLanes(lanes: readonly PythonLane[]) {
  const names = lanes.map(({ label }) => label).join(', ');
  return `${spellCount(lanes.length)} ${lanes.length === 1 ? 'lane' : 'lanes'}: ${names}. The view Table lists their phases.`;
}

/** The axis of bytes reaches this far at least, so that one interpreter looks small beside three. */
const LEAST_BYTES = 2 ** 28;
const BLOCKS_PX = 30;
const AXIS_PX = 20;

function memoryView({ instances, totalBytes }: PythonReport['memory'], widthPx: number) {
  if (instances.length === 0) return nothing;
  const { place, ticks } = byteAxis(Math.max(LEAST_BYTES, totalBytes * 1.06), [0, widthPx]);
  const count =
    instances.length === 1 ? 'one interpreter' : `${spellCount(instances.length)} interpreters`;
  return html`<p class="python-memory">
      Memory: <b translate="no">${formatBytes(totalBytes)}</b>, ${count}
    </p>
    <svg
      class="lanes"
      viewBox="0 0 ${widthPx} ${BLOCKS_PX + AXIS_PX}"
      width=${widthPx}
      height=${BLOCKS_PX + AXIS_PX}
      aria-hidden="true"
    >
      ${verticalGrid(ticks, BLOCKS_PX)} ${blocksView(instances, place, BLOCKS_PX)}
      <g transform="translate(0 ${BLOCKS_PX})">${bottomAxis(ticks, [0, widthPx])}</g>
    </svg>`;
}
