// The view "Scaling": how much faster more workers are, and from which size they are faster at all.

import { html } from '../../chart/template.ts';
import { costSection } from './cost-section.ts';
import { scalingSection } from './scaling-section.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';

export { styles } from './styles.ts';

/** Draws both studies. For tasks that wait there are no studies, and the view says why. */
export function view(state: State, { trackPx }: Geometry, actions: Actions) {
  const isWaiting = state.setUp.options.workload === 'io';
  return html`<div class="scaling" part="scaling">
    ${RULER}
    ${isWaiting ? waitingView(actions) : [scalingSection(state, trackPx, actions), costSection(state, trackPx, actions)]}
  </div>`;
}

/** The widget measures the width of an axis to learn how much room there is. An empty axis has no height. */
const RULER = html`<div class="axis"></div>`;

const COMPUTING = Object.freeze({
  workload: 'cpu',
  tasks: '3',
  size: '100000000',
  wait: '0',
  list: 'stream',
});

const waitingView = (actions: Actions) =>
  html`<p class="study-verdict">
      These tasks wait, and waiting needs no cores: one event loop holds as many waits as there are
      tasks. Only tasks that compute show how more workers scale.
    </p>
    <div class="ask">
      <button type="button" part="button" @click=${() => actions.setFields(COMPUTING)}>
        Set up tasks that compute
      </button>
    </div>`;
