// The article's figures from 2020 as ratios to one task alone, and the reader's own ratios.

import { baseline } from '../core/strategies.ts';
import type { Options, SummaryRow } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface Figure {
  strategy: StrategyName;
  /** The tasks that the article ran. */
  what: string;
  /** The time in the article's words. */
  took: string;
  /** The time divided by that of one task alone. */
  ratio: number;
  /** Whether the article gives only a lower bound. */
  atLeast: boolean;
  /** The ratio in words. */
  text: string;
}

/** The article, as the table names it. */
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

/** One task alone in the article, to whose time the ratios refer. */
const alone: Readonly<Record<Options['workload'], { what: string; took: string }>> = {
  io: { what: 'One wait', took: '10 s' },
  cpu: { what: 'One run, alone', took: '25 s' },
};

/** Returns the article's figure for one task alone. */
export const aloneOf = (workload: Options['workload']) => alone[workload];

/** Returns the article's figures for a workload. */
export const figuresOf = (workload: Options['workload']) => figures[workload];

/** Returns what one task takes alone: its wait, or its share of the reader's serial run. Null before that run. */
export function oneTaskMs(options: Options, summary: readonly SummaryRow[]): number | null {
  if (options.workload === 'io') return options.wait > 0 ? options.wait : null;
  const serial = summary.find(({ strategy }) => strategy === baseline);
  return serial && serial.count > 0 ? serial.medianMs / options.tasks : null;
}

/** Returns the reader's ratio to set beside the article's, or null where a run is missing. */
export function readersRatio(
  figure: Figure,
  options: Options,
  summary: readonly SummaryRow[],
): number | null {
  const oneMs = oneTaskMs(options, summary);
  const row = summary.find(({ strategy }) => strategy === figure.strategy);
  return oneMs && row && row.count > 0 ? row.medianMs / oneMs : null;
}
