// What the chapter on the bill says after the runs: memory and start-up, in the reader's own numbers.

import { getStrategy } from '../core/strategies.ts';
import { formatBytes, formatSpeedup, formatTimeFigure, spellCount } from '../verdict/numbers.ts';
import type { Report } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

/** Returns the last run of a strategy that counts. */
export const latest = (reports: readonly Report[], strategy: StrategyName) =>
  reports.findLast((report) => report.strategy === strategy && !report.disturbed);

/**
 * Says what threads and processes took of memory and of start-up.
 * @param reports of one set-up
 * @returns an empty text before there is anything to say
 */
export function describeBill(reports: readonly Report[]): string {
  const serial = latest(reports, 'serial');
  const processes = latest(reports, 'processes');
  const threads = latest(reports, 'threads') ?? latest(reports, 'shared');
  const parts = [];
  if (serial) {
    parts.push(`Serial kept one list at a time, in ${formatBytes(serial.memory.totalBytes)}.`);
  }
  for (const report of [threads, processes]) if (report) parts.push(describeRun(report));
  if (threads && processes) parts.push(compare(threads, processes));
  else if (!processes && parts.length > 0) parts.push('Press Processes too.');
  return parts.join(' ');
}

function describeRun({ strategy, memory, startupMs }: Report) {
  const count = memory.instances.length;
  const memories = count === 1 ? 'one memory' : `${spellCount(count)} memories`;
  const together = count === 1 ? '' : ' together';
  return (
    `${getStrategy(strategy).label} took ${memories}, ${formatBytes(memory.totalBytes)}${together}, ` +
    `and ${formatTimeFigure(startupMs)} before the first task could begin.`
  );
}

function compare(threads: Report, processes: Report) {
  const memory = processes.memory.totalBytes / threads.memory.totalBytes;
  const startup = processes.startupMs / threads.startupMs;
  if (!(startup > 0 && startup < Infinity)) return '';
  const { label } = getStrategy(threads.strategy);
  return `Processes took ${formatSpeedup(memory)} the memory of ${label}, and ${formatSpeedup(startup)} its start-up.`;
}
