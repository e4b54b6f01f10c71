// Memory on the same rows: one block an instance, on a shared byte axis.

import { html, svg } from 'lit/html.js';
import { byteTicks } from '../../chart/axis.js';
import { bytes, inWords } from '../../verdict/format.js';
import { axisView } from '../../widget/track-view.js';
import { keptBack, rowModel } from '../../widget/view-model.js';

/** What stands in a row: instances measured here, else recorded elsewhere, else none. */
const memoriesOf = (
  /** @type {import('../../widget/view-model.js').RowModel} */ { report, recorded },
) => report?.memory.instances ?? recorded?.instances ?? null;

/** sum adds bytes up. */
const sum = (/** @type {readonly number[]} */ sizes) => sizes.reduce((all, size) => all + size, 0);

/** @typedef {import('../../widget/state.js').State} State */

const BLOCK_PX = 22;

/**
 * memoryView draws what each strategy's run took.
 * @param {State} state
 * @param {import('../../chart/geometry.js').Geometry} geometry
 */
export function memoryView(state, { trackPx }) {
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

/**
 * @param {import('../../widget/view-model.js').RowModel} model
 * @param {number} pxPerByte
 * @param {number} widthPx
 * @param {readonly { at: number }[]} ticks
 */
function memoryRow(model, pxPerByte, widthPx, ticks) {
  const { label, report } = model;
  const instances = memoriesOf(model);
  const count = instances?.length ?? 0;
  const memories = `${inWords(count)} ${count === 1 ? 'memory' : 'memories'}`;
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
        <b class="elapsed">${instances ? bytes(sum(instances)) : ''}</b>
        <small>${words}</small>
      </span>
    </div>
  </li>`;
}

/**
 * @param {readonly number[]} instances
 * @param {number} pxPerByte
 */
function blocks(instances, pxPerByte) {
  let x = 0;
  return instances.map((size) => {
    const width = size * pxPerByte;
    const block = svg`<rect class="block" x=${x} y=${20 - BLOCK_PX / 2} width=${Math.max(1, width - 1.5)} height=${BLOCK_PX} />`;
    x += width;
    return block;
  });
}
