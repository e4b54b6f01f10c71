// The six phases of a task, in the order of every legend, with the words that readers see.

import type { Phase } from './report.ts';

export const phases: readonly { name: Phase; label: string; meaning: string }[] = Object.freeze([
  { name: 'scan', label: 'computing', meaning: 'finding the largest number' },
  { name: 'build', label: 'building', meaning: 'filling the list with numbers' },
  { name: 'wait', label: 'waiting', meaning: 'a simulated wait, as if for a server' },
  { name: 'lock', label: 'locked out', meaning: 'waiting for the lock' },
  { name: 'queue', label: 'queued', meaning: 'waiting for its turn' },
  { name: 'start', label: 'starting', meaning: 'a worker and its memory coming up' },
]);

/** Index of each phase in `phases`. */
export const phaseIndex: Readonly<Record<Phase, number>> = Object.freeze(
  Object.fromEntries(phases.map(({ name }, index) => [name, index])) as Record<Phase, number>,
);

/**
 * Returns whether a phase is passive. In a line with several tasks, passive spans fill only the gaps between active
 * spans.
 */
export const isPassive = (phase: Phase) => phase === 'queue' || phase === 'start';
