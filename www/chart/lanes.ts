// One row's lanes as SVG: bar, grid, ghost of 2020 or of elsewhere, lanes by phase, whisker and end marks, the span looked at.

import { html, nothing, svg } from 'lit/html.js';
import { handOvers } from './lines.ts';
import { pathsOf } from './paths.ts';
import { phaseIndex } from '../core/phases.ts';
import type { Phase } from '../core/report.ts';
import type { Cursor } from '../widget/state.ts';
import type { RowModel } from '../widget/row-model.ts';
import type { Drawing } from './geometry.ts';
import type { Paths } from './paths.ts';

/** What is drawn around the lanes, in px. */
export interface Marks {
  widthPx: number;
  pxPerMs: number;
  ticks: readonly { at: number }[];
  serialMs: number | null;
  ghost: Ghost | null;
  /** The reader's own, drawn. */
  guess: unknown;
}

export type Ghost = { ms: number; atLeast: boolean; label: string };

/** Nearer hand-overs than this are not drawn one by one. */
const HAND_OVER_PX = 5;

const drawnPaths: WeakMap<object, { key: string; paths: Paths }> = new WeakMap();

/** lanesView draws a row. */
export function lanesView(
  model: RowModel,
  drawing: Drawing,
  marks: Marks,
  hidden: ReadonlySet<number>,
  cursor: Cursor | null,
) {
  const { widthPx, pxPerMs } = marks;
  const { height, lines, slots } = drawing;
  const paths = model.row.live
    ? pathsOf(lines, slots, pxPerMs, hidden)
    : remembered(drawing, pxPerMs, hidden);
  return html`<svg class="lanes" width=${widthPx} height=${height} aria-hidden="true">
    ${grid(marks, height)} ${barView(model, marks, height)}
    <path class="start" d=${paths.start} />
    <path class="queue" d=${paths.queue} />
    <path class="wait" d=${paths.wait} />
    <path class="wait-edge" d=${paths.waitEdge} />
    <path class="lock" d=${paths.lock} />
    <path class="build" d=${paths.build} />
    <path class="build-texture" d=${paths.build} />
    <path class="scan" d=${paths.scan} />
    ${drawing.labelled ? [handOverView(model, drawing, pxPerMs), labels(drawing)] : nothing}
    ${ghostView(model, marks, height)} ${endMarks(model, marks, height)} ${marks.guess}
    ${cursorView(drawing, pxPerMs, cursor)}
  </svg>`;
}

function remembered(
  { lines, slots, height }: Drawing,
  pxPerMs: number,
  hidden: ReadonlySet<number>,
) {
  const key = `${pxPerMs}|${height}|${[...hidden]}`;
  const known = drawnPaths.get(lines);
  if (known?.key === key) return known.paths;
  const paths = pathsOf(lines, slots, pxPerMs, hidden);
  drawnPaths.set(lines, { key, paths });
  return paths;
}

function grid({ ticks, serialMs, pxPerMs }: Marks, height: number) {
  const lines = ticks.map(({ at }) => `M${at.toFixed(1)} 0V${height}`).join('');
  const serialPx = serialMs === null ? null : (serialMs * pxPerMs).toFixed(1);
  return svg`<path class="grid" d=${lines} />${
    serialPx ? svg`<path class="serial-line" d="M${serialPx} 0V${height}" />` : nothing
  }`;
}

/**
 * ghostView draws what others measured behind the lanes; where the article gave a lower bound, the end stays open.
 */
