// The article's figures from 2020 as ratios to one task alone, and the reader's own ratios.

import { baseline } from '../core/strategies.ts';
import type { Options, SummaryRow } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { State } from './state.ts';

export interface Figure {
  strategy: StrategyName;
  /** The tasks that the article ran. */
  what: string;
  /** The time divided by that of one task alone. */
  ratio: number;
  /** Whether the article gives only a lower bound. */
  atLeast?: boolean;
  /** The ratio in words. */
  text: string;
}

const figures: Readonly<Record<Options['workload'], readonly Figure[]>> = {
  io: [
    {
      strategy: 'threads',
      what: 'Ten waits at once, in threads',
      ratio: 1,
      text: 'about 1.0\u00d7',
    },
  ],
  cpu: [
    {
      strategy: 'threads',
      what: 'Three at once, in threads',
      ratio: 60 / 25,
      atLeast: true,
      text: 'over 2.4\u00d7',
    },
    {
      strategy: 'processes',
      what: 'Three at once, in processes',
      ratio: 35 / 25,
      text: '1.4\u00d7',
    },
  ],
};

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

/** A figure of the article beside the reader's own. */
export interface Claim {
  figure: Figure;
  /** Null where a run is missing. */
  ownRatio: number | null;
  /** The first run that is missing. */
  missing: StrategyName;
  /** Whether the article's figure would give a guess away. */
  isHidden: boolean;
}

/** Returns the article's figures for the present workload, with the reader's own. */
export function claimsOf({ setUp: { options }, summary, guess }: State): Claim[] {
  const oneMs = oneTaskMs(options, summary);
  return figuresOf(options.workload).map((figure) => {
    const ownRatio = readersRatio(figure, options, summary);
    return {
      figure,
      ownRatio,
      missing: oneMs === null ? baseline : figure.strategy,
      isHidden: guess.on && ownRatio === null,
    };
  });
}
