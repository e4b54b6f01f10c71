// The strategies, small things of one shape in a table; nothing else among the workers looks at a strategy's name.

import { asyncio } from './asyncio.js';
import { futures } from './futures.js';
import { processes } from './processes.js';
import { serial } from './serial.js';
import { shared } from './shared.js';
import { threads } from './threads.js';

/**
 * @typedef {object} Strategy
 * @property {(context: import('../context.js').Context) => Promise<import('../../core/protocol.js').Outcome>} run
 *   carries out all tasks; after `context.stop()` it comes to rest soon, in whatever way
 * @property {boolean} keepsWorkers whether its workers stay for the next run
 */

/** @type {Readonly<Record<import('../../core/strategies.js').StrategyName, Strategy>>} */
export const strategies = Object.freeze({ serial, asyncio, threads, processes, futures, shared });
