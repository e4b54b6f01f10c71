// The race track: every row on one shared time axis.

import { html } from '../chart/template.ts';
import { axisView } from '../chart/axis.ts';
import { rowView } from './row-view.ts';
import { phaseLegend, trackContext } from './track.ts';
import { rowModel } from './row-model.ts';
import { askOverlays } from './view.ts';
import { zoomView } from './zoom-view.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

/** Draws the rows, their axis, and the legend. */
export function view(state: State, geometry: Geometry, actions: Actions) {
  const models = state.rows.map((row) => rowModel(state, row));
  const context = trackContext(models, state, geometry, actions);
  return html`<ol class="track" part="track" aria-label="Strategies, on one time axis">
      ${models.map((model) => rowView(model, context))}
    </ol>
    ${axisView(context.marks.ticks, geometry.trackPx, actions.gesture)}
    ${askOverlays(state, ({ footView }) => footView?.(state, models))}
    <div class="below">${phaseLegend(state, actions)} ${zoomView(state, geometry, actions)}</div>`;
}
