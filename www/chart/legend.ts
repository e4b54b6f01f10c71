// The legend of phases, which is also a filter.

import { html } from 'lit/html.js';
import { phases } from '../core/phases.ts';
import { getStrategy } from '../core/strategies.ts';
import type { Phase } from '../core/report.ts';
import type { Actions } from '../widget/actions.ts';
import type { State } from '../widget/state.ts';

/** mayOccur tells which phases this set-up can show. */
function mayOccur({ options, strategies }: State['setUp']): Record<Phase, boolean> {
  return {
    scan: true,
    build: options.list === 'memory',
    wait: options.wait > 0,
    lock: strategies.some((name) => getStrategy(name).traits(options).includes('lock')),
    queue: true,
    start: true,
  };
}

/** legendView draws a button for each phase; pressing it hides the phase or shows it again. */
export function legendView(state: State, on: Actions) {
  const shown = mayOccur(state.setUp);
  return html`<div class="legend" part="legend" role="group" aria-label="Phases shown">
    ${phases
      .filter(({ name }) => shown[name])
      .map(
        ({ name, label, meaning }) =>
          html`<button
            type="button"
            aria-pressed=${state.hidden.has(name) ? 'false' : 'true'}
            title="${label}: ${meaning}. Press to ${state.hidden.has(name) ? 'show' : 'hide'}."
            @click=${() => on.filter(name)}
          >
            ${swatch(name)}${label}
          </button>`,
      )}
  </div>`;
}

function swatch(name: Phase) {
  const box = 'M.5 1.5h21v8h-21z';
  const line = name === 'queue' ? 'M0 5.5H22' : box;
  return html`<svg class="swatch" width="22" height="11" aria-hidden="true">
    <path class=${name} d=${line} />
    <path class=${name === 'build' ? 'build-texture' : 'none'} d=${box} />
    <path class=${name === 'wait' ? 'wait-edge' : 'none'} d="M0 1.5H22M0 9.5H22" />
  </svg>`;
}

/** Textures that the phases are filled with; ids are private to the shadow root. */
export const textures = html`<svg class="textures" width="0" height="0" aria-hidden="true">
  <defs>
    <pattern
      id="hatch"
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <path class="hatch-line" d="M1 0V5" />
    </pattern>
    <pattern id="weave" width="4" height="4" patternUnits="userSpaceOnUse">
      <path class="weave-line" d="M0 4L4 0" />
    </pattern>
  </defs>
</svg>`;
