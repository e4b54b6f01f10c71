// The six strategies by name, in the order every list and chart shows them.

/**
 * @typedef {'serial' | 'asyncio' | 'threads' | 'processes' | 'futures' | 'shared'} StrategyName
 *
 * @typedef {object} StrategyInfo
 * @property {StrategyName} name the name used in options, attributes, messages and reports
 * @property {string} label what a reader sees
 * @property {string} summary what it does, in about a dozen words
 * @property {boolean} needsSharedMemory whether it runs only on a cross-origin isolated page
 *   (`futures` needs it only for `executor: 'threads'`)
 */

/** @type {readonly Readonly<StrategyInfo>[]} */
export const strategies = Object.freeze(
  [
    {
      name: /** @type {const} */ ('serial'),
      label: 'Serial',
      summary: 'One worker. Each task computes, then waits, before the next begins.',
      needsSharedMemory: false,
    },
    {
      name: /** @type {const} */ ('asyncio'),
      label: 'asyncio',
      summary: 'One event loop. A waiting task lets the next run; a computing one does not.',
      needsSharedMemory: false,
    },
    {
      name: /** @type {const} */ ('threads'),
      label: 'Threads (GIL)',
      summary: 'One thread a task, and one lock: only its holder computes.',
      needsSharedMemory: true,
    },
    {
      name: /** @type {const} */ ('processes'),
      label: 'Processes',
      summary: 'One process a task, each started for this run with a memory of its own.',
      needsSharedMemory: false,
    },
    {
      name: /** @type {const} */ ('futures'),
      label: 'Futures pool',
      summary: 'Tasks queue for a pool of workers that stays warm between runs.',
      needsSharedMemory: false,
    },
    {
      name: /** @type {const} */ ('shared'),
      label: 'Shared threads',
      summary: 'Threads in one memory with no lock: idle ones steal work.',
      needsSharedMemory: true,
    },
  ].map((strategy) => Object.freeze(strategy)),
);

/** The names alone, in the same order. */
export const strategyNames = Object.freeze(strategies.map(({ name }) => name));

/**
 * infoOf gives the table's row for a name.
 * @param {StrategyName} name
 * @returns {Readonly<StrategyInfo>}
 */
export function infoOf(name) {
  const info = strategies.find((strategy) => strategy.name === name);
  if (!info) throw new TypeError(`no strategy is called "${name}"`);
  return info;
}
