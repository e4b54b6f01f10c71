// The strategies, small things of one shape in a table; nothing else among the workers looks at a strategy's name.

import { asyncio } from './asyncio.ts';
import { futures } from './futures.ts';
import { processes } from './processes.ts';
import { serial } from './serial.ts';
import { shared } from './shared.ts';
import { threads } from './threads.ts';
import type { Outcome } from '../../core/protocol.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Context } from '../context.ts';

export interface Strategy {
  /** Carries out all tasks; after `context.stop()` it comes to rest soon, in whatever way. */
  run: (context: Context) => Promise<Outcome>;
  /** Whether its workers stay for the next run. */
  keepsWorkers: boolean;
}

export const strategies: Readonly<Record<StrategyName, Strategy>> = Object.freeze({
  serial,
  asyncio,
  threads,
  processes,
  futures,
  shared,
});
