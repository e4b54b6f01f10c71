// The article's name, and its times in words, for the view Table.

import type { Options } from '../../core/report.ts';

/** The article, as its table names it. */
export const source = 'Python Parallelism, Adams Rosales, 10 December 2020';

/** One task alone in the article, to whose time the ratios refer. */
const alone: Readonly<Record<Options['workload'], { what: string; took: string }>> = {
  io: { what: 'One wait', took: '10 s' },
  cpu: { what: 'One run, alone', took: '25 s' },
};

/** Returns the article's figure for one task alone. */
export const aloneOf = (workload: Options['workload']) => alone[workload];

const times: Readonly<Record<Options['workload'], readonly string[]>> = {
  io: ['a little over 10 s'],
  cpu: ['more than 60 s', '35 s'],
};

/** Returns the times of the article's figures, in the order of the figures. */
export const timesOf = (workload: Options['workload']) => times[workload];
