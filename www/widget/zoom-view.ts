// The buttons that zoom in and out, for every view that shows a stretch of time.

import { html } from '../chart/template.ts';
import { LEAST_MS } from '../chart/stretch.ts';
import { canZoom, hasResults } from './row-model.ts';
import type { Geometry } from '../chart/geometry.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

/** Draws the buttons. They are invisible before the first result. */
export function zoomView(state: State, { domainMs, wholeMs }: Geometry, actions: Actions) {
  const isZoomed = domainMs < wholeMs;
  const button = (label: string, text: string, factor: number, isAble: boolean) => {
    const able = isAble && canZoom(state);
    return html`<button
      type="button"
      aria-label=${label}
      aria-disabled=${able ? 'false' : 'true'}
      @click=${() => able && actions.zoom(factor)}
    >
      ${text}
    </button>`;
  };
  return html`<div class="zoom" role="group" aria-label="Zoom" ?hidden=${!hasResults(state)}>
    ${button('Zoom out', '\u2212', 0.5, isZoomed)}
    ${button('Zoom in', '+', 2, domainMs > LEAST_MS * 1.001)}
    ${button('Whole run', 'Whole run', 0, isZoomed)}
  </div>`;
}
