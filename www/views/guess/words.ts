// Guesses in words: a time, what it would mean, and by how much it was off.

/** Nearer than this, as a ratio, two times are called the same. */
const SAME = 1.05;

/**
 * guessTime writes a guess as it was meant: at most three digits, and no noughts that nobody said.
 * @param digits fewer where it follows from a share
 */
export function guessTime(ms: number, digits: number = 3) {
  const seconds = ms >= 999.5;
  return `${Number((seconds ? ms / 1000 : ms).toPrecision(digits))} ${seconds ? 's' : 'ms'}`;
}

/** ratioText writes a ratio of at least one without its sign: 2.4, 3, 12. */
export const ratioText = (ratio: number) =>
  String(ratio < 9.95 ? Number(ratio.toFixed(1)) : Math.round(ratio));

/** shareText says a time as a share of Serial's. */
export function shareText(ms: number, serialMs: number) {
  const gain = serialMs / ms;
  if (gain < SAME && gain > 1 / SAME) return 'as long as Serial';
  return gain > 1 ? `${timesAs(gain)} fast as Serial` : `${timesAs(1 / gain)} long as Serial`;
}

function timesAs(ratio: number) {
  const text = ratioText(ratio);
  return text === '2' ? 'twice as' : `${text} times as`;
}

/** offBy gives the distance of a guess from what was measured, as a ratio of at least one. */
export function offBy(
  guessMs: number,
  measuredMs: number,
): { ratio: number; side: 'right' | 'long' | 'short' } {
  const ratio = Math.max(guessMs / measuredMs, measuredMs / guessMs);
  if (ratio < SAME) return { ratio, side: 'right' };
  return { ratio, side: guessMs > measuredMs ? 'long' : 'short' };
}

/** offText says it: "2.4 times too long", or "right". */
export function offText(guessMs: number, measuredMs: number) {
  const { ratio, side } = offBy(guessMs, measuredMs);
  return side === 'right' ? 'right' : `${ratioText(ratio)} times too ${side}`;
}
