// The two studies that the view's buttons start. The page draws nothing while a run computes: drawing takes a core.

import { formatCount } from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { SIZES, costOf, costPlanOf, costRunOf, measureCost } from '../../engine/scaling/cost.ts';
import { measure, planOf } from '../../engine/scaling/plan.ts';
import { resultOf, runOf } from '../../engine/scaling/points.ts';
import { spellWorkers } from '../../engine/scaling/words.ts';
import { costTable, scalingTables } from './tables.ts';
import type { Study, StudyMeans, StudyState } from '../../widget/study.ts';
import type { State } from '../../widget/state.ts';
import type {
  CostResult,
  CostRun,
  CostStop,
  ScalingResult,
  ScalingRun,
} from '../../engine/scaling/types.ts';
import type { Options, Report } from '../../core/report.ts';

/**
 * Plans for a set-up's tasks, with the strategy that scales on this page.
 * @param most workers, where the set-up names none
 */
export function planFor({ setUp: { given } }: State, most?: number) {
  const { strategies: _strategies, strategy: _strategy, ...options } = given;
  return planOf({ ...options, workers: given.workers ?? most });
}

/**
 * Measures with one worker and more.
 * @param most workers, where the set-up names none
 */
export const scalingStudy = (state: State, most: number): Study => ({
  name: 'scaling',
  async work(means) {
    const plan = planFor(state, most);
    const runs: ScalingRun[] = [];
    let total = plan.counts.length * plan.repeats;
    let origin: Origin | null = null;
    const course = showCourse(means, state.studies.scaling as Scaling | undefined, () => ({
      result: resultOf(runs, plan),
      tables: scalingTables,
      origin,
      done: runs.length,
      total,
    }));
    const measuring = measure(means.engine.race, plan, {
      signal: means.signal,
      onRunStart: ({ workers, index, total: now }) => {
        total = now;
        course.note(`Run ${index + 1} of ${total}: ${spellWorkers(workers)}.`);
      },
      onReport: (report) => {
        origin ??= originOf(report);
        runs.push(runOf(report));
        means.onReport(report);
      },
    });
    const result = await course.follow(measuring);
    means.announce(result.verdict);
    means.emit('race-scaling', result);
  },
});

/**
 * Measures sizes from small to large.
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
    const course = showCourse(means, state.studies.cost as Cost | undefined, () => ({
      result: costOf(runs, stops, plan),
      tables: costTable,
      origin,
      done,
      total: SIZES.length,
    }));
    const measuring = measureCost(means.engine.race, plan, {
      signal: means.signal,
      onRunStart: ({ strategy, size }) => {
        done = SIZES.indexOf(size);
        course.note(`${getStrategy(strategy).label}, ${formatCount(size)} numbers a task.`);
      },
      onReport: (report) => {
        origin ??= originOf(report, 'size');
        runs.push(costRunOf(report));
        means.onReport(report);
      },
      onStop: (stop) => stops.push(stop),
    });
    const result = await course.follow(measuring);
    means.announce(result.verdict);
  },
});

/** When and where the runs were made, and the options that all of them have in common. */
export type Origin = Pick<Report, 'startedAt' | 'environment'> & { options: Partial<Options> };

export interface Course {
  /** Null before the first run that counts. */
  origin: Origin | null;
  /** Of `total`. */
  done: number;
  total: number;
  status: 'running' | 'done' | 'stopped' | 'failed';
  /** Why the study failed. */
  problem: string | null;
}

/** A result comes with its tables, because the view Table does not know the studies. */
export type Scaling = Course & { result: ScalingResult; tables: typeof scalingTables };
export type Cost = Course & { result: CostResult; tables: typeof costTable };

/**
 * Returns the facts that hold for all runs of a study, from its first report. Returns null if that run does not count.
 * @param measured the option that each point has of its own, besides strategy and workers
 */
export function originOf(
  { startedAt, environment, options, disturbed }: Report,
  measured?: 'size',
): Origin | null {
  if (disturbed) return null;
  const { strategy: _strategy, workers: _workers, ...common } = options;
  const shared = Object.entries(common).filter(([name]) => name !== measured);
  return { startedAt, environment, options: Object.fromEntries(shared) };
}

type Ending = Exclude<Course['status'], 'running'>;

/**
 * Shows the progress of a study until its end.
 * @param before the result of an earlier study, which stays if this study ends without a run
 * @param known returns the result so far
 */
export function showCourse<
  Known extends Omit<StudyState, 'status' | 'problem'> & { result: Parameters<typeof isEmpty>[0] },
>({ show, signal }: StudyMeans, before: (Course & Known) | undefined, known: () => Known) {
  const end = (status: Ending, problem: string | null = null) => {
    const now = known();
    show({ ...(before && isEmpty(now.result) ? before : now), status, problem });
  };
  return {
    /** Shows the result so far, and a note on the run that begins. */
    note: (note: string) => show({ ...known(), status: 'running', problem: null }, note),
    /** Waits for the study, and shows how it ended. */
    async follow<T>(study: Promise<T>) {
      try {
        const result = await study;
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
