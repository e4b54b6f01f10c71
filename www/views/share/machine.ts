// A machine in few words. A link carries them as places in these lists, so that no text of a link is ever shown.

import type { Report } from '../../core/report.ts';

export type Machine = {
  browser: number;
  version: number;
  system: number;
  cores: number;
  isolated: boolean;
  clockStepMs: number;
};

/** Browsers with where their version stands; the first that is found counts. Never reorder: links hold places. */
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

/** Systems, in the order in which they are looked for. */
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

/** machineOf puts a report's environment into few words. */
export function machineOf({
  userAgent,
  cores,
  isolated,
  clockStepMs,
}: Report['environment']): Machine {
  const browser = placeOf(BROWSERS, userAgent);
  const version = Number(BROWSERS[browser][1].exec(userAgent)?.[1] ?? 0);
  const system = placeOf(SYSTEMS, userAgent);
  return { browser, version: Math.min(version, 9999), system, cores, isolated, clockStepMs };
}

const placeOf = (list: readonly (readonly [string, RegExp])[], userAgent: string) =>
  Math.max(
    0,
    list.findIndex(([, pattern]) => pattern.test(userAgent)),
  );

/** machineInWords describes a machine for readers. */
export function machineInWords({
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

/** Returns where and when something was measured, for the foot of a picture. */
export const sourceInWords = ({
  environment,
  startedAt,
}: Pick<Report, 'environment' | 'startedAt'>) =>
  `${machineInWords(machineOf(environment))}, ${startedAt.slice(0, 10)}. Racelane.`;