function ghostView(model: RowModel, { ghost, pxPerMs, widthPx }: Marks, height: number) {
  if (!ghost) return nothing;
  const x = ghost.ms * pxPerMs;
  if (x > widthPx - 4) return nothing;
  const [top, bottom] = [0.5, height - 0.5];
  const end = ghost.atLeast ? `M0 ${bottom}H${x}` : `V${bottom}H0`;
  const arrow = (y: number) => `M${x} ${y}h9m-3 -2.5l3 2.5l-3 2.5`;
  // The label stands clear of the row's own end marks.
  const clearOf = Math.max(x + (ghost.atLeast ? 9 : 0), slowestMs(model) * pxPerMs);
  const labelled = clearOf < widthPx - 8 - 6 * ghost.label.length;
  return svg`<path class="ghost" d="M0 ${top}H${x}${end}" />
    ${ghost.atLeast ? svg`<path class="ghost-arrow" d="${arrow(top)}${arrow(bottom)}" />` : nothing}
    ${labelled ? svg`<text class="ghost-label" x=${clearOf + 5} y="10">${ghost.label}</text>` : nothing}`;
}

/** slowestMs is where a row's own marks end. */
const slowestMs = ({ row, numbers, report }: RowModel) =>
  row.live ? row.live.elapsedMs : (numbers?.maxMs ?? report?.elapsedMs ?? 0);

function barView({ row, numbers, report }: RowModel, { pxPerMs }: Marks, height: number) {
  const endMs = row.live ? row.live.elapsedMs : (numbers?.medianMs ?? report?.elapsedMs ?? 0);
  return svg`<rect class="bar" part="bar" width=${endMs * pxPerMs} height=${height} />`;
}

/** endMarks draws the end of the bar, the whisker from fastest to slowest, and a faint mark for each repeat. */
function endMarks({ row, numbers, report }: RowModel, { pxPerMs }: Marks, height: number) {
  if (row.live || !report) return nothing;
  const at = (ms: number) => (ms * pxPerMs).toFixed(1);
  const middle = height / 2;
  const repeats = row.reports
    .filter(({ disturbed }) => !disturbed)
    .map(({ elapsedMs }) => `M${at(elapsedMs)} ${height - 7}v7`);
  const median = numbers?.medianMs ?? report.elapsedMs;
  const whisker =
    numbers && numbers.count > 1
      ? `M${at(numbers.minMs)} ${middle}H${at(numbers.maxMs)}` +
        `M${at(numbers.minMs)} ${middle - 4}v8M${at(numbers.maxMs)} ${middle - 4}v8`
      : '';
  const disturbed = report.disturbed ? ' disturbed' : '';
  return svg`<path class="repeat" d=${repeats.join('')} />
    <path class="end${disturbed}" d="M${at(median)} 0V${height}" /><path class="whisker" d=${whisker} />`;
}

function labels({ lines, slots }: Drawing) {
  return lines.map(
    ({ label }, index) =>
      svg`<text class="line-label" x="3" y=${slots[index].y - 3.5}>${label}</text>`,
  );
}

/** handOverView draws where the lock passed from task to task. */
function handOverView({ report }: RowModel, { lines, slots }: Drawing, pxPerMs: number) {
  if (!report?.lock) return nothing;
  let lastPx = -Infinity;
  let path = '';
  for (const { from, to, atMs } of handOvers(lines)) {
    const x = atMs * pxPerMs;
    if (x - lastPx < HAND_OVER_PX) continue;
    lastPx = x;
    path += `M${x.toFixed(1)} ${slots[from].y + slots[from].height / 2}V${slots[to].y + slots[to].height / 2}`;
  }
  return svg`<path class="hand-over" d=${path} />`;
}

function cursorView({ lines, slots }: Drawing, pxPerMs: number, cursor: Cursor | null) {
  const line = cursor && lines[cursor.line];
  if (!line || cursor.index >= line.length) return nothing;
  const { y, height } = slots[cursor.line];
  const x = line.start[cursor.index] * pxPerMs;
  const width = Math.max(1.5, (line.end[cursor.index] - line.start[cursor.index]) * pxPerMs);
  return svg`<rect class="cursor" x=${x - 1} y=${y - 1} width=${width + 2} height=${height + 2} rx="1.5" />`;
}

/** hiddenIndexes turns phase names into the indexes that lines use. */
export const hiddenIndexes = (hidden: ReadonlySet<Phase>) =>
  new Set([...hidden].map((name) => phaseIndex[name]));
