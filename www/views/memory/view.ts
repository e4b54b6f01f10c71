// The view Memory: each run's wasm memories as blocks, on one axis of bytes.

import { html } from '../../chart/template.ts';
import { axisView, verticalGrid } from '../../chart/axis.ts';
import { blocksView } from '../../chart/bars.ts';
import { byteAxis } from '../../chart/scales.ts';
import { formatBytes, spellCount } from '../../verdict/numbers.ts';
import { describeHiddenRecords, rowModel } from '../../widget/row-model.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Axis } from '../../chart/scales.ts';
import type { State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';

/** The text of the style sheet. */
export const styles = `
.memory .figures { grid-template-columns: auto; }
@container (max-width: 600px) {
  .memory .figures { padding-inline-end: 0; }
}
`;

/** Returns the sizes of the memories measured here, else those recorded elsewhere, else null. */
const memoriesOf = ({ report, recorded }: RowModel) =>
  report?.memory.instances ?? recorded?.instances ?? null;

const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

const ROW_PX = 40;

/** Draws the memory of each strategy's run. */
export function view(state: State, { trackPx }: Geometry) {
  const models = state.rows.map((row) => rowModel(state, row));
  const most = Math.max(0, ...models.map((model) => sum(memoriesOf(model) ?? [])));
  if (most === 0) {
    return html`<p class="empty">
      Run a strategy, and the memory that it took is drawn here. ${describeHiddenRecords(state)}
    </p>`;
  }
  const domainBytes = most * 1.06;
  const axis = byteAxis(domainBytes, [0, trackPx]);
  return html`<ol
      class="track memory"
      part="track"
      aria-label="Memory of each strategy, on one axis of bytes"
    >
      ${models.map((model) => rowView(model, axis, trackPx))}
    </ol>
    ${axisView(axis.ticks, trackPx)}
    <p class="note">
      Each block is one WebAssembly memory at its largest. A memory that threads share counts once.
      ${describeHiddenRecords(state)}
    </p>`;
}

function rowView(model: RowModel, { place, ticks }: Axis, widthPx: number) {
  const { label, report } = model;
  const instances = memoriesOf(model);
  const count = instances?.length ?? 0;
  const memories = `${spellCount(count)} ${count === 1 ? 'memory' : 'memories'}`;
  const isRecorded = instances !== null && !report;
  const words = instances ? `${memories}${isRecorded ? ', recorded' : ''}` : 'not run yet';
  return html`<li class="row" part="row" ?data-recorded=${isRecorded}>
    <div class="head"><span class="name">${label}</span></div>
    <div class="field">
      <svg
        class="lanes"
        viewBox="0 0 ${widthPx} ${ROW_PX}"
        width=${widthPx}
        height=${ROW_PX}
        aria-hidden="true"
      >
        ${verticalGrid(ticks, ROW_PX)}
        <g class="blocks">${blocksView(instances ?? [], place, ROW_PX)}</g>
      </svg>
    </div>
    <div class="result">
      <span class="figures">
        <b class="elapsed" translate="no">${instances ? formatBytes(sum(instances)) : ''}</b>
        <small>${words}</small>
      </span>
    </div>
  </li>`;
}
