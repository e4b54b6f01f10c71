// The form of results in a link, `1.cpu.<packed>`: what it holds, and the limits that writing and reading share.

/**
 * @typedef {import('../../core/strategies.js').StrategyName} StrategyName
 *
 * @typedef {object} RecordedResult what a link says of one strategy
 * @property {StrategyName} strategy
 * @property {number} count runs that were counted
 * @property {number} medianMs
 * @property {number} minMs
 * @property {number} maxMs
 * @property {number | null} speedup against the link's own serial
 * @property {number} elapsedMs of the run whose lanes are drawn
 * @property {number} startupMs
 * @property {readonly number[]} instances bytes of each wasm memory
 * @property {readonly (readonly import('./lane-text.js').Stretch[])[]} lanes empty where they were too much for a link
 *
 * @typedef {object} Results
 * @property {Readonly<Record<string, string>>} texts the set-up, by attribute name
 * @property {import('./machine.js').Machine} machine
 * @property {number} day since 1 January 1970, UTC
 * @property {readonly RecordedResult[]} results
 *
 * @typedef {[strategy: number, count: number, medianUs: number, belowUs: number, aboveUs: number, elapsedUs: number,
 *   startupUs: number, pages: number[], lanes: string[]]} WireRow times in microseconds; min and max as distances
 *   from the median; memories in pages of 64 KiB
 *
 * @typedef {[options: string, machine: [browser: number, version: number, system: number, cores: number,
 *   isolated: 0 | 1, clockStepUs: number], day: number, rows: WireRow[]]} Wire what is packed, as JSON
 */

export const VERSION = 1;

/** Limits of what is read. What is written stays far below them. */
export const LIMITS = Object.freeze({
  textChars: 6000,
  jsonBytes: 50_000,
  optionsChars: 400,
  longestUs: 24 * 3600e6,
  runs: 1000,
  lanes: 64,
  instances: 66,
  pages: 65_536,
  cores: 1024,
  clockStepUs: 1e6,
});

/** A link should not be longer than this, or mail programs and chats break it. */
export const WRITTEN_CHARS = 1900;

/** First and last days that a recording can be of: 2020 to 2199. */
export const DAYS = Object.freeze({ first: 18_262, last: 84_005 });

export const PAGE_BYTES = 65_536;
export const DAY_MS = 86_400_000;
