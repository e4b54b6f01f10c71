// The form of results in a link, `1.cpu.<packed>`: its parts, and the limits that writing and reading share.

import type { Report } from '../../core/report.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Line } from '../../chart/lines.ts';

export type Machine = {
  /** Index in `BROWSERS`. */
  browser: number;
  version: number;
  /** Index in `SYSTEMS`. */
  system: number;
  cores: number;
  isolated: boolean;
  clockStepMs: number;
};

/** Each browser with a pattern for its version. The first match counts. Links hold indexes, so never reorder. */
const BROWSERS = [
  ['another browser', /^(?!)/],
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chromium', /\b(?:HeadlessChrome|Chromium)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[.\d]* (?:Mobile\/\w+ )?Safari\//],
  ['WebKit', /\bAppleWebKit\/(\d+)/],
] as const;

/** Each system with its pattern. The first match counts. Links hold indexes, so never reorder. */
const SYSTEMS = [
  ['another system', /^(?!)/],
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

export const browserCount = BROWSERS.length;
export const systemCount = SYSTEMS.length;

/** Finds a report's browser and system in the lists. */
export function readMachine({
  userAgent,
  cores,
  isolated,
  clockStepMs,
}: Report['environment']): Machine {
  const browser = indexIn(BROWSERS, userAgent);
  const version = Number(BROWSERS[browser][1].exec(userAgent)?.[1] ?? 0);
  const system = indexIn(SYSTEMS, userAgent);
  return { browser, version: Math.min(version, 9999), system, cores, isolated, clockStepMs };
}

const indexIn = (list: readonly (readonly [string, RegExp])[], userAgent: string) =>
  Math.max(
    0,
    list.findIndex(([, pattern]) => pattern.test(userAgent)),
  );

/** Describes a machine in words. */
export function describeMachine({
  browser,
  version,
  system,
  cores,
  isolated,
  clockStepMs,
}: Machine) {
  const name = version > 0 ? `${BROWSERS[browser][0]} ${version}` : BROWSERS[browser][0];
  const apart = isolated ? 'isolated' : 'not isolated';
  const step = clockStepMs < 1 ? `${Math.round(clockStepMs * 1000)} µs` : `${clockStepMs} ms`;
  const count = `${cores} ${cores === 1 ? 'core' : 'cores'}`;
  return `${name} on ${SYSTEMS[system][0]}, ${count}, ${apart}, clock in steps of ${step}`;
}

/** Describes where and when something was measured, for the foot of a picture. */
export const describeSource = ({
  environment,
  startedAt,
}: Pick<Report, 'environment' | 'startedAt'>) =>
  `${describeMachine(readMachine(environment))}, ${startedAt.slice(0, 10)}. Racelane.`;

/** The result of one strategy in a link. */
export interface RecordedResult {
  strategy: StrategyName;
  /** Number of counted runs. */
  count: number;
  medianMs: number;
  minMs: number;
  maxMs: number;
  /** Relative to the link's own Serial. */
  speedup: number | null;
  /** The time of the run whose lanes are drawn. */
  elapsedMs: number;
  startupMs: number;
  /** Size of each wasm memory in bytes. */
  instances: readonly number[];
  /** Empty where the lanes would make the link too long. */
  lanes: readonly Line[];
  /** Whether a lane has only the shares of its phases, so that none of its spans was measured. */
  hasOnlyShares: readonly boolean[];
  /** The shortest time that the lanes resolve. */
  grainMs: number;
}

/** All results of a link. */
export interface Results {
  /** The set-up, by attribute name. */
  texts: Readonly<Record<string, string>>;
  machine: Machine;
  /** Days since 1 January 1970, UTC. */
  day: number;
  results: readonly RecordedResult[];
}

/** Results recorded elsewhere, as the widget holds them. */
export interface Recorded extends Pick<Results, 'texts' | 'results'> {
  /** The text of the link, so that the widget's own links can pass it on. */
  text: string;
  /** Where and when the results were recorded, in words. */
  note: string;
}

/** One result. `belowUs` and `aboveUs` are the distances of the fastest and slowest run from the median. */
export type WireRow = [
  strategy: number,
  count: number,
  medianUs: number,
  belowUs: number,
  aboveUs: number,
  elapsedUs: number,
  startupUs: number,
  /** Size of each memory in pages of 64 KiB. */
  pages: number[],
  lanes: string[],
];

/** The packed content, as JSON. */
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

/** Limits for reading. Written results stay far below them. */
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

/** Longer links are broken by some mail programs and chats. */
export const WRITTEN_CHARS = 1900;

/** The first and last day that a recording can have: 2020 to 2199. */
export const DAYS = Object.freeze({ first: 18_262, last: 84_005 });

export const PAGE_BYTES = 65_536;
export const DAY_MS = 86_400_000;
