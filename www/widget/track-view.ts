// The race track: every row on one shared time axis.

import { html } from '../chart/template.ts';
import { axisView } from '../chart/axis.ts';
import { indexesOf } from '../chart/lanes.ts';
import { timeAxis } from '../chart/scales.ts';
import { baseline } from '../core/strategies.ts';
import { rowView } from './row-view.ts';
import { ghostsOf, heightOfRows } from './track.ts';
import { rowModel } from './row-model.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';
import type { TrackContext } from './track.ts';

/** Draws the rows and their axis. */
export function view(state: State, geometry: Geometry, actions: Actions) {
  const models = state.rows.map((row) => rowModel(state, row));
  const { trackPx, domainMs } = geometry;
  const { ticks } = timeAxis(domainMs, [0, trackPx]);
  const serial = state.summary.find(({ strategy }) => strategy === baseline);
  const context: TrackContext = {
    state,
    geometry,
    actions,
    height: heightOfRows(models),
    hidden: indexesOf(state.hidden),
    marks: {
      widthPx: trackPx,
      pxPerMs: trackPx / domainMs,
      ticks,
      serialMs: serial?.medianMs ?? null,
      ghosts: ghostsOf(state),
    },
  };
  return html`<ol class="track" part="track" aria-label="Strategies, on one time axis">
      ${models.map((model) => rowView(model, context))}
    </ol>
    ${axisView(ticks, trackPx)}`;
}
