// A guess set by keys or pointer moves in round steps.

/** Round steps within a power of ten. */
const ROUND = [1, 2, 5, 10];
/** Serial's time has about this many small steps. Ten small steps are a large one. */
const STEPS = 100;

/** Returns the small step: round, and about a hundredth of Serial's time. */
export function stepFor(serialMs: number) {
  const raw = serialMs / STEPS;
  const power = 10 ** Math.floor(Math.log10(raw));
  return (ROUND.find((each) => each * power >= raw * 0.999) ?? 10) * power;
}

/** Rounds a time to whole steps within a handle's reach. The shortest guess is one step. */
export function snapToStep(ms: number, stepMs: number, reachMs: number) {
  const within = Math.min(Math.max(stepMs, ms), Math.max(stepMs, reachMs));
  // Twelve digits keep steps of 0.1 from adding up to 0.30000000000000004.
  return Number((Math.round(within / stepMs) * stepMs).toPrecision(12));
}

/** The small steps that each key adds; null takes the guess back. */
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

/** Whether a key moves the handle. */
export const isKey = (key: string) => Object.hasOwn(KEYS, key);

/**
 * Returns the guess after a key, or null where the key takes the guess back.
 * @param ms the guess before the key, 0 for none
 */
export function moveByKey(key: string, ms: number, stepMs: number, reachMs: number): number | null {
  const steps = KEYS[key];
  if (steps === null) return null;
  // A typed guess may lie beyond the handle's reach; a key must not pull it back at once.
  const mostMs = Math.max(reachMs, steps === Infinity ? 0 : ms);
  return snapToStep(ms + steps * stepMs, stepMs, mostMs);
}
