// A machine in few words. A link carries indexes into these lists, so that no text of a link is ever shown.

import type { Report } from '../../core/report.ts';

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

/** Says which machine it was. */
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

/** Says where and when something was measured, for the foot of a picture. */
export const describeSource = ({
  environment,
  startedAt,
}: Pick<Report, 'environment' | 'startedAt'>) =>
  `${describeMachine(readMachine(environment))}, ${startedAt.slice(0, 10)}. Racelane.`;
