// Guesses in words: a time, what it would mean, and by how much it was off.

/** Nearer than this, as a ratio, two times are called the same. */
const SAME = 1.05;

/**
 * guessTime writes a guess as it was meant: at most three digits, and no noughts that nobody said.
 * @param {number} ms
 * @param {number} [digits] fewer where it follows from a share
 */
export function guessTime(ms, digits = 3) {
  const seconds = ms >= 999.5;
  return `${Number((seconds ? ms / 1000 : ms).toPrecision(digits))} ${seconds ? 's' : 'ms'}`;
}

/**
 * ratioText writes a ratio of at least one without its sign: 2.4, 3, 12.
 * @param {number} ratio
 */
export const ratioText = (ratio) =>
  String(ratio < 9.95 ? Number(ratio.toFixed(1)) : Math.round(ratio));

/**
 * shareText says a time as a share of Serial's.
 * @param {number} ms
 * @param {number} serialMs
 */
export function shareText(ms, serialMs) {
  const gain = serialMs / ms;
  if (gain < SAME && gain > 1 / SAME) return 'as long as Serial';
  return gain > 1 ? `${timesAs(gain)} fast as Serial` : `${timesAs(1 / gain)} long as Serial`;
}

/** @param {number} ratio */
function timesAs(ratio) {
  const text = ratioText(ratio);
  return text === '2' ? 'twice as' : `${text} times as`;
}

/**
 * offBy gives the distance of a guess from what was measured, as a ratio of at least one.
 * @param {number} guessMs
 * @param {number} measuredMs
 * @returns {{ ratio: number, side: 'right' | 'long' | 'short' }}
 */
export function offBy(guessMs, measuredMs) {
  const ratio = Math.max(guessMs / measuredMs, measuredMs / guessMs);
  if (ratio < SAME) return { ratio, side: 'right' };
  return { ratio, side: guessMs > measuredMs ? 'long' : 'short' };
}

/**
 * offText says it: "2.4 times too long", or "right".
 * @param {number} guessMs
 * @param {number} measuredMs
 */
export function offText(guessMs, measuredMs) {
  const { ratio, side } = offBy(guessMs, measuredMs);
  return side === 'right' ? 'right' : `${ratioText(ratio)} times too ${side}`;
}
