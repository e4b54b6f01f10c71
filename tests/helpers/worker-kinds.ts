// Kinds of worker into which faults are injected: their names, and the strategies that use them.

import type { Options } from '../../www/core/report.ts';

export const WORKER = /racelane-worker\.js$/;

/** The number of the failed worker and the browser's own words differ from run to run. */
export const CHANCE = /\d+(?=")|(?<=failed: ).*(?=\. Press)/g;

/** Workers of a coordinator have numbers in their names. */
export const NUMBERED = /\d$/;

export const NO_THREADS = 'threads need shared memory, which this engine has not';

/** The kinds of worker that compute, each with a strategy that uses it and whether it needs shared memory. */
export const KINDS: [string, Partial<Options>, boolean][] = [
  ['a process', { strategy: 'processes' }, false],
  ['a process of a pool', { strategy: 'futures' }, false],
  ['a thread', { strategy: 'threads' }, true],
  ['a thread of a pool', { strategy: 'shared', workers: 2 }, true],
];
