// What scaling() runs: which strategy, with which numbers of workers, and how the tasks are cut.

import { RaceError } from '../../core/errors.ts';
import { checkCompare, checkRace } from '../../core/options.ts';
import { support } from '../../core/support.ts';
import type { Options } from '../../core/report.ts';

export interface Plan {
  strategy: 'shared' | 'futures';
  /** The options of every run, but for the workers. */
  given: Partial<Options>;
  /** Numbers of workers. */
  counts: number[];
  repeats: number;
  /** What a reader must know of it. */
  notes: string[];
}

/** Enough pieces that a pool of 16 whole-task workers ends together, within a few per cent. */
const PIECES = 64;
/** Every number of workers up to here; beyond, about two a doubling. */
const EACH_UP_TO = 8;
const FURTHER = [12, 16, 24, 32, 48, 64];

/** countsUpTo lists the numbers of workers to measure. */
export function countsUpTo(most: number) {
  const each = Array.from({ length: Math.min(most, EACH_UP_TO) }, (_, index) => index + 1);
  const few = most > EACH_UP_TO ? each.filter((count) => ![5, 7].includes(count)) : each;
  return [...new Set([...few, ...FURTHER.filter((count) => count < most), most])];
}

/**
 * planOf checks the options and plans the runs.
 * @param input options of a race with `repeats`; `workers` is the greatest number of them
 * @throws RaceError `invalid-option`
 */
export function planOf(input?: unknown): Plan {
  const options = typeof input === 'object' ? { workload: 'cpu', ...input } : input;
  const { given, strategies, repeats } = checkCompare(options ?? { workload: 'cpu' });
  if (strategies) throw refusal('strategies', 'nothing', 'it measures one strategy');
  if (given.workload === 'io') throw refusal('workload', 'cpu', 'waiting needs no cores');
  const strategy = given.strategy ?? (support().sharedMemory ? 'shared' : 'futures');
  if (strategy !== 'shared' && strategy !== 'futures') {
    throw refusal('strategy', 'shared or futures', 'the others have no pool of `workers`');
  }
  const { workers = Math.min(support().cores, 64), ...rest } = given;
  const common = { ...rest, strategy };
  const whole = strategy === 'futures';
  return {
    strategy,
    given: whole ? { ...common, ...pieces(checkRace(common)) } : common,
    counts: countsUpTo(workers),
    repeats,
    notes: [
      ...(given.strategy === undefined && whole ? [STANDS_IN] : []),
      STARTUP_APART[strategy],
      ...(whole ? [IN_PIECES] : []),
    ],
  };
}

/** Said before and after measuring. */
export const STANDS_IN =
  'This page cannot share memory between threads, so a pool of processes stands in for them.';

const STARTUP_APART = Object.freeze({
  shared: 'Times are from the moment all threads were up: their start-up stands apart.',
  futures: 'The pool is brought up before each run, so start-up is not in these times.',
});

const IN_PIECES = `A worker of this pool takes whole tasks, so the same numbers are cut into ${PIECES} tasks.`;

/** pieces cuts the numbers of all tasks into as many tasks as there may be. */
const pieces = ({ tasks, size }: Options) => ({
  tasks: PIECES,
  size: Math.round((tasks * size) / PIECES),
});

const refusal = (name: string, takes: string, why: string) =>
  new RaceError('invalid-option', `\`${name}\` of scaling() takes ${takes}: ${why}.`);
