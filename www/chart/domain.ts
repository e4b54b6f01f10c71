// How much time the track's axis shows, while runs grow.

/** Room kept ahead of the longest run, so that a growing lane never touches the edge. */
const HEADROOM = 1.08;
const LEAST_MS = 10;
/** The axis closes about two thirds of the distance to its target in this time. */
const EASE_MS = 140;

/**
 * Returns how far the axis should reach.
 * @param measuredMs the longest elapsed time on the track
 * @param expectedMs how long the present run should take, 0 without one
 * @param leastMs how far the guesses reach
 */
export const targetDomain = (measuredMs: number, expectedMs: number, leastMs = 0) =>
  Math.max(LEAST_MS, measuredMs * HEADROOM, expectedMs * HEADROOM, leastMs);

/** Returns the domain one step nearer to its target. No measured time is ever outside. */
export function easeDomain(
  domainMs: number,
  targetMs: number,
  measuredMs: number,
  sinceLastStepMs: number,
) {
  const share = 1 - Math.exp(-sinceLastStepMs / EASE_MS);
  const next = domainMs + (targetMs - domainMs) * share;
  if (Math.abs(next - targetMs) < targetMs * 0.002) return targetMs;
  return Math.max(next, measuredMs);
}
