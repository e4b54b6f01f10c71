// Axes as numbers: a scale from values to px, and the round values that get a tick.

// d3-array has d3's ticks without the formats and interpolators of d3-scale, which weigh five times as much.
import { ticks as roundValues } from 'd3-array';

type Interval = readonly [from: number, to: number];

/** Returns the place of a value, in px. */
export type Scale = (value: number) => number;

export interface Tick {
  atPx: number;
  label: string;
}

export interface Axis {
  place: Scale;
  ticks: readonly Tick[];
}

/** Returns a scale on which equal differences are equally wide. */
export const linearScale =
  ([from, to]: Interval, [fromPx, toPx]: Interval): Scale =>
  (value) =>
    fromPx + ((value - from) / (to - from)) * (toPx - fromPx);

/** Returns a scale on which equal ratios are equally wide, for values above 0. */
export function logScale([from, to]: Interval, range: Interval): Scale {
  const place = linearScale([Math.log(from), Math.log(to)], range);
  return (value) => place(Math.log(value));
}

/** One label in this many px is easy to read. */
const LABEL_PX = 90;

const tickCount = ([fromPx, toPx]: Interval) =>
  Math.max(2, Math.floor(Math.abs(toPx - fromPx) / LABEL_PX));

/** Returns an axis of time from 0, whose ticks all have one unit. */
export const timeAxis = (mostMs: number, range: Interval, count = tickCount(range)): Axis =>
  linearAxis(mostMs, range, count, mostMs >= 1000 ? [1000, 's'] : [1, 'ms']);

const BYTE_UNITS: readonly (readonly [size: number, unit: string])[] = [
  [2 ** 30, 'GiB'],
  [2 ** 20, 'MiB'],
  [2 ** 10, 'KiB'],
];

/** Returns an axis of bytes from 0, in the largest unit of which there are at least two. */
export const byteAxis = (mostBytes: number, range: Interval): Axis =>
  linearAxis(
    mostBytes,
    range,
    tickCount(range),
    BYTE_UNITS.find(([size]) => mostBytes >= 2 * size) ?? [1, 'B'],
  );

function linearAxis(
  most: number,
  range: Interval,
  count: number,
  [size, unit]: readonly [number, string],
): Axis {
  const place = linearScale([0, most], range);
  const ticks = roundValues(0, most / size, count).map((value) => ({
    atPx: place(value * size),
    // Sums of 0.1 are not exact in binary.
    label: value === 0 ? '0' : `${Number(value.toPrecision(6))} ${unit}`,
  }));
  return { place, ticks };
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
