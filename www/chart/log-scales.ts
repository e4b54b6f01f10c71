// Logarithmic axes, which only the plots of studies have.

import { linearScale } from './scales.ts';
import type { Axis, Interval, Scale } from './scales.ts';

/** Returns a scale on which equal ratios are equally wide, for values above 0. */
export function logScale([from, to]: Interval, range: Interval): Scale {
  const place = linearScale([Math.log(from), Math.log(to)], range);
  return (value) => place(Math.log(value));
}

/** Returns a logarithmic axis with ticks at the given values. */
export function logAxis(
  domain: Interval,
  range: Interval,
  values: readonly number[],
  label: (value: number) => string = String,
): Axis {
  const place = logScale(domain, range);
  return { place, ticks: values.map((value) => ({ atPx: place(value), label: label(value) })) };
}

/** Returns the powers of ten within a domain. */
export const decades = (domain: Interval): number[] => powers(10, Math.log10, domain);

/** Returns 1, 2, 4 and so on, as far as they lie within a domain. */
export const doublings = (domain: Interval): number[] => powers(2, Math.log2, domain);

function powers(base: number, log: (value: number) => number, [from, to]: Interval): number[] {
  // The logarithm of a power may miss its whole number by the last bit.
  const first = Math.ceil(log(from) - 1e-9);
  const last = Math.floor(log(to) + 1e-9);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => base ** (first + index),
  );
}
