// The two studies of the view: what its buttons start, and what is shown while they run.

import { inWords, sizeInWords } from '../../verdict/format.js';
import { infoOf } from '../../core/strategies.js';
import { SIZES, costPlanOf, measureCost } from './cost.js';
import { costOf, costRunOf } from './cost-points.js';
import { measure } from './measure.js';
import { planOf } from './plan.js';
import { resultOf, runOf } from './points.js';
import { costTable, scalingTables } from './tables-view.js';

/**
 * @typedef {import('../../widget/state.js').State} State
 * @typedef {import('../../widget/runner.js').Study} Study
 * @typedef {import('../../widget/runner.js').Means} Means
 *
 * @typedef {Pick<import('../../core/report.js').Report, 'startedAt' | 'environment'> & { options: Partial<import('../../core/report.js').Options> }} Origin when and where
 *   the runs were made, and the options that are common to them
 *
 * @typedef {object} Course how a study goes
 * @property {Origin | null} origin null before its first run that counts
 * @property {number} done of `total`
 * @property {number} total
 * @property {'running' | 'done' | 'stopped' | 'failed'} status
 * @property {string | null} problem why it failed
 *
 * @typedef {Course & { result: import('./types.js').ScalingResult, tables: typeof scalingTables }} Scaling
 * @typedef {Course & { result: import('./cost-points.js').CostResult, tables: typeof costTable }} Cost
 *   with what lists them: the view Table knows neither
 */

/**
 * planFor plans for a set-up: its tasks, in the strategy that scales here.
 * @param {State} state
 * @param {number} [most] workers, where the set-up names none
 */
export function planFor({ setUp: { given } }, most) {
  const { strategies: _strategies, strategy: _strategy, ...options } = given;
  return planOf({ ...options, workers: given.workers ?? most });
}

/**
 * scalingStudy measures with one worker and more. The page draws nothing while a run computes: its drawing would take
 * from a core.
 * @param {State} state
 * @param {number} most workers
 * @returns {Study}
 */
export const scalingStudy = (state, most) => ({
  name: 'scaling',
  async work(means) {
    const plan = planFor(state, most);
    /** @type {import('./types.js').ScalingRun[]} */
    const runs = [];
    let total = plan.counts.length * plan.repeats;
    /** @type {Origin | null} */
    let origin = null;
    const course = courseOf(means, state.studies.scaling, () => ({
      result: resultOf(runs, plan),
      tables: scalingTables,
      origin,
      done: runs.length,
      total,
    }));
    const result = await course.follow(
      measure(means.engine.race, plan, {
        signal: means.signal,
        onRunStart: ({ workers, index, total: now }) => {
          total = now;
          course.tell(sayRun(workers, index, total));
        },
        onReport: (report) => {
          origin ??= originOf(report);
          runs.push(runOf(report));
          means.onReport(report);
        },
      }),
    );
    means.announce(result.verdict);
    means.emit('race-scaling', result);
  },
});

/**
 * @param {number} workers
 * @param {number} index
 * @param {number} total
 */
const sayRun = (workers, index, total) =>
  `Run ${index + 1} of ${total}: ${inWords(workers)} ${workers === 1 ? 'worker' : 'workers'}.`;

/**
 * costStudy measures sizes from small to large.
 * @param {State} state
 * @param {number} most workers, where the set-up names none
 * @returns {Study}
 */
export const costStudy = (state, most) => ({
  name: 'cost',
  async work(means) {
    const plan = costPlanOf(state.setUp.given, most);
    /** @type {import('./cost-points.js').CostRun[]} */
    const runs = [];
    /** @type {import('./cost-points.js').CostStop[]} */
    const stops = [];
    let done = 0;
    /** @type {Origin | null} */
    let origin = null;
    const course = courseOf(means, state.studies.cost, () => ({
      result: costOf(runs, stops, plan),
      tables: costTable,
      origin,
      done,
      total: SIZES.length,
    }));
    const result = await course.follow(
      measureCost(means.engine.race, plan, {
        signal: means.signal,
        onRunStart: ({ strategy, size }) => {
          done = SIZES.indexOf(size);
          course.tell(`${infoOf(strategy).label}, ${sizeInWords(size)} numbers a task.`);
        },
        onReport: (report) => {
          origin ??= originOf(report, 'size');
          runs.push(costRunOf(report));
          means.onReport(report);
        },
        onStop: (stop) => stops.push(stop),
      }),
    );
    means.announce(result.verdict);
  },
});

/**
 * originOf keeps of a study's first report that counts what holds for all of its runs.
 * @param {import('../../core/report.js').Report} report
 * @param {'size'} [measured] an option that a point has of its own, as it has strategy and workers
 * @returns {Origin | null}
 */
export function originOf({ startedAt, environment, options, disturbed }, measured) {
  if (disturbed) return null;
  const { strategy: _strategy, workers: _workers, ...common } = options;
  const own = Object.entries(common).filter(([name]) => name !== measured);
  return { startedAt, environment, options: Object.fromEntries(own) };
}

/**
 * courseOf shows how a study goes. One that ends without a single run leaves what was there before.
 * @template {{ done: number, total: number, result: any }} Known
 * @param {Means} means
 * @param {(Course & Known) | undefined} before
 * @param {() => Known} known
 */
function courseOf({ show, signal }, before, known) {
  /** @type {(status: Course['status'], problem?: string | null) => void} */
  const end = (status, problem = null) => {
    const now = known();
    show({ ...(before && isEmpty(now.result) ? before : now), status, problem });
  };
  return {
    /** @param {string} note */
    tell: (note) => show({ ...known(), status: 'running', problem: null }, note),
    /**
     * @template T
     * @param {Promise<T>} work
     */
    async follow(work) {
      try {
        const result = await work;
        end('done');
        return result;
      } catch (error) {
        if (signal.aborted) end('stopped');
        else end('failed', error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
  };
}

/** @param {{ points?: unknown[], rows?: unknown[] }} result */
const isEmpty = ({ points, rows }) => (points ?? rows ?? []).length === 0;
