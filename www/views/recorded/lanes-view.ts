// The lanes of a result recorded elsewhere. They zoom and move like measured lanes, but their spans have no tooltips.

import { html } from '../../chart/template.ts';
import { compactDrawing } from '../../chart/geometry.ts';
import { lanesView } from '../../chart/lanes.ts';
import { shownStretch } from '../../widget/row-model.ts';
import type { Bar } from '../../chart/bars.ts';
import type { TrackContext } from '../../widget/track.ts';
import type { RecordedResult } from '../share/results-format.ts';

/**
 * Draws the lanes of a result.
 * @param label the result in words
 */
export function recordedLanesView(
  { lanes, grainMs }: RecordedResult,
  label: string,
  bar: Bar,
  { state, actions, height, hidden, marks: { scale, ticks } }: TrackContext,
) {
  const drawing = { ...compactDrawing(lanes, height), grainMs };
  const marks = { scale, ticks, serialMs: null, ghost: null, guess: null };
  return html`<div
    class=${shownStretch(state) ? 'from-elsewhere zoomed' : 'from-elsewhere'}
    role="img"
    aria-label=${label}
    @wheel=${actions.gesture}
    @pointerdown=${actions.gesture}
    @pointermove=${actions.gesture}
    @pointerup=${actions.gesture}
    @pointercancel=${actions.gesture}
  >
    ${lanesView(drawing, bar, marks, hidden, null)}
  </div>`;
}
