// What a run asks of the page, strategy by strategy: shared memory, room for lists, a coordinator that stays warm.

import { RaceError } from '../core/errors.ts';
import { outOfMemory, pagesEach } from '../core/room.ts';
import { infoOf } from '../core/strategies.ts';
import { support } from '../core/support.ts';
import type { Options } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

export interface Demand {
  sharedMemory: (options: Options) => boolean;
  /** How many lists are in memory at once. */
  lists: (options: Options) => number;
  /** How many wasm memories it has at once. */
  memories: (options: Options) => number;
  /** Names the coordinator to use again, or null for a fresh one. */
  warmKey: (options: Options) => string | null;
}

const one = () => 1;
const oneATask = ({ tasks }: Options) => tasks;
const always = () => true;
const never = () => false;
const fresh = () => null;

const DEMANDS: Readonly<Record<StrategyName, Demand>> = {
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

/** warmKey names the coordinator that a run may find warm. */
export const warmKey = (options: Options) => DEMANDS[options.strategy].warmKey(options);

/** memoriesOf is how many wasm memories a run has at once. */
export const memoriesOf = (options: Options) => DEMANDS[options.strategy].memories(options);

/** isSupported tells whether this page can run it. */
export const isSupported = (options: Options) =>
  support().sharedMemory || !DEMANDS[options.strategy].sharedMemory(options);

/** requireSupport refuses a run that needs shared memory where there is none. */
export function requireSupport(options: Options) {
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
 */
export function requireRoom(options: Options) {
  if (options.list !== 'memory') return;
  const { deviceMemory = DEFAULT_MEMORY_GIB } = navigator as { deviceMemory?: number };
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
