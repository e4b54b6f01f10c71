// How each strategy carries out the tasks of a run, by name: one file a strategy. core/strategies.ts knows the rest.

import { asyncio } from './asyncio.ts';
import { futures } from './futures.ts';
import { processes } from './processes.ts';
import { serial } from './serial.ts';
import { shared } from './shared.ts';
import { threads } from './threads.ts';
import type { Outcome } from '../../core/protocol.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Context } from '../context.ts';

/** Carries out all tasks. After `context.stop()` the promise settles soon, either way. */
export type RunTasks = (context: Context) => Promise<Outcome>;

export const strategies: Readonly<Record<StrategyName, RunTasks>> = Object.freeze({
  serial,
  asyncio,
  threads,
  processes,
  futures,
  shared,
});
