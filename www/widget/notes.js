// What to say beside a row's figures where they are to be trusted less than usual: disturbed runs, spread, a coarse clock.

import { html } from 'lit/html.js';
import { coreCount } from '../core/support.js';
import { FEW_STEPS, RESTLESS, spreadOf } from './noting.js';

/** @typedef {import('../core/report.js').Report} Report */

/**
 * coresView says what matters where tasks compute and the browser has, or admits to, one core or none.
 * @param {import('./state.js').State} state
 */
export function coresView({ setUp: { options } }) {
  if (coreCount() > 1 || options.workload !== 'cpu') return '';
  const text =
    navigator.hardwareConcurrency === 1
      ? 'This browser has one core for the page, so nothing is computed at once.'
      : 'This browser does not say how many cores there are: one is assumed. Workers can be set by hand.';
  return html`<p class="note" part="note">${text}</p>`;
}

/**
 * noteView draws a row's note.
 * @param {import('./view-model.js').RowModel} model
 */
export function noteView({ row, report }) {
  const note = row.live || !report ? '' : noteOf(row.reports, report);
  return note ? html`<p class="note" part="note">${note}</p>` : '';
}

/**
 * noteOf puts everything there is to say of a row's runs into one text.
 * @param {readonly Report[]} reports of the row, at least one
 * @param {Report} shown the one drawn
 * @returns {string} empty where all is well
 */
export const noteOf = (reports, shown) =>
  [disturbedNote(reports), spreadNote(reports), stepNote(shown)].filter(Boolean).join(' ');

const COUNTS_NOT = 'Disturbed, so not counted:';

/** @param {readonly Report[]} reports */
function disturbedNote(reports) {
  const reasons = reports.flatMap(({ disturbed }) => disturbed ?? []);
  const [count, total] = [reasons.length, reports.length];
  if (count === 0) return '';
  const last = reasons[count - 1];
  if (count < total) return `${COUNTS_NOT} ${count} of ${total} runs. ${last}`;
  const all = total > 1 ? `There is no undisturbed run: none of ${total} is counted.` : COUNTS_NOT;
  return `${all} ${last} Run it again.`;
}

/** @param {readonly Report[]} reports */
function spreadNote(reports) {
  const ratio = spreadOf(reports);
  return ratio > RESTLESS
    ? `Its slowest run took ${ratio.toFixed(1)} times as long as its fastest: take the figure as rough.`
    : '';
}

/** @param {Report} report */
function stepNote({ elapsedMs, environment: { clockStepMs } }) {
  return elapsedMs < FEW_STEPS * clockStepMs
    ? `This browser\u2019s clock goes in steps of ${clockStepMs} ms, so the time is no more exact than that.`
    : '';
}
