// A study: runs that a view, such as Scaling, starts and shows by itself.

import type { Shape } from '../chart/ratios.ts';
import type { Report } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

/** Further ratios for the article's chart. */
export interface StudyRatios {
  shape: Shape;
  /** Times as long as one task alone. */
  ratios: Partial<Record<StrategyName, number>>;
}

/** A study as the state keeps it. Only the view that began the study knows the shape of its result. */
export interface StudyState {
  /** Null before the first run that counts. */
  origin: object | null;
  /** Number of runs, or of steps, of `total`. */
  done: number;
  total: number;
  status: 'running' | 'done' | 'stopped' | 'failed';
  /** Why the study failed. */
  problem: string | null;
  result: unknown;
  ratios?: StudyRatios;
  /** Lists the result in the view Table. */
  tables(result: unknown): unknown;
}

export interface Study {
  /** The key of the study in the state. */
  name: string;
  work: (means: StudyMeans) => Promise<void>;
}

/** The means that the widget gives to a study. */
export interface StudyMeans {
  engine: typeof import('../engine/index.ts');
  signal: AbortSignal;
  /** Keeps and draws the result so far; `note` becomes the widget's status. */
  show: (study: StudyState, note?: string) => void;
  onReport: (report: Report) => void;
  /** Called where another measurement has to end first. */
  onWait: () => void;
  announce: (text: string) => void;
  emit: (type: string, detail: unknown) => void;
}
