// What scaling() runs: which strategy, with which numbers of workers, and how the tasks are cut.

import { RaceError } from '../../core/errors.ts';
import { checkCompare, checkRace } from '../../core/options.ts';
import { strategyTable } from '../../core/strategies.ts';
import { support } from '../../core/support.ts';
import type { Options } from '../../core/report.ts';
import type { Strategy, StrategyName } from '../../core/strategies.ts';

export interface Plan {
  strategy: StrategyName;
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

/** The strategies whose `workers` is the size of a pool. */
const pools = strategyTable.filter(({ hasPool }) => hasPool);
const poolNames = pools.map(({ name }) => name).join(' or ');

const splitsTasks = ({ traits }: Strategy) => traits({ executor: 'processes' }).includes('splits');

/** Returns the pool that is measured where none is named: one that divides tasks, where this page can run it. */
function poolHere() {
  const { strategies } = support();
  const able = pools.filter(({ name }) => strategies[name].available);
  return able.find(splitsTasks) ?? able[0];
}

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
  const strategy = given.strategy ?? poolHere().name;
  const pool = pools.find(({ name }) => name === strategy);
  if (!pool) throw refusal('strategy', poolNames, 'the others have no pool of `workers`');
  const { workers = Math.min(support().cores, 64), ...rest } = given;
  const common = { ...rest, strategy };
  const whole = !splitsTasks(pool);
  return {
    strategy,
    given: whole ? { ...common, ...pieces(checkRace(common)) } : common,
    counts: countsUpTo(workers),
    repeats,
    notes: [
      ...(given.strategy === undefined && whole ? [STANDS_IN] : []),
      pool.keepsPool ? POOL_IS_WARM : STARTUP_APART,
      ...(whole ? [IN_PIECES] : []),
    ],
  };
}

/** Said before and after measuring. */
export const STANDS_IN =
  'This page cannot share memory between threads, so a pool of processes stands in for them.';

const STARTUP_APART = 'Times are from the moment all threads were up: their start-up stands apart.';

const POOL_IS_WARM = 'The pool is brought up before each run, so start-up is not in these times.';

const IN_PIECES = `A worker of this pool takes whole tasks, so the same numbers are cut into ${PIECES} tasks.`;

/** pieces cuts the numbers of all tasks into as many tasks as there may be. */
const pieces = ({ tasks, size }: Options) => ({
  tasks: PIECES,
  size: Math.round((tasks * size) / PIECES),
});

const refusal = (name: string, takes: string, why: string) =>
  new RaceError('invalid-option', `\`${name}\` of scaling() takes ${takes}: ${why}.`);
