// The race track as a picture: rows, axis, legend, and where it was measured.

import { svg } from '../../chart/template.ts';
import { bottomAxis, targetDomain, timeTicks } from '../../chart/axis.ts';
import { indexesOf, lanesView } from '../../chart/lanes.ts';
import { legendPicture, phaseKeys } from '../../chart/legend.ts';
import { PICTURE_PAD_PX, pictureFile } from '../../chart/picture.ts';
import { formatSpeedup, formatTimeFigure, formatTimeRange } from '../../verdict/numbers.ts';
import { describeDoubts } from '../notes/words.ts';
import { barOf, drawingOf, ghostsOf, heightOfRows } from '../../widget/track.ts';
import { longestMs, rowModel } from '../../widget/row-model.ts';
import { describeTasks } from '../../widget/set-up.ts';
import { describeSource } from './results-format.ts';
import { baseline } from '../../core/strategies.ts';
import type { Marks } from '../../chart/lanes.ts';
import type { Report } from '../../core/report.ts';
import type { State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';

const WIDTH_PX = 960;
/** Edges of the track. */
const LEFT_PX = 152;
const RIGHT_PX = WIDTH_PX - 150;
const TRACK_PX = RIGHT_PX - LEFT_PX;
const TOP_PX = 52;
const ROW_GAP_PX = 12;
const KEY_PX = 125;

/**
 * Writes the picture as an SVG file.
 * @param state with at least one own result
 * @param shown an element of the widget, from which the colours are taken
 */
export function racePicture(state: State, shown: Element): string {
  // Results from elsewhere were not measured where the picture says, and a live run has no result yet.
  const rows = state.rows.map((row) => ({ ...row, live: null }));
  const own = { ...state, rows, recorded: null };
  const models = own.rows.map((row) => rowModel(own, row)).filter(({ report }) => report);
  const rowsHeight = (heightOfRows(models) + ROW_GAP_PX) * models.length;
  const bottom = TOP_PX + rowsHeight;
  const picture = {
    widthPx: WIDTH_PX,
    heightPx: bottom + 88,
    title: describeTasks(own.setUp.options),
    description: models.map(describeRow).join(' '),
    source: describeSource(models[0].report as Report),
    content: contentView(own, models, bottom),
  };
  return pictureFile(picture, shown);
}

function describeRow(model: RowModel) {
  const { label, report, row } = model;
  const note = report ? describeDoubts(row.reports, report) : '';
  return `${label}: ${formatTimeFigure(barOf(model).endMs)}.${note ? ` ${note}` : ''}`;
}

function contentView(state: State, models: readonly RowModel[], bottom: number) {
  const domainMs = targetDomain(longestMs(state), 0);
  const scale = { fromMs: 0, pxPerMs: TRACK_PX / domainMs, widthPx: TRACK_PX };
  const ticks = timeTicks(scale);
  const serial = state.summary.find(({ strategy }) => strategy === baseline);
  const marks = {
    scale,
    ticks,
    serialMs: serial?.medianMs ?? null,
    guess: null,
  };
  const height = heightOfRows(models);
  const ghosts = ghostsOf(state);
  return svg`${models.map((model, index) => {
    const ghost = ghosts[model.row.name] ?? null;
    const y = TOP_PX + index * (height + ROW_GAP_PX);
    return rowPicture(model, state, { ...marks, ghost }, y, height);
  })}
    <g transform="translate(${LEFT_PX} ${bottom})">${bottomAxis(ticks, [0, TRACK_PX])}</g>
    ${legendOf(state, models, bottom + 36)}`;
}

function rowPicture(model: RowModel, state: State, marks: Marks, y: number, height: number) {
  const drawing = drawingOf(model, false, height);
  if (!drawing) return '';
  const hidden = indexesOf(state.hidden);
  return svg`<text x=${PICTURE_PAD_PX} y=${y + height / 2 + 5} class="strong">${model.label}</text>
    <g transform="translate(${LEFT_PX} ${y})">${lanesView(drawing, barOf(model), marks, hidden, null)}</g>
    ${figuresView(model, y + height / 2 + 5)}`;
}

/** Draws a row's time and speed-up, and beneath them how many runs there were. */
function figuresView(model: RowModel, middle: number) {
  const { numbers } = model;
  const elapsed = formatTimeFigure(barOf(model).endMs);
  const speedup = numbers?.speedup ? `, ${formatSpeedup(numbers.speedup)}` : '';
  const small = runsInWords(model);
  const x = WIDTH_PX - PICTURE_PAD_PX;
  return svg`<text class="figures" x=${x} y=${small ? middle - 7 : middle}>${elapsed}${speedup}</text>
    <text class="soft" text-anchor="end" x=${x} y=${middle + 9}>${small}</text>`;
}

function runsInWords({ numbers }: RowModel) {
  if (!numbers) return 'disturbed, not counted';
  const { count, minMs, maxMs } = numbers;
  return count > 1 ? `${count} runs, ${formatTimeRange(minMs, maxMs)}` : '';
}

/** Draws the legend of the phases that are drawn. */
function legendOf({ hidden }: State, models: readonly RowModel[], y: number) {
  const tasks = models.flatMap(({ report }) => report?.tasks ?? []);
  const found = tasks.flatMap(({ spans }) => spans.map(({ phase }) => phase));
  const keys = phaseKeys(new Set(found.filter((phase) => !hidden.has(phase))));
  return legendPicture(keys, (index) => [PICTURE_PAD_PX + index * KEY_PX, y]);
}
