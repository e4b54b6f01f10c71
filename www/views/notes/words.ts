// The words of notes: why the figures of a row are unreliable, and one sentence for all rows.

import { coreCount } from '../../core/support.ts';
import { formatRough, spellCount } from '../../verdict/numbers.ts';
import { countedReports, isTooShort } from '../../widget/rows.ts';
import type { Report } from '../../core/report.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { State } from '../../widget/state.ts';

/** Above this ratio of slowest to fastest run, a single figure is unreliable. */
const WIDE_SPREAD = 1.5;

/** The parts of a row that its note needs. */
type NoteSource = Pick<RowModel, 'row' | 'report'>;

/** Returns the note of a row, or an empty text. A row that runs has no note. */
export const noteOf = ({ row, report }: NoteSource) =>
  row.live || !report ? '' : describeDoubts(row.reports, report);

/** Returns a warning if the browser reports one core or none, so that tasks may not compute at once. */
export function describeCores({ setUp: { options } }: State) {
  if (coreCount() > 1 || options.workload !== 'cpu') return '';
  return navigator.hardwareConcurrency === 1
    ? 'This browser reports one core, so no two tasks compute at once.'
    : 'This browser does not report its cores, so one is assumed. You can set the workers by hand.';
}

/**
 * Returns one sentence for all rows: how many runs are not counted, and how many figures are rough.
 * @returns an empty text if there is no doubt
 */
export function summariseNotes(rows: readonly NoteSource[]): string {
  const rough = rows.filter(({ row, report }) => report && isRough(row.reports, report)).length;
  const doubts = [
    describeUncounted(rows.flatMap(({ row }) => row.reports)),
    rough > 0 ? `${spellCount(rough)} ${rough === 1 ? 'figure is' : 'figures are'} rough` : '',
  ].filter(Boolean);
  if (doubts.length === 0) return '';
  const words = doubts.join(', and ');
  const marks = rows.filter(noteOf).length;
  const why = marks === 1 ? ' The mark says why.' : ' The marks say why.';
  return `${words[0].toUpperCase()}${words.slice(1)}.${marks > 0 ? why : ''}`;
}

function describeUncounted(reports: readonly Report[]) {
  const total = reports.length;
  const count = reports.filter(({ disturbed }) => disturbed).length;
  if (count === 0) return '';
  const verbs = count === 1 ? 'was disturbed and is' : 'were disturbed and are';
  // In one sentence both counts are words, or both are figures.
  const spell = total > 10 ? String : spellCount;
  const all = total === 1 ? 'the run' : total === 2 ? 'both runs' : `all ${spell(total)} runs`;
  const which = count === total ? all : `of ${spell(total)} runs ${spell(count)}`;
  return `${which} ${verbs} not counted`;
}

const isRough = (reports: readonly Report[], shown: Report) =>
  (describeSpread(reports) || describeClock(shown)) !== '';

/**
 * Returns the reasons why the figures of a row are unreliable.
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
 * runs of a warm pool are compared only with each other.
 */
function measureSpread(reports: readonly Report[]) {
  const counted = countedReports({ reports: [...reports] });
  const warm = counted.filter(({ startupMs }) => startupMs === 0);
  const times = (warm.length > 0 ? warm : counted).map(({ elapsedMs }) => elapsedMs);
  const fastest = Math.min(...times);
  return fastest > 0 && times.length > 1 ? Math.max(...times) / fastest : 1;
}

const describeClock = (report: Report) =>
  isTooShort(report)
    ? `This browser\u2019s clock moves in steps of ${report.environment.clockStepMs} ms, so the time is no more exact than that.`
    : '';
