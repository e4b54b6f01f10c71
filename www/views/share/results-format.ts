// The form of results in a link, `1.cpu.<packed>`: what it holds, and the limits that writing and reading share.

import type { StrategyName } from '../../core/strategies.ts';
import type { Line } from '../../chart/lines.ts';
import type { Machine } from './machine.ts';

/** What a link says of one strategy. */
export interface RecordedResult {
  strategy: StrategyName;
  /** Runs that were counted. */
  count: number;
  medianMs: number;
  minMs: number;
  maxMs: number;
  /** Against the link's own serial. */
  speedup: number | null;
  /** Of the run whose lanes are drawn. */
  elapsedMs: number;
  startupMs: number;
  /** Bytes of each wasm memory. */
  instances: readonly number[];
  /** Empty where they were too much for a link. */
  lanes: readonly Line[];
}

export interface Results {
  /** The set-up, by attribute name. */
  texts: Readonly<Record<string, string>>;
  machine: Machine;
  /** Since 1 January 1970, UTC. */
  day: number;
  results: readonly RecordedResult[];
}

/**
 * Times in microseconds; min and max as distances
 * from the median; memories in pages of 64 KiB.
 */
export type WireRow = [
  strategy: number,
  count: number,
  medianUs: number,
  belowUs: number,
  aboveUs: number,
  elapsedUs: number,
  startupUs: number,
  pages: number[],
  lanes: string[],
];

/** What is packed, as JSON. */
export type Wire = [
  options: string,
  machine: [
    browser: number,
    version: number,
    system: number,
    cores: number,
    isolated: 0 | 1,
    clockStepUs: number,
  ],
  day: number,
  rows: WireRow[],
];

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
