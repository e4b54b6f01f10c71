// Numbers as readers see them: three significant digits, always with their unit.

/**
 * threeDigits rounds to three significant digits, or to a whole number above 999.
 * @param {number} value
 */
function threeDigits(value) {
  if (value === 0) return '0';
  return Math.abs(value) >= 999.5 ? String(Math.round(value)) : value.toPrecision(3);
}

/**
 * duration writes a time in ms or s.
 * @param {number} ms
 */
export function duration(ms) {
  if (ms < 0.0005) return '0 ms';
  if (ms < 0.1) return `${ms.toFixed(3)} ms`;
  return ms < 999.5 ? `${threeDigits(ms)} ms` : `${threeDigits(ms / 1000)} s`;
}

/**
 * range writes two times, with one unit where they share it.
 * @param {number} fromMs
 * @param {number} toMs
 */
export function range(fromMs, toMs) {
  const [from, to] = [duration(fromMs), duration(toMs)];
  if (from === to) return from;
  const [value, unit] = from.split(' ');
  return `${to.split(' ')[1] === unit ? value : from} to ${to}`;
}

/**
 * roughly writes an estimate; it never claims more than one or two digits.
 * @param {number} ms
 */
export function roughly(ms) {
  if (ms < 80) return 'less than 0.1 s';
  const seconds = ms / 1000;
  if (seconds < 1) return `about ${seconds.toFixed(1)} s`;
  if (seconds < 90) return `about ${Math.round(seconds)} s`;
  return `about ${Math.round(seconds / 60)} min`;
}

/**
 * times writes a ratio with its sign.
 * @param {number} ratio
 */
export function times(ratio) {
  return `${ratio < 9.95 ? ratio.toFixed(ratio < 1.995 ? 2 : 1) : Math.round(ratio)}\u00d7`;
}

/**
 * bytes writes a size in binary units (1 MiB is 1,048,576 bytes), which is what memory grows by.
 * @param {number} count
 */
export function bytes(count) {
  if (count < 1024) return `${count} B`;
  const exponent = Math.min(3, Math.floor(Math.log(count) / Math.log(1024)));
  const value = count / 1024 ** exponent;
  return `${value >= 99.95 ? Math.round(value) : value.toPrecision(value < 1 ? 2 : 3)} ${['B', 'KiB', 'MiB', 'GiB'][exponent]}`;
}

/**
 * grouped writes a whole number with commas.
 * @param {number} value
 */
export const grouped = (value) => value.toLocaleString('en-GB');

/**
 * sizeInWords writes a list's length as people say it: 100,000,000 is "100 million".
 * @param {number} value
 */
export function sizeInWords(value) {
  if (value >= 1e9 && value % 1e8 === 0) return `${value / 1e9} billion`;
  if (value >= 1e6 && value % 1e5 === 0) return `${value / 1e6} million`;
  return grouped(value);
}

const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/**
 * inWords spells a small count.
 * @param {number} count
 */
export const inWords = (count) => SMALL[count] ?? String(count);

/**
 * capital begins a sentence.
 * @param {string} text
 */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * secondsPlain writes a whole set-up time: 1000 ms is "1 s", 250 ms is "250 ms".
 * @param {number} ms
 */
export const plainTime = (ms) => (ms >= 1000 ? `${Number((ms / 1000).toFixed(2))} s` : `${ms} ms`);
