// What a chapter says after the runs: sentences from the reader's own numbers, and none without them.

import { latest } from './bill.ts';
import {
  formatCount,
  formatSpeedup,
  formatTime,
  formatTimeFigure,
  spellCount,
} from '../verdict/numbers.ts';
import { medianOfCounted } from '../verdict/summary.ts';
import type { Report } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

const medianOf = (reports: readonly Report[], wanted: StrategyName) =>
  medianOfCounted(reports.filter(({ strategy }) => strategy === wanted));

/**
 * seenWaiting says how many waits each way took.
 * @param reports of one set-up
 * @returns empty before there is anything to say
 */
export function seenWaiting(reports: readonly Report[]): string {
  const wait = reports[0]?.options.wait ?? 0;
  if (wait === 0) return '';
  const serial = medianOf(reports, 'serial');
  const threads = medianOf(reports, 'threads');
  const loop = medianOf(reports, 'asyncio');
  const waits = (ms: number) => `${(ms / wait).toFixed(ms < 2 * wait ? 2 : 1)} waits`;
  const parts = [];
  if (serial !== null) {
    parts.push(
      `One after another you waited ${formatTimeFigure(serial)}, or ${waits(serial)} of ${formatTime(wait)}.`,
    );
  }
  if (threads !== null)
    parts.push(`In threads it was ${formatTimeFigure(threads)}, or ${waits(threads)}.`);
  if (loop !== null)
    parts.push(`One event loop took ${formatTimeFigure(loop)}, or ${waits(loop)}.`);
  if (serial === null) parts.push('Press Serial to see what that saved.');
  return parts.join(' ');
}

/**
 * seenComputing says what threads and processes gained over serial, and how many threads computed at a time.
 * @param reports of one set-up
 * @returns empty before there is anything to say
 */
export function seenComputing(reports: readonly Report[]): string {
  if (reports.length === 0) return '';
  const { tasks, size } = reports[0].options;
  const serial = medianOf(reports, 'serial');
  if (serial === null) return 'Press Serial too: it is what the others are measured against.';
  const parts = [
    `One after another, ${spellCount(tasks)} times ${formatCount(size)} numbers took ${formatTimeFigure(serial)}.`,
  ];
  const threads = medianOf(reports, 'threads');
  const processes = medianOf(reports, 'processes');
  if (threads !== null)
    parts.push(
      `In threads it was ${formatTimeFigure(threads)}, ${compared(threads, serial)}${atOnce(reports)}.`,
    );
  if (processes !== null)
    parts.push(
      `In processes, ${formatTimeFigure(processes)}, ${compared(processes, serial)}${cores(reports)}.`,
    );
  return parts.join(' ');
}

function compared(ms: number, serialMs: number) {
  const gain = serialMs / ms;
  if (gain > 0.95 && gain < 1.05) return 'no faster and no slower than that';
  return gain >= 1 ? `${formatSpeedup(gain)} as fast` : `${formatSpeedup(1 / gain)} as long`;
}

function atOnce(reports: readonly Report[]) {
  const report = latest(reports, 'threads');
  if (!report?.lock) return '';
  const most = mostAtOnce(report);
  const hands = `the lock changed hands ${report.lock.switches} times`;
  return most === 1 ? `: ${hands}, and never did two of them compute at once` : `: ${hands}`;
}

function cores(reports: readonly Report[]) {
  const count = reports[0].environment.cores;
  return `, on the ${count} ${count === 1 ? 'core' : 'cores'} that this browser admits to`;
}

/** mostAtOnce counts how many tasks computed at the same time, at most. */
export function mostAtOnce({ tasks, environment }: Report) {
  // Two ends within a step of the clock are the same moment.
  const step = environment.clockStepMs;
  const edges = tasks.flatMap(({ spans }) =>
    spans
      .filter(
        ({ phase, startMs, endMs }) =>
          (phase === 'scan' || phase === 'build') && endMs - startMs > 2 * step,
      )
      .flatMap(({ startMs, endMs }) => [
        { at: startMs + step, by: 1 },
        { at: endMs - step, by: -1 },
      ]),
  );
  edges.sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  let most = 0;
  for (const { by } of edges) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}
