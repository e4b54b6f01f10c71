// How a study goes: how much of it is done, how it ended, and where its runs were made.

import type { Options, Report } from '../../core/report.ts';
import type { CostResult, ScalingResult } from '../../engine/scaling/types.ts';
import type { StudyMeans, StudyState } from '../../widget/study.ts';
import type { costTable, scalingTables } from './tables.ts';

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
 * Returns what holds for all runs of a study, from the study's first report. Null if that run does not count.
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
 * Shows how a study goes, until it ends.
 * @param before what an earlier study found: it stays if this one ends without a run
 * @param known what is known at present
 */
export function showCourse<Known extends Omit<StudyState, 'status' | 'problem'>>(
  { show, signal }: StudyMeans,
  before: (Course & Known) | undefined,
  known: () => Known,
) {
  const end = (status: Ending, problem: string | null = null) => {
    const now = known();
    show({ ...(before && isEmpty(now.result) ? before : now), status, problem });
  };
  return {
    /** Shows what is known, and a note on the run that begins. */
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
