// The kinds of worker whose faults are injected: by what they are called, and which strategies have them.

import type { Options } from '../../www/core/report.ts';

export const WORKER = /racelane-worker\.js$/;

/** Which of several workers failed, and the browser's own words for it: both differ from run to run. */
export const CHANCE = /\d+(?=")|(?<=failed: ).*(?=\. Press)/g;

/** Workers that a coordinator starts have numbers. */
export const NUMBERED = /\d$/;

export const NO_THREADS = 'threads need shared memory, which this engine has not';

/** The kinds of worker that compute, with a strategy that has them. */
export const KINDS: [string, Partial<Options>, boolean][] = [
  ['a process', { strategy: 'processes' }, false],
  ['a process of a pool', { strategy: 'futures' }, false],
  ['a thread', { strategy: 'threads' }, true],
  ['a thread of a pool', { strategy: 'shared', workers: 2 }, true],
];
