// The Scaling view in each of its states, from runs as several machines would have recorded them.

import { costOf, costPlanOf } from '../../www/engine/scaling/cost.ts';
import { speedupAt } from '../../www/engine/scaling/fit.ts';
import { planOf } from '../../www/engine/scaling/plan.ts';
import { resultOf } from '../../www/engine/scaling/points.ts';
import { costTable, scalingTables } from '../../www/views/scaling/tables.ts';

/**
 * @typedef {import('../../www/widget/state.ts').State} State
 * @typedef {import('../../www/widget/state.ts').Action} Action
 * @typedef {(workload: 'io' | 'cpu', ...actions: Action[]) => State} Play
 */

/** @type {Action} */
const view = { type: 'view', view: 'scaling' };

/** @type {Action} */
const begin = { type: 'begin', kind: 'study', strategy: null, total: 1, behindAnother: false };

/** @type {(name: string, study: any, note?: string) => Action} */
const study = (name, kept, note) => ({ type: 'study', name, study: kept, note });

/** A machine that has measured. */
const origin = {
  startedAt: '2026-11-23T04:37:16.321Z',
  options: { workload: 'cpu', tasks: 3, size: 30_000_000, list: 'stream', seed: 2020 },
  environment: {
    ...{ userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0', cores: 2 },
    ...{ isolated: true, clockStepMs: 0.005 },
  },
};

const ended = { status: 'done', problem: null, done: 6, total: 6, origin };
const measured = { ...ended, tables: scalingTables };

/**
 * Returns the runs of a machine that follows a law, three of each.
 * @param {number} cores
 * @param {import('../../www/engine/scaling/fit.ts').Law} law
 */
function machine(cores, law) {
  const plan = planOf({ strategy: 'shared', workers: cores });
  const runs = plan.counts.flatMap((workers) =>
    [0.99, 1, 1.04].map((off) => ({
      workers,
      computingMs: (off * 1200) / speedupAt(law, workers),
      startupMs: 18 + 11 * workers,
      disturbed: false,
    })),
  );
  return resultOf(runs, plan);
}

const two = machine(2, { sigma: 0.031, kappa: 0 });
const sixteen = machine(16, { sigma: 0.03, kappa: 0.0011 });

/** Plays on a machine with this many cores. @type {(cores: number, play: Play) => Play} */
const on =
  (cores, play) =>
  (...actions) => ({ ...play(...actions), cores });

/** @type {(play: Play) => Record<string, State>} */
export const scalingStates = (play, onTwo = on(2, play)) => ({
  'scaling, empty': onTwo('cpu', view),
  'scaling, waiting': play('io', view),
  'scaling, running': onTwo(
    'cpu',
    view,
    begin,
    study(
      'scaling',
      { ...measured, result: two, status: 'running', done: 4 },
      'Run 5 of 6: one worker.',
    ),
  ),
  'scaling, two cores': onTwo('cpu', view, study('scaling', { ...measured, result: two })),
  'scaling, 16 of 32 cores': on(32, play)(
    'cpu',
    view,
    study('scaling', { ...measured, result: sixteen }),
  ),
  'scaling, stopped': onTwo(
    'cpu',
    view,
    study('scaling', { ...measured, result: two, status: 'stopped' }),
  ),
  'scaling, failed': onTwo(
    'cpu',
    view,
    study('scaling', {
      ...measured,
      origin: null,
      result: resultOf([], planOf({})),
      status: 'failed',
      problem: 'A worker did not come up within 15 s. Close other tabs and run it again.',
    }),
  ),
});

const costPlan = { ...costPlanOf({}), strategies: /** @type {const} */ (['serial', 'shared']) };

/** Runs that follow a rate, with 60 ms to start the threads. */
const costRuns = [1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8, 3e8, 1e9].flatMap((size) =>
  [0.96, 1, 1.07].flatMap((off) => [
    { strategy: 'serial', size, elapsedMs: off * (14 + 4.2e-6 * size), startupMs: 14 },
    { strategy: 'shared', size, elapsedMs: off * (62 + 2.2e-6 * size), startupMs: 61 },
  ]),
);

/** A machine's cost against size, whose last size was too much for Serial. */
const costStudy = {
  ...ended,
  tables: costTable,
  result: costOf(
    costRuns
      .filter(({ strategy, size }) => strategy !== 'serial' || size < 1e9)
      .map((run) => /** @type {any} */ ({ ...run, disturbed: false })),
    [{ strategy: 'serial', size: 1e9, why: 'time', aboutMs: 12_400 }],
    /** @type {any} */ (costPlan),
  ),
};

/** @type {(play: Play) => Record<string, State>} */
export const costStates = (play) => ({
  'scaling, cost against size': on(2, play)('cpu', view, study('cost', costStudy)),
  ...bothStates(on(2, play)),
});

/** Both studies, as other views show them. @type {(play: Play) => Record<string, State>} */
const bothStates = (play) =>
  Object.fromEntries(
    /** @type {const} */ (['table', 'share']).map((name) => [
      `scaling and cost, ${name}`,
      play('cpu', study('scaling', { ...measured, result: two }), study('cost', costStudy), {
        type: 'view',
        view: name,
      }),
    ]),
  );
