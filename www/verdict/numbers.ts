// Numbers as readers see them: three significant digits, a unit, and counts as people say them.

/** No measured value is larger. */
const MAX_NUMBER = 1e12;

/** From these times on, rounding would give 1000 ms and 120 s. */
const SECOND_FROM_MS = 999.5;
const MINUTE_FROM_MS = 119_500;

/** Returns the value with at most so many significant digits: 2537 with two is 2500. */
export const roundTo = (value: number, digits: number): number => Number(value.toPrecision(digits));

/** Returns a whole number with commas: 12,340,000. */
export function groupDigits(value: number): string {
  const [whole, fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Rounds to three significant digits, but at most to a thousandth. NaN and negative numbers become 0. */
function roundToThree(value: number): number {
  const inRange = Math.min(Math.max(value, 0), MAX_NUMBER) || 0;
  // In whole thousandths, since 1.025 is a little less in binary and would else be rounded down.
  const thousandths = inRange * 1000;
  let unit = 1;
  while (thousandths / unit >= 999.5) unit *= 10;
  return (Math.round(thousandths / unit) * unit) / 1000;
}

/** Writes a number in a sentence, without idle zeros: 9.8, 0.95, 12,300. */
export const formatNumber = (value: number): string => groupDigits(roundToThree(value));

/** Writes a measured figure, always with three significant digits, so that figures line up: 9.80, 0.950, 12,300. */
export function formatFigure(value: number): string {
  const rounded = roundToThree(value);
  if (rounded === 0 || rounded >= 100) return groupDigits(rounded);
  return rounded < 0.1 ? rounded.toFixed(3) : rounded.toPrecision(3);
}

/** Writes a ratio in about two digits, for what is only an estimate: 2.4, 3, 12. */
export const formatRough = (value: number): string =>
  groupDigits(value < 9.95 ? Number(value.toFixed(1)) : Math.round(value));

/** Writes a speed-up: 1.92×. */
export const formatSpeedup = (ratio: number): string => `${formatFigure(ratio)}\u00d7`;

/** Writes a share of one: 4.2 %. */
export function formatPercent(share: number): string {
  const hundredths = 100 * share;
  if (hundredths > 0 && hundredths < 0.05) return 'less than 0.1\u00a0%';
  return `${hundredths < 9.95 && hundredths > 0 ? hundredths.toFixed(1) : Math.round(hundredths)}\u00a0%`;
}

/** Writes a time with the unit that suits it after rounding: 999.7 ms is 1 s, not 1000 ms. */
function formatMs(ms: number, format: (value: number) => string): string {
  if (ms >= MINUTE_FROM_MS) return `${format(ms / 60_000)} min`;
  return ms >= SECOND_FROM_MS ? `${format(ms / 1000)} s` : `${format(ms)} ms`;
}

/** Writes a time in a sentence: 250 ms, 1 s, 2.5 min. */
export const formatTime = (ms: number): string => formatMs(ms, formatNumber);

/** Writes a measured time as a figure: 250 ms, 1.00 s, 2.50 min. */
export const formatTimeFigure = (ms: number): string => formatMs(ms, formatFigure);

/** Writes two times as figures, and their unit once where they share it: 1.02 to 1.05 s. */
export function formatTimeRange(fromMs: number, toMs: number): string {
  const [from, to] = [formatTimeFigure(fromMs), formatTimeFigure(toMs)];
  if (from === to) return from;
  const [value, unit] = from.split(' ');
  return `${to.split(' ')[1] === unit ? value : from} to ${to}`;
}

/** Writes an estimated time, in one or two digits: about 0.4 s, about 12 s, about 4 min. */
export function formatEstimate(ms: number): string {
  if (ms < 80) return 'less than 0.1 s';
  const seconds = ms / 1000;
  if (seconds < 1) return `about ${seconds.toFixed(1)} s`;
  return seconds < 90 ? `about ${Math.round(seconds)} s` : `about ${Math.round(seconds / 60)} min`;
}

/** Writes a size in binary units (1 MiB is 1,048,576 bytes), by which memories grow: 64.0 KiB, 381 MiB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KiB', 'MiB', 'GiB'];
  let value = bytes / 1024;
  while (value >= 999.5 && units.length > 1) {
    value /= 1024;
    units.shift();
  }
  return `${formatFigure(value)} ${units[0]}`;
}

/** Writes a count as people say it: 1,000; 100 million; 12,340,000, which three digits would not hold. */
export function formatCount(count: number): string {
  if (count === roundTo(count, 3)) {
    if (count >= 1e9) return `${formatNumber(count / 1e9)} billion`;
    if (count >= 1e6) return `${formatNumber(count / 1e6)} million`;
  }
  return groupDigits(count);
}

const SMALL_COUNTS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Spells a count up to twelve: no, one, two; 13. */
export const spellCount = (count: number): string => SMALL_COUNTS[count] ?? formatCount(count);

/** Puts a noun after a count, with an s unless the count is exactly one: "1 wait", "0 lists". */
export const pluralise = (count: number, noun: string, format = formatCount): string =>
  `${format(count)} ${noun}${count === 1 ? '' : 's'}`;

/** Lists names as a sentence does: "a", "a and b", "a, b and c". Empty for no names. */
export function listNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Returns the text with a capital at its beginning. */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
