// A machine in few words. A link carries them as places in these lists, so that no text of a link is ever shown.

/** @typedef {{ browser: number, version: number, system: number, cores: number, isolated: boolean, clockStepMs: number }} Machine */

/** Browsers with where their version stands; the first that is found counts. Never reorder: links hold places. */
const BROWSERS = /** @type {const} */ ([
  ['another browser', /^(?!)/],
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chromium', /\b(?:HeadlessChrome|Chromium)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[.\d]* (?:Mobile\/\w+ )?Safari\//],
  ['WebKit', /\bAppleWebKit\/(\d+)/],
]);

/** Systems, in the order in which they are looked for. */
const SYSTEMS = /** @type {const} */ ([
  ['another system', /^(?!)/],
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
]);

export const browserCount = BROWSERS.length;
export const systemCount = SYSTEMS.length;

/**
 * machineOf puts a report's environment into few words.
 * @param {import('../../core/report.js').Report['environment']} environment
 * @returns {Machine}
 */
export function machineOf({ userAgent, cores, isolated, clockStepMs }) {
  const browser = placeOf(BROWSERS, userAgent);
  const version = Number(BROWSERS[browser][1].exec(userAgent)?.[1] ?? 0);
  const system = placeOf(SYSTEMS, userAgent);
  return { browser, version: Math.min(version, 9999), system, cores, isolated, clockStepMs };
}

/**
 * @param {readonly (readonly [string, RegExp])[]} list
 * @param {string} userAgent
 */
const placeOf = (list, userAgent) =>
  Math.max(
    0,
    list.findIndex(([, pattern]) => pattern.test(userAgent)),
  );

/**
 * machineInWords describes a machine for readers.
 * @param {Machine} machine
 */
export function machineInWords({ browser, version, system, cores, isolated, clockStepMs }) {
  const name = version > 0 ? `${BROWSERS[browser][0]} ${version}` : BROWSERS[browser][0];
  const apart = isolated ? 'isolated' : 'not isolated';
  const step = clockStepMs < 1 ? `${Math.round(clockStepMs * 1000)} µs` : `${clockStepMs} ms`;
  const count = `${cores} ${cores === 1 ? 'core' : 'cores'}`;
  return `${name} on ${SYSTEMS[system][0]}, ${count}, ${apart}, clock in steps of ${step}`;
}
