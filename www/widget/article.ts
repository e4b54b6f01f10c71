// The article's own figures from 2020, as ratios to one task alone, and the reader's matching ratios.

import { baseline } from '../core/strategies.ts';
import type { Options, SummaryRow } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface Figure {
  strategy: StrategyName;
  /** Was run. */
  what: string;
  /** As the article says it. */
  took: string;
  /** To one run, or to one wait. */
  ratio: number;
  /** Whether the article gives only a lower bound. */
  atLeast: boolean;
  /** The ratio in words. */
  text: string;
}

/** Where the figures are from. */
export const source = 'Python Parallelism, Adams Rosales, 10 December 2020';

const figures: Readonly<Record<Options['workload'], readonly Figure[]>> = {
  io: [
    {
      strategy: 'threads',
      what: 'Ten 10 s waits, in threads',
      took: 'a little over 10 s',
      ratio: 1,
      atLeast: false,
      text: 'about 1.0\u00d7',
    },
  ],
  cpu: [
    {
      strategy: 'threads',
      what: 'Three at once, in threads',
      took: 'more than 60 s',
      ratio: 60 / 25,
      atLeast: true,
      text: 'over 2.4\u00d7',
    },
    {
      strategy: 'processes',
      what: 'Three at once, in processes',
      took: '35 s',
      ratio: 35 / 25,
      atLeast: false,
      text: '1.4\u00d7',
    },
  ],
};

/** What the ratios are to. */
const alone: Readonly<Record<Options['workload'], { what: string; took: string }>> = {
  io: { what: 'One wait', took: '10 s' },
  cpu: { what: 'One run, alone', took: '25 s' },
};

/** aloneOf gives the article's figure that its ratios are to. */
export const aloneOf = (workload: Options['workload']) => alone[workload];

/** figuresOf gives what the article measured for a workload. */
export const figuresOf = (workload: Options['workload']) => figures[workload];

/**
 * oneTaskMs is what one task takes alone: its wait, or, computed from the reader's serial run, its share of that.
 * @returns null where serial was not run yet
 */
export function oneTaskMs(options: Options, summary: readonly SummaryRow[]): number | null {
  if (options.workload === 'io') return options.wait > 0 ? options.wait : null;
  const serial = summary.find(({ strategy }) => strategy === baseline);
  return serial && serial.count > 0 ? serial.medianMs / options.tasks : null;
}

/**
 * readersRatio is the reader's figure to set beside the article's.
 * @returns null where a run it needs is missing
 */
export function readersRatio(
  figure: Figure,
  options: Options,
  summary: readonly SummaryRow[],
): number | null {
  const oneMs = oneTaskMs(options, summary);
  const row = summary.find(({ strategy }) => strategy === figure.strategy);
  return oneMs && row && row.count > 0 ? row.medianMs / oneMs : null;
}
