// The plots of the view Scaling as a picture. Its code is fetched when a reader saves the picture.

import { svg } from '../../chart/template.ts';
import { legendPicture } from '../../chart/legend.ts';
import { PICTURE_PAD_PX, pictureFile } from '../../chart/picture.ts';
import { plotView } from '../../chart/plot.ts';
import { describeTasks } from '../../widget/set-up.ts';
import { costPlot } from '../scaling/cost-section.ts';
import { speedupPlot, timePlot } from '../scaling/scaling-section.ts';
import { plotRules } from '../scaling/styles.ts';
import { describeSource } from './results-format.ts';
import type { Plot } from '../../chart/plot.ts';
import type { Origin } from '../scaling/studies.ts';
import type { Measured } from './measured.ts';

const PLOT_PX = 440;
const GAP_PX = 24;
const TOP_PX = 60;
const COLUMNS = 2;
/** A plot, its title above it, and its legend below it. */
const CELL_PX = 380;
const TITLE_PX = 24;
const KEY_PX = 18;

/**
 * Writes the picture as an SVG file.
 * @param measured with a study
 * @param shown an element of the widget, from which the colours are taken
 */
export function studyPicture({ state, scaling, cost }: Measured, shown: Element): string {
  const plots = [
    ...(scaling ? [timePlot(scaling.result, PLOT_PX), speedupPlot(scaling.result, PLOT_PX)] : []),
    ...(cost ? [costPlot(cost.result, PLOT_PX)] : []),
  ];
  const columns = Math.min(COLUMNS, plots.length);
  const picture = {
    widthPx: 2 * PICTURE_PAD_PX + columns * (PLOT_PX + GAP_PX) - GAP_PX,
    heightPx: TOP_PX + Math.ceil(plots.length / COLUMNS) * CELL_PX + GAP_PX,
    title: scaling ? describeTasks(state.setUp.options) : 'Cost against size',
    description: [scaling, cost].flatMap((study) => study?.result.verdict ?? []).join(' '),
    source: describeSource((scaling?.origin ?? cost?.origin) as Origin),
    rules: plotRules,
    content: plots.map(cellView),
  };
  return pictureFile(picture, shown);
}

/** Draws a plot under its title, over its legend. */
function cellView(plot: Plot, index: number) {
  const x = PICTURE_PAD_PX + (index % COLUMNS) * (PLOT_PX + GAP_PX);
  const y = TOP_PX + Math.floor(index / COLUMNS) * CELL_PX;
  const below = TITLE_PX + plot.box.height + 10;
  return svg`<g transform="translate(${x} ${y})">
    <text class="strong" y="8">${plot.title}</text>
    <g transform="translate(0 ${TITLE_PX})">${plotView(plot)}</g>
    ${legendPicture(plot.keys, (key) => [4, below + key * KEY_PX])}
  </g>`;
}
