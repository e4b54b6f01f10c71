// The pace of a run: how fast its cores computed. It shows a slow processor, and decides nothing.

import type { Report } from '../core/report.ts';

/** A run of fewer numbers says more about its start than about the processor. */
const LEAST_NUMBERS = 1_000_000;

/** Returns how long one core scanned a million numbers, without stalls, or null for short lists. */
export function paceOf({ tasks, lanes, options }: Pick<Report, 'tasks' | 'lanes' | 'options'>) {
  const numbers = tasks.length * options.size;
  if (numbers < LEAST_NUMBERS) return null;
  const parts = lanes.flatMap((lane) => lane.parts ?? []);
  const spans = parts.length > 0 ? parts : tasks.flatMap((task) => task.spans);
  let ms = 0;
  for (const { phase, startMs, endMs } of spans) if (phase === 'scan') ms += endMs - startMs;
  for (const { lostMs } of tasks) ms -= lostMs;
  return ms > 0 ? (ms / numbers) * 1e6 : null;
}
