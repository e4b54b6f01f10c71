// The two studies that the view's buttons start. The page draws nothing while a run computes: drawing takes a core.

import { formatCount } from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { SIZES, costPlanOf, measureCost } from '../../engine/scaling/cost.ts';
import { costOf, costRunOf } from '../../engine/scaling/cost-points.ts';
import { measure } from '../../engine/scaling/measure.ts';
import { planOf } from '../../engine/scaling/plan.ts';
import { resultOf, runOf } from '../../engine/scaling/points.ts';
import { spellWorkers } from '../../engine/scaling/words.ts';
import { originOf, showCourse } from './course.ts';
import { costTable, scalingTables } from './tables.ts';
import type { Study } from '../../widget/study.ts';
import type { State } from '../../widget/state.ts';
import type { CostRun, CostStop, ScalingRun } from '../../engine/scaling/types.ts';
import type { Cost, Origin, Scaling } from './course.ts';

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
