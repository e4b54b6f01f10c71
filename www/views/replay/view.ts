// The view Replay: plays the runs of all rows again, side by side from one zero.

import { html } from '../../chart/template.ts';
import { axisView } from '../../chart/axis.ts';
import { clippedPlace } from '../../chart/stretch.ts';
import { describeHiddenRecords } from '../../widget/row-model.ts';
import { phaseLegend, trackContext } from '../../widget/track.ts';
import { zoomView } from '../../widget/zoom-view.ts';
import { controlsView } from './controls-view.ts';
import { rowView } from './row-view.ts';
import { sceneOf } from './scene.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

export { advance } from './playback.ts';
export { styles } from './styles.ts';

/** The width of the veil beyond the lanes. So the veil still covers all lanes when the playhead lies left of them. */
const OVERHANG_PX = 8;

/** Returns the style that moves the veil to the playhead. It is a percentage, because lanes shrink on paper. */
const placeVeil = (atPx: number, widthPx: number) =>
  `transform:translateX(${((100 * atPx) / (widthPx + OVERHANG_PX)).toFixed(3)}%)`;

/** Draws the rows with the playhead over them, their axis, the controls and the legend. */
export function view(state: State, geometry: Geometry, actions: Actions) {
  const scene = sceneOf(state, geometry, actions);
  const { rows, atMs } = scene;
  if (rows.length === 0) {
    return html`<p class="empty">
      Run two strategies, and Replay draws them again side by side. ${describeHiddenRecords(state)}
    </p>`;
  }
  const models = rows.map(({ model }) => model);
  const whole = trackContext(models, state, geometry, actions);
  const marks = { ...whole.marks, serialMs: null, ghosts: {} };
  const context = { ...whole, marks };
  const playhead = placeVeil(clippedPlace(marks.scale, atMs), marks.scale.widthPx);
  return html`<div class="replay" part="replay">
    <ol class="track" part="track" aria-label="Runs side by side, on one time axis">
      ${rows.map((row) => rowView(row, context, atMs, playhead))}
    </ol>
    ${axisView(marks.ticks, geometry.trackPx, actions.gesture)} ${controlsView(scene)}
    <div class="below">${phaseLegend(state, actions)} ${zoomView(state, geometry, actions)}</div>
  </div>`;
}
