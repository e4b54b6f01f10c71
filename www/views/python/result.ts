// The runs of Python, as the widget's state keeps them.

import type { PythonOutput, PythonReport, PythonUpdate } from '../../core/python-report.ts';
import type { Options } from '../../core/report.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { State } from '../../widget/state.ts';
import type { StudyState } from '../../widget/study.ts';

/** A run that has ended. */
export interface PythonRun {
  /** The name of the program. */
  name: string;
  label: string;
  /** The strategy that the program shows; null for the post's own. */
  strategy: StrategyName | null;
  isEdited: boolean;
  options: Options;
  report: PythonReport;
}

/** A run under way, or one that ended without a report. */
export interface LiveRun {
  name: string;
  output: readonly PythonOutput[];
  /** Null before the first update. */
  update: PythonUpdate | null;
}

export interface PythonResult {
  /** Every run, in the order in which they ran. */
  runs: readonly PythonRun[];
  live: LiveRun | null;
}

/** The study, as the state keeps it. */
export type PythonStudy = StudyState & { result: PythonResult };

/** The key of the study in the state. */
export const STUDY = 'python';

/** Returns the study of a state, or null before the first run. */
export const pythonOf = ({ studies }: State) =>
  (Object.entries(studies).find(([name]) => name === STUDY)?.[1] ?? null) as PythonStudy | null;
