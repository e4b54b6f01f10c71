// The charts of the view Scaling as one SVG file that stands by itself; fetched when it is saved.

import { html, render, svg } from 'lit/html.js';
import { costChart } from '../scaling/cost-chart.ts';
import { speedupChart, timeChart } from '../scaling/speedup-chart.ts';
import { chartInk } from '../scaling/styles.ts';
import { taskSentence } from '../../widget/widget-view.ts';
import { machineInWords, machineOf } from './machine.ts';
import { coloursOf, fileOf, rulesIn } from './race-picture.ts';
import type { Origin } from '../scaling/studies.ts';
import type { Measured } from './files-view.ts';

const CHART = 440;
const PAD = 24;
const TOP = 60;
/** A chart, its title, and its legend below it. */
const CELL = 380;
const LINE = 18;

/**
 * studyPictureOf writes the file.
 * @param measured with a study
 * @param shown an element of the widget, whose colours are taken
 */
export const studyPictureOf = (measured: Measured, shown: Element) =>
  fileOf(studyPicture(measured, coloursOf(shown)));

function studyPicture({ state, scaling, cost }: Measured, colours: Record<string, string>) {
  const charts = [
    ...(scaling ? [timeChart(scaling.result, CHART), speedupChart(scaling.result, CHART)] : []),
    ...(cost ? [costChart(cost.result, CHART)] : []),
  ].map(partsOf);
  const columns = Math.min(2, charts.length);
  const width = PAD + columns * (CHART + PAD);
  const height = TOP + Math.ceil(charts.length / 2) * CELL + 24;
  const origin = (scaling?.origin ?? cost?.origin) as Origin;
  const title = scaling ? taskSentence(state.setUp.options) : 'Cost against size';
  const where = `${machineInWords(machineOf(origin.environment))}, ${origin.startedAt.slice(0, 10)}. Racelane.`;
  const verdicts = [scaling?.result.verdict, cost?.result.verdict].filter(Boolean).join(' ');
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    role="img"
    aria-labelledby="title desc"
  >
    <title id="title">${title}</title>
    <desc id="desc">${verdicts} ${where}</desc>
    <style>
      ${rulesIn(colours, chartInk)}
    </style>
    <rect width=${width} height=${height} fill=${colours.paper} />
    <text class="title" x=${PAD} y="32">${title}</text>
    ${charts.map((chart, index) =>
      cellView(chart, PAD + (index % 2) * (CHART + PAD), TOP + Math.floor(index / 2) * CELL),
    )}
    <text class="soft" x=${PAD} y=${height - 14}>${where}</text>
  </svg>`;
}

/** partsOf takes a chart apart: what it draws, its title, its legend. */
function partsOf(chart: unknown) {
  const box = document.createElement('div');
  render(chart, box);
  return {
    drawing: box.querySelector('svg[role=img]'),
    title: box.querySelector('figcaption')?.textContent?.trim() ?? '',
    keys: [...box.querySelectorAll('.keys li')].map((item) => ({
      mark: item.querySelector('svg'),
      words: item.textContent?.trim() ?? '',
    })),
  };
}

/** cellView places a chart under its title, over its legend. */
function cellView({ drawing, title, keys }: ReturnType<typeof partsOf>, x: number, y: number) {
  const below = 24 + Number(drawing?.getAttribute('height'));
  return svg`<g transform="translate(${x} ${y})">
    <text y="8" font-weight="600">${title}</text>
    <g transform="translate(0 24)">${drawing}</g>
    ${keys.map(
      ({ mark, words }, index) => svg`<g transform="translate(4 ${below + 10 + index * LINE})">
        ${mark}<text class="soft" x="34" y="10">${words}</text>
      </g>`,
    )}
  </g>`;
}
