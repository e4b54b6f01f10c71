// What to say beside a row's figures where they are to be trusted less than usual: disturbed runs, spread, a coarse clock.

import { html } from 'lit/html.js';
import { coreCount } from '../core/support.ts';
import { FEW_STEPS, RESTLESS, spreadOf } from './noting.ts';
import type { Report } from '../core/report.ts';
import type { State } from './state.ts';
import type { RowModel } from './row-model.ts';

/** coresView says what matters where tasks compute and the browser has, or admits to, one core or none. */
export function coresView({ setUp: { options } }: State) {
  if (coreCount() > 1 || options.workload !== 'cpu') return '';
  const text =
    navigator.hardwareConcurrency === 1
      ? 'This browser has one core for the page, so nothing is computed at once.'
      : 'This browser does not say how many cores there are: one is assumed. Workers can be set by hand.';
  return html`<p class="note" part="note">${text}</p>`;
}

/** noteView draws a row's note. */
export function noteView({ row, report }: RowModel) {
  const note = row.live || !report ? '' : noteOf(row.reports, report);
  return note ? html`<p class="note" part="note">${note}</p>` : '';
}

/**
 * noteOf puts everything there is to say of a row's runs into one text.
 * @param reports of the row, at least one
 * @param shown the one drawn
 * @returns empty where all is well
 */
export const noteOf = (reports: readonly Report[], shown: Report): string =>
  [disturbedNote(reports), spreadNote(reports), stepNote(shown)].filter(Boolean).join(' ');

const COUNTS_NOT = 'Disturbed, so not counted:';

function disturbedNote(reports: readonly Report[]) {
  const reasons = reports.flatMap(({ disturbed }) => disturbed ?? []);
  const [count, total] = [reasons.length, reports.length];
  if (count === 0) return '';
  const last = reasons[count - 1];
  if (count < total) return `${COUNTS_NOT} ${count} of ${total} runs. ${last}`;
  const all = total > 1 ? `There is no undisturbed run: none of ${total} is counted.` : COUNTS_NOT;
  return `${all} ${last} Run it again.`;
}

function spreadNote(reports: readonly Report[]) {
  const ratio = spreadOf(reports);
  return ratio > RESTLESS
    ? `Its slowest run took ${ratio.toFixed(1)} times as long as its fastest: take the figure as rough.`
    : '';
}

function stepNote({ elapsedMs, environment: { clockStepMs } }: Report) {
  return elapsedMs < FEW_STEPS * clockStepMs
    ? `This browser\u2019s clock goes in steps of ${clockStepMs} ms, so the time is no more exact than that.`
    : '';
}
