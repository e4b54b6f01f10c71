// Memory on the same rows: one block an instance, on a shared byte axis.

import { html } from 'lit/html.js';
import { verticalGrid } from '../../chart/axis.ts';
import { blocksView } from '../../chart/bars.ts';
import { byteAxis } from '../../chart/scales.ts';
import { formatBytes, spellCount } from '../../verdict/numbers.ts';
import { axisView } from '../../widget/track-view.ts';
import { keptBack, rowModel } from '../../widget/row-model.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { Axis } from '../../chart/scales.ts';
import type { State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';

/** What stands in a row: instances measured here, else recorded elsewhere, else none. */
const memoriesOf = ({ report, recorded }: RowModel) =>
  report?.memory.instances ?? recorded?.instances ?? null;

/** sum adds bytes up. */
const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

const ROW_PX = 40;

/** memoryView draws what each strategy's run took. */
export function memoryView(state: State, { trackPx }: Geometry) {
  const models = state.rows.map((row) => rowModel(state, row));
  const most = Math.max(0, ...models.map((model) => sum(memoriesOf(model) ?? [])));
  if (most === 0) {
    return html`<p class="empty">
      Run a strategy, and the memory that it took is drawn here. ${keptBack(state)}
    </p>`;
  }
  const domainBytes = most * 1.06;
  const axis = byteAxis(domainBytes, [0, trackPx]);
  return html`<ol
      class="track memory"
      part="track"
      aria-label="Memory of each strategy, on one axis of bytes"
    >
      ${models.map((model) => memoryRow(model, axis, trackPx))}
    </ol>
    ${axisView(axis.ticks, trackPx)}
    <p class="note">
      Each block is one WebAssembly memory, as large as it grew; one that threads share counts once.
      ${keptBack(state)}
    </p>`;
}

function memoryRow(model: RowModel, { place, ticks }: Axis, widthPx: number) {
  const { label, report } = model;
  const instances = memoriesOf(model);
  const count = instances?.length ?? 0;
  const memories = `${spellCount(count)} ${count === 1 ? 'memory' : 'memories'}`;
  const elsewhere = instances !== null && !report;
  const words = instances ? `${memories}${elsewhere ? ', recorded' : ''}` : 'not run yet';
  return html`<li class="row" part="row" ?data-recorded=${elsewhere}>
    <div class="head"><span class="name">${label}</span></div>
    <div class="field">
      <svg class="lanes" width=${widthPx} height=${ROW_PX} aria-hidden="true">
        ${verticalGrid(ticks, ROW_PX)}
        <g class="blocks">${blocksView(instances ?? [], place, ROW_PX)}</g>
      </svg>
    </div>
    <div class="result">
      <span class="figures">
        <b class="elapsed">${instances ? formatBytes(sum(instances)) : ''}</b>
        <small>${words}</small>
      </span>
    </div>
  </li>`;
}
