// Notes beside a row's figures that deserve less trust: disturbed runs, a wide spread, a coarse clock, one core.

import { html } from '../chart/template.ts';
import { coreCount } from '../core/support.ts';
import { formatRough } from '../verdict/numbers.ts';
import { countedReports } from './rows.ts';
import type { Report } from '../core/report.ts';
import type { RowModel } from './row-model.ts';
import type { State } from './state.ts';

/** Above this ratio of slowest to fastest run, a single figure is unreliable. */
const WIDE_SPREAD = 1.5;

/** With fewer clock steps than this in a time, the time is off by more than 2%. */
const FEW_STEPS = 50;

/** Warns that tasks cannot compute at once if the browser reports one core or none. */
export function coresView({ setUp: { options } }: State) {
  if (coreCount() > 1 || options.workload !== 'cpu') return '';
  const text =
    navigator.hardwareConcurrency === 1
      ? 'This browser reports one core, so no two tasks compute at once.'
      : 'This browser does not report its cores, so one is assumed. You can set the workers by hand.';
  return html`<p class="note" part="note">${text}</p>`;
}

/** Draws a row's note. */
export function noteView({ row, report }: RowModel) {
  const note = row.live || !report ? '' : describeDoubts(row.reports, report);
  return note ? html`<p class="note" part="note">${note}</p>` : '';
}

/**
 * Says in one text why a row's figures deserve less trust.
 * @param reports of the row, at least one
 * @param shown the report whose lanes are drawn
 * @returns an empty text if there is no doubt
 */
export const describeDoubts = (reports: readonly Report[], shown: Report): string =>
  [describeDisturbed(reports), describeSpread(reports), describeClock(shown)]
    .filter(Boolean)
    .join(' ');

const NOT_COUNTED = 'Disturbed, so not counted:';

function describeDisturbed(reports: readonly Report[]) {
  const reasons = reports.flatMap(({ disturbed }) => disturbed ?? []);
  const [count, total] = [reasons.length, reports.length];
  if (count === 0) return '';
  const last = reasons[count - 1];
  if (count < total) return `${NOT_COUNTED} ${count} of ${total} runs. ${last}`;
  const all = total > 1 ? `All ${total} runs were disturbed, so none is counted.` : NOT_COUNTED;
  return `${all} ${last} Run it again.`;
}

function describeSpread(reports: readonly Report[]) {
  const ratio = measureSpread(reports);
  return ratio > WIDE_SPREAD
    ? `The slowest run took ${formatRough(ratio)} times as long as the fastest, so take the figure as rough.`
    : '';
}

/**
 * Returns the ratio of the slowest counted run to the fastest. Only the first run of a pool pays for its start-up. So
 * runs of a warm pool are compared with each other alone.
 */
function measureSpread(reports: readonly Report[]) {
  const counted = countedReports({ reports: [...reports] });
  const warm = counted.filter(({ startupMs }) => startupMs === 0);
  const times = (warm.length > 0 ? warm : counted).map(({ elapsedMs }) => elapsedMs);
  const fastest = Math.min(...times);
  return fastest > 0 && times.length > 1 ? Math.max(...times) / fastest : 1;
}

const describeClock = ({ elapsedMs, environment: { clockStepMs } }: Report) =>
  elapsedMs < FEW_STEPS * clockStepMs
    ? `This browser\u2019s clock moves in steps of ${clockStepMs} ms, so the time is no more exact than that.`
    : '';
