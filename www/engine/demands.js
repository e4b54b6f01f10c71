// What a run asks of the page, strategy by strategy: shared memory, room for lists, a coordinator that stays warm.

import { RaceError } from '../core/errors.js';
import { outOfMemory, pagesEach } from '../core/room.js';
import { infoOf } from '../core/strategies.js';
import { support } from '../core/support.js';

/** @typedef {import('../core/report.js').Options} Options */

/**
 * @typedef {object} Demand
 * @property {(options: Options) => boolean} sharedMemory
 * @property {(options: Options) => number} lists how many lists are in memory at once
 * @property {(options: Options) => number} memories how many wasm memories it has at once
 * @property {(options: Options) => string | null} warmKey names the coordinator to use again, or null for a fresh one
 */

const one = () => 1;
const oneATask = (/** @type {Options} */ { tasks }) => tasks;
const always = () => true;
const never = () => false;
const fresh = () => null;

/** @type {Readonly<Record<import('../core/strategies.js').StrategyName, Demand>>} */
const DEMANDS = {
  serial: { sharedMemory: never, lists: one, memories: one, warmKey: fresh },
  asyncio: { sharedMemory: never, lists: one, memories: one, warmKey: fresh },
  threads: { sharedMemory: always, lists: oneATask, memories: one, warmKey: fresh },
  processes: { sharedMemory: never, lists: oneATask, memories: oneATask, warmKey: fresh },
  futures: {
    sharedMemory: ({ executor }) => executor === 'threads',
    lists: ({ workers, tasks }) => Math.min(workers, tasks),
    memories: ({ executor, workers }) => (executor === 'threads' ? 1 : workers),
    // Longer lists may need memories that grow further than those of the pool.
    warmKey: (options) =>
      `${options.workers} ${options.executor} ${pagesEach(options, options.workers)}`,
  },
  shared: { sharedMemory: always, lists: oneATask, memories: one, warmKey: fresh },
};

/** warmKey names the coordinator that a run may find warm. @param {Options} options */
export const warmKey = (options) => DEMANDS[options.strategy].warmKey(options);

/** memoriesOf is how many wasm memories a run has at once. @param {Options} options */
export const memoriesOf = (options) => DEMANDS[options.strategy].memories(options);

/**
 * isSupported tells whether this page can run it.
 * @param {Options} options
 */
export const isSupported = (options) =>
  support().sharedMemory || !DEMANDS[options.strategy].sharedMemory(options);

/**
 * requireSupport refuses a run that needs shared memory where there is none.
 * @param {Options} options
 */
export function requireSupport(options) {
  if (isSupported(options)) return;
  const { reason } = support().strategies.threads;
  throw new RaceError(
    'unsupported',
    `${infoOf(options.strategy).label} cannot run here. ${reason} Serve the page with the headers that make it ` +
      'isolated, or open it in a browser that shares memory; docs/hosts.md says how.',
  );
}

/** What a machine is taken to have where its browser does not say. */
const DEFAULT_MEMORY_GIB = 8;

/**
 * requireRoom refuses lists that this machine's memory cannot hold: a browser that tries may take the machine with it.
 * @param {Options} options
 */
export function requireRoom(options) {
  if (options.list !== 'memory') return;
  const { deviceMemory = DEFAULT_MEMORY_GIB } = /** @type {{ deviceMemory?: number }} */ (
    navigator
  );
  const lists = DEMANDS[options.strategy].lists(options);
  const largest = Math.floor((deviceMemory * 2 ** 30) / lists / 4);
  if (options.size <= largest) return;
  const { label } = infoOf(options.strategy);
  throw outOfMemory(
    options.size,
    lists,
    largest,
    (asked) =>
      `${label} would keep ${asked} at once, and this browser speaks of ${deviceMemory} GiB`,
  );
}
