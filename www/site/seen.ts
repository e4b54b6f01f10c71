// The sentences of a chapter after the runs, from the reader's own numbers.

import {
  formatBytes,
  formatFigure,
  formatNumber,
  formatSpeedup,
  formatTime,
  formatTimeFigure,
  pluralise,
  spellCount,
} from '../verdict/numbers.ts';
import { LEAST_SAME, MOST_SAME } from '../verdict/reasons.ts';
import { medianOfCounted } from '../verdict/summary.ts';
import { getStrategy } from '../core/strategies.ts';
import type { Report } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

const medianOf = (reports: readonly Report[], wanted: StrategyName) =>
  medianOfCounted(reports.filter(({ strategy }) => strategy === wanted));

/**
 * Says how long each way of waiting took, in waits.
 * @param reports of one set-up
 * @returns an empty text without results
 */
export function describeWaiting(reports: readonly Report[]): string {
  const wait = reports[0]?.options.wait ?? 0;
  if (wait === 0) return '';
  const serial = medianOf(reports, 'serial');
  const threads = medianOf(reports, 'threads');
  const loop = medianOf(reports, 'asyncio');
  const took = (ms: number) => `${formatTimeFigure(ms)}, or ${formatFigure(ms / wait)} waits`;
  const parts = [];
  if (serial !== null) {
    parts.push(`One after another you waited ${took(serial)} of ${formatTime(wait)}.`);
  }
  if (threads !== null) parts.push(`Threads took ${took(threads)}.`);
  if (loop !== null) parts.push(`One event loop took ${took(loop)}.`);
  if (serial === null) parts.push('Press Serial to see how much time that saved.');
  return parts.join(' ');
}

/**
 * Says what threads and processes gained over serial, and how many threads computed at a time.
 * @param reports of one set-up
 * @returns an empty text without results
 */
export function describeComputing(reports: readonly Report[]): string {
  if (reports.length === 0) return '';
  const { tasks, size } = reports[0].options;
  const serial = medianOf(reports, 'serial');
  if (serial === null) return 'Press Serial too: the others are compared with it.';
  const lists = `${pluralise(tasks, 'list', spellCount)} of ${pluralise(size, 'number')}`;
  const parts = [`One after another, ${lists} took ${formatTimeFigure(serial)}.`];
  const threads = medianOf(reports, 'threads');
  const processes = medianOf(reports, 'processes');
  const took = (ms: number) => `took ${formatTimeFigure(ms)}, ${compare(ms, serial)}`;
  if (threads !== null) parts.push(`Threads ${took(threads)}${describeLock(reports)}.`);
  if (processes !== null) parts.push(`Processes ${took(processes)}${describeCores(reports)}.`);
  return parts.join(' ');
}

function compare(ms: number, serialMs: number) {
  const gain = serialMs / ms;
  if (gain > MOST_SAME) return `${formatNumber(gain)} times as fast`;
  return gain < LEAST_SAME ? `${formatNumber(1 / gain)} times as long` : 'about the same';
}

function describeLock(reports: readonly Report[]) {
  const report = latest(reports, 'threads');
  if (!report?.lock) return '';
  const hands = `: the lock changed hands ${pluralise(report.lock.switches, 'time')}`;
  return mostAtOnce(report.tasks, report.environment.clockStepMs) === 1
    ? `${hands}, and no two threads ever computed at once`
    : hands;
}

const describeCores = ([{ environment }]: readonly Report[]) =>
  `, on the ${pluralise(environment.cores, 'core')} that this browser reports`;

interface Computed {
  spans: readonly { phase: string; startMs: number; endMs: number }[];
}

/**
 * Returns how many tasks or lanes computed at the same time, at most.
 * @param step of the clock; two ends within a step are the same moment
 */
export function mostAtOnce(all: readonly Computed[], step: number) {
  const edges = all.flatMap(({ spans }) =>
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

/** Returns the last run of a strategy that counts. */
export const latest = (reports: readonly Report[], strategy: StrategyName) =>
  reports.findLast((report) => report.strategy === strategy && !report.disturbed);

/**
 * Says how much memory and start-up time threads and processes took.
 * @param reports of one set-up
 * @returns an empty text without results
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
  if (threads && processes) parts.push(compareBills(threads, processes));
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

function compareBills(threads: Report, processes: Report) {
  const memory = processes.memory.totalBytes / threads.memory.totalBytes;
  const startup = processes.startupMs / threads.startupMs;
  if (!(startup > 0 && startup < Infinity)) return '';
  const { label } = getStrategy(threads.strategy);
  return `Processes took ${formatSpeedup(memory)} the memory of ${label}, and ${formatSpeedup(startup)} its start-up.`;
}
