// Memory on the same rows: one block an instance, on a shared byte axis.

import { html, svg } from 'lit/html.js';
import { byteTicks } from '../../chart/domain.ts';
import { formatBytes, spellCount } from '../../verdict/numbers.ts';
import { axisView } from '../../widget/track-view.ts';
import { keptBack, rowModel } from '../../widget/row-model.ts';
import type { Geometry } from '../../chart/geometry.ts';
import type { State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';

/** What stands in a row: instances measured here, else recorded elsewhere, else none. */
const memoriesOf = ({ report, recorded }: RowModel) =>
  report?.memory.instances ?? recorded?.instances ?? null;

/** sum adds bytes up. */
const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

const BLOCK_PX = 22;

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
  const ticks = byteTicks(domainBytes, trackPx);
  return html`<ol
      class="track memory"
      part="track"
      aria-label="Memory of each strategy, on one axis of bytes"
    >
      ${models.map((model) => memoryRow(model, trackPx / domainBytes, trackPx, ticks))}
    </ol>
    ${axisView(ticks, trackPx)}
    <p class="note">
      Each block is one WebAssembly memory, as large as it grew; one that threads share counts once.
      ${keptBack(state)}
    </p>`;
}

function memoryRow(
  model: RowModel,
  pxPerByte: number,
  widthPx: number,
  ticks: readonly { at: number }[],
) {
  const { label, report } = model;
  const instances = memoriesOf(model);
  const count = instances?.length ?? 0;
  const memories = `${spellCount(count)} ${count === 1 ? 'memory' : 'memories'}`;
  const elsewhere = instances !== null && !report;
  const words = instances ? `${memories}${elsewhere ? ', recorded' : ''}` : 'not run yet';
  return html`<li class="row" part="row" ?data-recorded=${elsewhere}>
    <div class="head"><span class="name">${label}</span></div>
    <div class="field">
      <svg class="lanes" width=${widthPx} height="40" aria-hidden="true">
        <path class="grid" d=${ticks.map(({ at }) => `M${at.toFixed(1)} 0V40`).join('')} />
        <g class="blocks">${blocks(instances ?? [], pxPerByte)}</g>
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

function blocks(instances: readonly number[], pxPerByte: number) {
  let x = 0;
  return instances.map((size) => {
    const width = size * pxPerByte;
    const block = svg`<rect class="block" x=${x} y=${20 - BLOCK_PX / 2} width=${Math.max(1, width - 1.5)} height=${BLOCK_PX} />`;
    x += width;
    return block;
  });
}
