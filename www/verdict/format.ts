// Numbers as readers see them: three significant digits, always with their unit.

/** threeDigits rounds to three significant digits, or to a whole number above 999. */
function threeDigits(value: number) {
  if (value === 0) return '0';
  return Math.abs(value) >= 999.5 ? String(Math.round(value)) : value.toPrecision(3);
}

/** duration writes a time in ms or s. */
export function duration(ms: number) {
  if (ms < 0.0005) return '0 ms';
  if (ms < 0.1) return `${ms.toFixed(3)} ms`;
  return ms < 999.5 ? `${threeDigits(ms)} ms` : `${threeDigits(ms / 1000)} s`;
}

/** range writes two times, with one unit where they share it. */
export function range(fromMs: number, toMs: number) {
  const [from, to] = [duration(fromMs), duration(toMs)];
  if (from === to) return from;
  const [value, unit] = from.split(' ');
  return `${to.split(' ')[1] === unit ? value : from} to ${to}`;
}

/** roughly writes an estimate; it never claims more than one or two digits. */
export function roughly(ms: number) {
  if (ms < 80) return 'less than 0.1 s';
  const seconds = ms / 1000;
  if (seconds < 1) return `about ${seconds.toFixed(1)} s`;
  if (seconds < 90) return `about ${Math.round(seconds)} s`;
  return `about ${Math.round(seconds / 60)} min`;
}

/** times writes a ratio with its sign. */
export function times(ratio: number) {
  return `${ratio < 9.95 ? ratio.toFixed(ratio < 1.995 ? 2 : 1) : Math.round(ratio)}\u00d7`;
}

/** bytes writes a size in binary units (1 MiB is 1,048,576 bytes), which is what memory grows by. */
export function bytes(count: number) {
  if (count < 1024) return `${count} B`;
  const exponent = Math.min(3, Math.floor(Math.log(count) / Math.log(1024)));
  const value = count / 1024 ** exponent;
  return `${value >= 99.95 ? Math.round(value) : value.toPrecision(value < 1 ? 2 : 3)} ${['B', 'KiB', 'MiB', 'GiB'][exponent]}`;
}

/** grouped writes a whole number with commas. */
export const grouped = (value: number) => value.toLocaleString('en-GB');

/** sizeInWords writes a list's length as people say it: 100,000,000 is "100 million". */
export function sizeInWords(value: number) {
  if (value >= 1e9 && value % 1e8 === 0) return `${value / 1e9} billion`;
  if (value >= 1e6 && value % 1e5 === 0) return `${value / 1e6} million`;
  return grouped(value);
}

const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** inWords spells a small count. */
export const inWords = (count: number) => SMALL[count] ?? String(count);

/** capital begins a sentence. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** secondsPlain writes a whole set-up time: 1000 ms is "1 s", 250 ms is "250 ms". */
export const plainTime = (ms: number) =>
  ms >= 1000 ? `${Number((ms / 1000).toFixed(2))} s` : `${ms} ms`;
