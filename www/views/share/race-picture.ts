// The time picture as one SVG file that stands by itself: rows, axis, legend, and where it was measured.

import { html, render, svg } from 'lit/html.js';
import { targetDomain, timeTicks } from '../../chart/domain.ts';
import { formatSpeedup, formatTimeFigure, formatTimeRange } from '../../verdict/numbers.ts';
import { drawingOf, rowHeight } from '../../chart/geometry.ts';
import { hiddenIndexes, lanesView } from '../../chart/lanes.ts';
import { phases } from '../../core/phases.ts';
import { baseline } from '../../core/strategies.ts';
import { ink, palette } from '../../widget/styles.ts';
import { ghostsOf } from '../../widget/track-view.ts';
import { noteOf } from '../../widget/notes.ts';
import { longestMs, rowModel } from '../../widget/row-model.ts';
import { taskSentence } from '../../widget/widget-view.ts';
import { machineInWords, machineOf } from './machine.ts';
import type { Report, TaskReport } from '../../core/report.ts';
import type { State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';

const WIDTH = 960;
const LEFT = 140;
const RIGHT = 150;
const PAD = 16;
const TOP = 52;
const TRACK = WIDTH - LEFT - RIGHT;

/**
 * pictureOf writes the file.
 * @param state with at least one own result
 * @param shown an element of the widget, whose colours are taken
 */
export const pictureOf = (state: State, shown: Element): string =>
  fileOf(pictureView(state, coloursOf(shown)));

/**
 * fileOf writes a picture as a file, without the marks that lit leaves.
 * @param view of one SVG element
 */
export function fileOf(view: unknown): string {
  const box = document.createElement('div');
  render(view, box);
  const picture = box.firstElementChild as Element;
  const comments = document.createTreeWalker(picture, NodeFilter.SHOW_COMMENT);
  const marks = [];
  while (comments.nextNode()) marks.push(comments.currentNode as Comment);
  for (const mark of marks) mark.remove();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

/** coloursOf reads the colours of the theme shown. */
export function coloursOf(shown: Element) {
  const computed = getComputedStyle(shown);
  const entries = Object.entries(palette).map(([name, [light]]) => [
    name,
    computed.getPropertyValue(`--${name}`).trim() || light,
  ]);
  return Object.fromEntries(entries);
}

/**
 * rulesIn writes colours into the rules: what opens SVG files apart from browsers knows no custom properties.
 * @param more rules
 */
export function rulesIn(colours: Record<string, string>, more: string = '') {
  const own = `text{font:14px system-ui,sans-serif;fill:var(--ink)}.soft{fill:var(--soft);font-size:12px}
    .figures{font-weight:600;text-anchor:end}.title{font-size:16px}`;
  const drawn = ink.slice(0, ink.indexOf('.tooltip'));
  return (own + drawn + more).replace(
    /var\(--([\w-]+)\)/g,
    (_whole, name) => colours[name] ?? 'none',
  );
}

function pictureView(state: State, colours: Record<string, string>) {
  const models = state.rows.map((row) => rowModel(state, row)).filter(({ report }) => report);
  const { environment, startedAt } = models[0].report as Report;
  const tasks = models.flatMap(({ report }) => report?.tasks ?? []);
  const domainMs = targetDomain(longestMs({ ...state, recorded: null }), 0);
  const rowPx = rowHeight(models) + 12;
  const bottom = TOP + rowPx * models.length;
  const height = bottom + 88;
  const title = taskSentence(state.setUp.options);
  const where = `${machineInWords(machineOf(environment))}, ${startedAt.slice(0, 10)}. Racelane.`;
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${WIDTH} ${height}"
    width=${WIDTH}
    height=${height}
    role="img"
    aria-labelledby="title desc"
  >
    <title id="title">${title}</title>
    <desc id="desc">${models.map(inWords).join(' ')} ${where}</desc>
    <style>
      ${rulesIn(colours)}
    </style>
    ${patterns(colours)}
    <rect width=${WIDTH} height=${height} fill=${colours.paper} />
    <text class="title" x=${PAD} y="32">${title}</text>
    ${models.map((model, index) => rowPicture(model, state, domainMs, TOP + index * rowPx, rowPx - 12))}
    ${axisPicture(domainMs, bottom)} ${legendPicture(state, tasks, bottom + 46)}
    <text class="soft" x=${PAD} y=${height - 14}>${where}</text>
  </svg>`;
}

function inWords({ label, report, numbers, row }: RowModel) {
  const note = report ? noteOf(row.reports, report) : '';
  return `${label}: ${formatTimeFigure(numbers?.medianMs ?? report?.elapsedMs ?? 0)}.${note ? ` ${note}` : ''}`;
}

/** patterns are the textures of the phases. */
const patterns = (colours: Record<string, string>) => svg`<defs>
    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path stroke=${colours.start} stroke-width="1.6" d="M1 0V5" />
    </pattern>
    <pattern id="weave" width="4" height="4" patternUnits="userSpaceOnUse">
      <path stroke=${colours.paper} stroke-width=".9" opacity=".75" d="M0 4L4 0" />
    </pattern>
  </defs>`;

function rowPicture(model: RowModel, state: State, domainMs: number, y: number, height: number) {
  const { label, report, numbers, row } = model;
  const still = { ...model, row: { ...row, live: null } };
  const drawing = drawingOf(still, false, height);
  if (!drawing) return '';
  const serial = state.summary.find(({ strategy }) => strategy === baseline);
  const marks = {
    widthPx: TRACK,
    pxPerMs: TRACK / domainMs,
    ticks: timeTicks(domainMs, TRACK),
    serialMs: serial?.medianMs ?? null,
    ghost: ghostsOf({ ...state, recorded: null })[row.name] ?? null,
    guess: null,
  };
  const elapsed = formatTimeFigure(numbers?.medianMs ?? report?.elapsedMs ?? 0);
  const speedup = numbers?.speedup ? `, ${formatSpeedup(numbers.speedup)}` : '';
  const runs = numbers && numbers.count > 1 ? numbers.count : 0;
  const range_ = runs
    ? `${runs} runs, ${formatTimeRange(numbers?.minMs ?? 0, numbers?.maxMs ?? 0)}`
    : '';
  const spread = numbers ? range_ : 'disturbed, not counted';
  const middle = y + height / 2 + 5;
  const right = WIDTH - PAD;
  return svg`<text x=${PAD} y=${middle} font-weight="600">${label}</text>
    <g transform="translate(${LEFT} ${y})">${lanesView(still, drawing, marks, hiddenIndexes(state.hidden), null)}</g>
    <text class="figures" x=${right} y=${spread ? middle - 7 : middle}>${elapsed}${speedup}</text>
    <text class="soft" text-anchor="end" x=${right} y=${middle + 9}>${spread}</text>`;
}

function axisPicture(domainMs: number, y: number) {
  return svg`<g transform="translate(${LEFT} ${y})">
    <path class="axis-line" d="M0 .5H${TRACK}" />
    ${timeTicks(domainMs, TRACK).map(
      ({ at, label }) => svg`<path class="axis-line" d="M${at.toFixed(1)} 0v5" />
        <text class="tick" x=${at.toFixed(1)} y="18" text-anchor=${at < 12 ? 'start' : 'middle'}>${label}</text>`,
    )}
  </g>`;
}

/** @param tasks of the runs drawn */
function legendPicture({ hidden }: State, tasks: readonly TaskReport[], y: number) {
  const found = new Set(tasks.flatMap(({ spans }) => spans.map(({ phase }) => phase)));
  const shown = phases.filter(({ name }) => found.has(name) && !hidden.has(name));
  return shown.map(({ name, label }, index) => {
    const box = name === 'queue' ? 'M0 5.5H22' : 'M.5 1.5h21v8h-21z';
    return svg`<g transform="translate(${PAD + index * 125} ${y - 10})">
      <path class=${name} d=${box} />
      ${name === 'build' ? svg`<path class="build-texture" d=${box} />` : ''}
      ${name === 'wait' ? svg`<path class="wait-edge" d="M0 1.5H22M0 9.5H22" />` : ''}
      <text class="soft" x="29" y="10">${label}</text>
    </g>`;
  });
}
