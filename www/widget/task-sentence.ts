// The sentence at the top of a widget, which describes its tasks.

import { capitalise, formatCount, formatTime, spellCount } from '../verdict/numbers.ts';
import type { Options } from '../core/report.ts';

/** Describes the tasks of a set-up. */
export function describeTasks({ workload, tasks, size, wait, list }: Options) {
  const count = `${capitalise(spellCount(tasks))} ${tasks === 1 ? 'task' : 'tasks'}.`;
  const subject = tasks === 1 ? 'It' : 'Each';
  const builds = workload === 'cpu' && list === 'memory' ? 'builds a list in memory and ' : '';
  const numbers = `${formatCount(size)} ${size === 1 ? 'number' : 'numbers'}`;
  const waits = wait > 0 ? `, then waits ${formatTime(wait)}, as if for a server` : '';
  return `${count} ${subject} ${builds}finds the largest of ${numbers}${waits}.`;
}
