// The shared axis: how far it reaches while runs grow, and its ticks.

// d3-scale's own ticks, without its formats and interpolators, which are five times as heavy.
import { ticks as roundValues } from 'd3-array';

/** Room kept ahead of the longest run, so that a growing lane never touches the edge. */
const HEADROOM = 1.08;
const LEAST_MS = 10;
/** The axis closes two thirds of its distance in this time. */
const EASE_MS = 140;

/**
 * targetDomain is where the axis should reach, given what was measured and what the present run expects.
 * @param measuredMs the longest elapsed time on the track
 * @param expectedMs of the run under way, 0 without one
 * @param leastMs what guesses take
 */
export function targetDomain(measuredMs: number, expectedMs: number, leastMs: number = 0) {
  return Math.max(LEAST_MS, measuredMs * HEADROOM, expectedMs * HEADROOM, leastMs);
}

/**
 * easeDomain takes one step towards the target, never leaving a measured value outside.
 * @param sinceMs since the last step
 */
export function easeDomain(
  domainMs: number,
  targetMs: number,
  measuredMs: number,
  sinceMs: number,
) {
  const next = domainMs + (targetMs - domainMs) * (1 - Math.exp(-sinceMs / EASE_MS));
  if (Math.abs(next - targetMs) < targetMs * 0.002) return targetMs;
  return Math.max(next, measuredMs);
}

/** timeTicks gives the ticks of a time axis; one unit serves all of them. */
export function timeTicks(domainMs: number, widthPx: number): { at: number; label: string }[] {
  const inSeconds = domainMs >= 1000;
  const divisor = inSeconds ? 1000 : 1;
  return ticks(domainMs / divisor, widthPx, (value) => `${value} ${inSeconds ? 's' : 'ms'}`);
}

const BYTE_UNITS: readonly (readonly [number, string])[] = [
  [2 ** 30, 'GiB'],
  [2 ** 20, 'MiB'],
  [2 ** 10, 'KiB'],
];

/** byteTicks gives the ticks of a byte axis in the largest unit that fits. */
export function byteTicks(domainBytes: number, widthPx: number): { at: number; label: string }[] {
  const [divisor, unit] = BYTE_UNITS.find(([size]) => domainBytes >= 2 * size) ?? [1, 'B'];
  return ticks(domainBytes / divisor, widthPx, (value) => `${value} ${unit}`);
}

/** ticks places round values along an axis, fewer on a narrow one. */
function ticks(domain: number, widthPx: number, label: (value: string) => string) {
  const count = Math.max(2, Math.floor(widthPx / 90));
  return roundValues(0, domain, count).map((value) => ({
    at: (value / domain) * widthPx,
    label: value === 0 ? '0' : label(String(Number(value.toPrecision(6)))),
  }));
}
