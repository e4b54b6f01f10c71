// The ratios of Python's runs here, to stand beside those of 2020 and of Rust.

import { baseline, getStrategy } from '../../core/strategies.ts';
import { figuresOf } from '../../widget/article.ts';
import { capitalise, formatSpeedup, pluralise, spellCount } from '../../verdict/numbers.ts';
import type { StudyRatios } from '../../widget/study.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { PythonRun } from './result.ts';

/** Only complete runs of unedited programs count. */
const counts = ({ isEdited, report }: PythonRun) => !isEdited && report.error === null;

/** Returns the latest run of a strategy that counts, or null. */
const latestOf = (runs: readonly PythonRun[], strategy: StrategyName) =>
  runs.findLast((run) => run.strategy === strategy && counts(run)) ?? null;

/** Returns what one task takes alone: its wait, or its share of the serial run. Null before that run. */
function oneTaskMs(runs: readonly PythonRun[], { options }: PythonRun): number | null {
  if (options.workload === 'io') return options.wait > 0 ? options.wait : null;
  const serial = latestOf(runs, baseline);
  return serial && serial.report.elapsedMs / serial.options.tasks;
}

/** Returns the ratio of a strategy's latest run to one task alone, or null where a run is missing. */
export function ratioOf(runs: readonly PythonRun[], strategy: StrategyName): number | null {
  const run = latestOf(runs, strategy);
  const oneMs = run && oneTaskMs(runs, run);
  return run && oneMs ? run.report.elapsedMs / oneMs : null;
}

/** Returns the ratios for the article's chart, or undefined if no ratio is known yet. */
export function pythonRatios(runs: readonly PythonRun[]): StudyRatios | undefined {
  const workload = runs[0]?.options.workload;
  const found = (workload ? figuresOf(workload) : []).flatMap(({ strategy }) => {
    const ratio = ratioOf(runs, strategy);
    return ratio === null ? [] : [[strategy, ratio] as const];
  });
  if (found.length === 0) return undefined;
  return {
    shape: { name: 'python-ratio', path: 'M0-6L6 5H-6z', label: 'here, in Python' },
    ratios: Object.fromEntries(found),
  };
}

/** Returns a sentence on the ratios: which runs they come from, or which run is still missing. */
export function describeRatios(runs: readonly PythonRun[]): string {
  const last = runs.at(-1);
  if (!last) return '';
  if (last.isEdited) return 'This program was edited, so the chart below does not count its run.';
  const figures = figuresOf(last.options.workload);
  const own = figures.find(({ strategy }) => strategy === last.strategy);
  const ratio = own ? ratioOf(runs, own.strategy) : null;
  if (own && ratio !== null) {
    const tasks = capitalise(pluralise(last.options.tasks, 'task', spellCount));
    return `${tasks} took ${formatSpeedup(ratio)} the time of one alone. In the article of 2020 it was ${own.text}. The chart below has both.`;
  }
  if (!own) return '';
  const { label } = getStrategy(baseline);
  return `Run ${label} here too, and the chart below shows the ratio beside that of 2020.`;
}
