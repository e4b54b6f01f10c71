// Guesses in words: written, read from what a reader typed, and compared with the result.

import { formatRough, roundTo } from '../../verdict/numbers.ts';

/** Two times whose ratio is below this are called the same. */
const SAME_RATIO = 1.05;

/** Browser clocks tell no shorter times apart. */
const LEAST_MS = 0.1;

/** The forms of a typed time: a number, and after it perhaps a unit. */
const TIME = /^(\d{1,9}(?:[.,]\d{1,6})?|[.,]\d{1,6})\s*(ms|milliseconds?|s|secs?|seconds?)?$/i;

/**
 * Writes a guess as the reader meant it, without trailing zeros. The text stands in a field and is read again, so it
 * has no commas and no minutes.
 * @param digits at most; fewer for a guess that was computed from a share
 */
export function writeGuess(ms: number, digits: number = 3) {
  const seconds = ms >= 999.5;
  return `${roundTo(seconds ? ms / 1000 : ms, digits)} ${seconds ? 's' : 'ms'}`;
}

/**
 * Reads a typed time. A bare number has the unit of the axis.
 * @returns the time, or `problem`: a sentence on what was expected and what was typed
 */
export function readGuess(
  text: string,
  { mostMs, bareUnit }: { mostMs: number; bareUnit: 's' | 'ms' },
): { ms: number } | { problem: string } {
  const match = TIME.exec(text.trim());
  if (!match) {
    return { problem: `A guess is a time such as "2.5 s" or "800 ms"; this was ${quote(text)}.` };
  }
  const [, digits, unit = bareUnit] = match;
  const ms = Number(digits.replace(',', '.')) * (/^m/i.test(unit) ? 1 : 1000);
  if (ms >= LEAST_MS && ms <= mostMs) return { ms };
  const bounds = `from ${writeGuess(LEAST_MS)} to ${writeGuess(mostMs)}, ten times as long as Serial`;
  const typed = match[2] ? quote(text) : `${quote(text)}, which is ${digits} ${bareUnit}`;
  return { problem: `A guess is a time ${bounds}; this was ${typed}.` };
}

function quote(text: string) {
  const trimmed = text.trim();
  return `"${trimmed.length > 24 ? `${trimmed.slice(0, 23)}\u2026` : trimmed}"`;
}

/** Says how a time compares with Serial's: "2.4 times as fast as Serial". */
export function describeShare(ms: number, serialMs: number) {
  const gain = serialMs / ms;
  if (gain < SAME_RATIO && gain > 1 / SAME_RATIO) return 'as long as Serial';
  return gain > 1 ? `${timesAs(gain)} fast as Serial` : `${timesAs(1 / gain)} long as Serial`;
}

function timesAs(ratio: number) {
  const text = formatRough(ratio);
  return text === '2' ? 'twice as' : `${text} times as`;
}

/** Returns the distance of a guess from the result, as a ratio of at least one. */
export function measureOffset(
  guessMs: number,
  measuredMs: number,
): { ratio: number; side: 'right' | 'long' | 'short' } {
  const ratio = Math.max(guessMs / measuredMs, measuredMs / guessMs);
  if (ratio < SAME_RATIO) return { ratio, side: 'right' };
  return { ratio, side: guessMs > measuredMs ? 'long' : 'short' };
}

/** Says how far off a guess was: "2.4 times too long", or "right". */
export function describeOffset(guessMs: number, measuredMs: number) {
  const { ratio, side } = measureOffset(guessMs, measuredMs);
  return side === 'right' ? 'right' : `${formatRough(ratio)} times too ${side}`;
}
