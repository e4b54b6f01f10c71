// A guess by keys and by pointer: round steps, and where on the axis a pointer points.

/** Steps that people count in. */
const ROUND = [1, 2, 5, 10];
/** Serial's time is about so many small steps long; ten of them are a large one. */
const STEPS = 100;

/** stepOf is the small step: round, and about a hundredth of Serial's time. */
export function stepOf(serialMs: number) {
  const raw = serialMs / STEPS;
  const power = 10 ** Math.floor(Math.log10(raw));
  return (ROUND.find((each) => each * power >= raw * 0.999) ?? 10) * power;
}

/** snapped rounds a time to whole steps within a handle's way; the shortest guess is one step. */
export function snapped(ms: number, stepMs: number, reachMs: number) {
  const within = Math.min(Math.max(stepMs, ms), Math.max(stepMs, reachMs));
  // Twelve digits: steps of 0.1 must not add up to 0.30000000000000004.
  return Number((Math.round(within / stepMs) * stepMs).toPrecision(12));
}

/** What a key adds, in small steps; null takes the guess back. */
const KEYS: Readonly<Record<string, number | null>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: -Infinity,
  End: Infinity,
  Delete: null,
  Backspace: null,
};

/** isKey tells whether a key moves the handle. */
export const isKey = (key: string) => Object.hasOwn(KEYS, key);

/**
 * keyed gives the guess after one of these keys.
 * @param ms the guess so far, 0 without one
 * @returns null takes the guess back
 */
export function keyed(key: string, ms: number, stepMs: number, reachMs: number): number | null {
  const steps = KEYS[key];
  if (steps === null) return null;
  // A typed guess may lie beyond the handle's way; keys do not pull it back at once.
  const mostMs = Math.max(reachMs, steps === Infinity ? 0 : ms);
  return snapped(ms + steps * stepMs, stepMs, mostMs);
}
