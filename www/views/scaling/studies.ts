// The two studies of the view: what its buttons start, and what is shown while they run.

import { formatCount, spellCount } from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { SIZES, costPlanOf, measureCost } from '../../engine/scaling/cost.ts';
import { costOf, costRunOf } from '../../engine/scaling/cost-points.ts';
import { measure } from '../../engine/scaling/measure.ts';
import { planOf } from '../../engine/scaling/plan.ts';
import { resultOf, runOf } from '../../engine/scaling/points.ts';
import { costTable, scalingTables } from './tables.ts';
import type { Options, Report } from '../../core/report.ts';
import type { Study, StudyMeans, StudyState } from '../../widget/study.ts';
import type { State } from '../../widget/state.ts';
import type {
  CostResult,
  CostRun,
  CostStop,
  ScalingResult,
  ScalingRun,
} from '../../engine/scaling/types.ts';

/**
 * When and where
 * the runs were made, and the options that are common to them.
 */
export type Origin = Pick<Report, 'startedAt' | 'environment'> & { options: Partial<Options> };

/** How a study goes. */
export interface Course {
  /** Null before its first run that counts. */
  origin: Origin | null;
  /** Of `total` */
  done: number;
  total: number;
  status: 'running' | 'done' | 'stopped' | 'failed';
  /** Why it failed. */
  problem: string | null;
}

export type Scaling = Course & { result: ScalingResult; tables: typeof scalingTables };

/** With what lists them: the view Table knows neither. */
export type Cost = Course & { result: CostResult; tables: typeof costTable };

/**
 * planFor plans for a set-up: its tasks, in the strategy that scales here.
 * @param most workers, where the set-up names none
 */
export function planFor({ setUp: { given } }: State, most?: number) {
  const { strategies: _strategies, strategy: _strategy, ...options } = given;
  return planOf({ ...options, workers: given.workers ?? most });
}

/**
 * scalingStudy measures with one worker and more. The page draws nothing while a run computes: its drawing would take
 * from a core.
 * @param most workers
 */
export const scalingStudy = (state: State, most: number): Study => ({
  name: 'scaling',
  async work(means) {
    const plan = planFor(state, most);
    const runs: ScalingRun[] = [];
    let total = plan.counts.length * plan.repeats;
    let origin: Origin | null = null;
    const course = courseOf(means, state.studies.scaling as Scaling | undefined, () => ({
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

const sayRun = (workers: number, index: number, total: number) =>
  `Run ${index + 1} of ${total}: ${spellCount(workers)} ${workers === 1 ? 'worker' : 'workers'}.`;

/**
 * costStudy measures sizes from small to large.
 * @param most workers, where the set-up names none
 */
export const costStudy = (state: State, most: number): Study => ({
  name: 'cost',
  async work(means) {
    const plan = costPlanOf(state.setUp.given, most);
    const runs: CostRun[] = [];
    const stops: CostStop[] = [];
    let done = 0;
    let origin: Origin | null = null;
    const course = courseOf(means, state.studies.cost as Cost | undefined, () => ({
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
          course.tell(`${getStrategy(strategy).label}, ${formatCount(size)} numbers a task.`);
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
 * @param measured an option that a point has of its own, as it has strategy and workers
 */
export function originOf(
  { startedAt, environment, options, disturbed }: Report,
  measured?: 'size',
): Origin | null {
  if (disturbed) return null;
  const { strategy: _strategy, workers: _workers, ...common } = options;
  const own = Object.entries(common).filter(([name]) => name !== measured);
  return { startedAt, environment, options: Object.fromEntries(own) };
}

/** courseOf shows how a study goes. One that ends without a single run leaves what was there before. */
function courseOf<Known extends Omit<StudyState, 'status' | 'problem'>>(
  { show, signal }: StudyMeans,
  before: (Course & Known) | undefined,
  known: () => Known,
) {
  const end: (status: Course['status'], problem?: string | null) => void = (
    status,
    problem = null,
  ) => {
    const now = known();
    show({ ...(before && isEmpty(now.result) ? before : now), status, problem });
  };
  return {
    tell: (note: string) => show({ ...known(), status: 'running', problem: null }, note),
    async follow<T>(work: Promise<T>) {
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

const isEmpty = ({ points, rows }: { points?: unknown[]; rows?: unknown[] }) =>
  (points ?? rows ?? []).length === 0;
