// A guess as a reader types it: a time in seconds or milliseconds, read or refused in words.

import { guessTime } from './words.ts';

/** The written forms: a number, and after it the unit if the reader gave one. */
const TIME = /^(\d{1,9}(?:[.,]\d{1,6})?|[.,]\d{1,6})\s*(ms|milliseconds?|s|secs?|seconds?)?$/i;

/** A browser's clock tells no shorter times apart. */
const LEAST_MS = 0.1;

/**
 * parseGuess reads a typed time. A bare number has the unit of the axis beside it.
 * @returns `problem` says what was expected and what was got
 */
export function parseGuess(
  text: string,
  { mostMs, bareUnit }: { mostMs: number; bareUnit: 's' | 'ms' },
): { ms: number } | { problem: string } {
  const match = TIME.exec(text.trim());
  if (!match) {
    return { problem: `A guess is a time such as "2.5 s" or "800 ms"; this was ${quoted(text)}.` };
  }
  const [, digits, unit = bareUnit] = match;
  const ms = Number(digits.replace(',', '.')) * (/^m/i.test(unit) ? 1 : 1000);
  if (ms >= LEAST_MS && ms <= mostMs) return { ms };
  const bounds = `from ${guessTime(LEAST_MS)} to ${guessTime(mostMs)}, ten times as long as Serial`;
  const got = match[2] ? quoted(text) : `${quoted(text)}, which is ${digits} ${bareUnit}`;
  return { problem: `A guess is a time ${bounds}; this was ${got}.` };
}

function quoted(text: string) {
  const trimmed = text.trim();
  return `"${trimmed.length > 24 ? `${trimmed.slice(0, 23)}\u2026` : trimmed}"`;
}
