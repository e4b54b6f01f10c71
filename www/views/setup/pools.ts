// The hint below the field of workers: the width of each pool in the set-up.

import { getStrategy, hasTrait } from '../../core/strategies.ts';
import { listNames } from '../../verdict/numbers.ts';
import { countWorkers, pythonDefault } from '../../widget/pool.ts';
import { completeOptions } from '../../widget/set-up.ts';
import type { State } from '../../widget/state.ts';

/** Returns the hint, or an empty text without a pool. */
export function describePools({ setUp, cores }: State): string {
  const pools = setUp.strategies.map(getStrategy).filter(({ hasPool }) => hasPool);
  const widths = pools.map((row) => {
    const options = completeOptions(setUp, row.name);
    if (hasTrait(row, 'splits')) return `${options.workers} in ${row.label}`;
    const ofThreads = row.sharesMemory(options);
    const workers = countWorkers(options.workers, ofThreads);
    return `${workers} in ${row.label} (Python\u2019s default: ${pythonDefault(ofThreads, cores)})`;
  });
  return widths.length === 0 ? '' : `Now: ${listNames(widths)}.`;
}
