// Axes as numbers: a scale from values to px, and the round values that get a tick.

// d3-array has d3's ticks without the formats and interpolators of d3-scale, which weigh five times as much.
import { ticks as roundValues, tickStep } from 'd3-array';

export type Interval = readonly [from: number, to: number];

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

/** One label in this many px is easy to read. */
const LABEL_PX = 90;

/** Returns how many ticks suit an axis. */
export const tickCount = ([fromPx, toPx]: Interval) =>
  Math.max(2, Math.floor(Math.abs(toPx - fromPx) / LABEL_PX));

/** A unit, and its name with the space before it. */
type Unit = readonly [size: number, name: string];

/** A stretch beyond the first second has labels in seconds, if it is at least this long. */
const SECONDS_FROM_MS = 100;

const unitOfTime = ([fromMs, toMs]: Interval): Unit =>
  toMs >= 1000 && toMs - fromMs >= SECONDS_FROM_MS ? [1000, ' s'] : [1, ' ms'];

/** Returns an axis of time, whose ticks all have one unit. */
export const timeAxis = (domainMs: Interval, range: Interval, count = tickCount(range)): Axis =>
  linearAxis(domainMs, range, count, unitOfTime(domainMs));

const BYTE_UNITS: readonly Unit[] = [
  [2 ** 30, ' GiB'],
  [2 ** 20, ' MiB'],
  [2 ** 10, ' KiB'],
];

/** Returns an axis of bytes from 0, in the largest unit of which there are at least two. */
export const byteAxis = (mostBytes: number, range: Interval): Axis =>
  linearAxis(
    [0, mostBytes],
    range,
    tickCount(range),
    BYTE_UNITS.find(([size]) => mostBytes >= 2 * size) ?? [1, ' B'],
  );

/** Returns an axis of ratios from 0. */
export const ratioAxis = (most: number, range: Interval): Axis =>
  linearAxis([0, most], range, RATIO_TICKS, [1, '\u00d7']);

const RATIO_TICKS = 4;

function linearAxis(domain: Interval, range: Interval, count: number, [size, unit]: Unit): Axis {
  const place = linearScale(domain, range);
  const [from, to] = domain.map((each) => each / size);
  const step = tickStep(from, to, count);
  const ticks = roundValues(from, to, count).map((value) => ({
    atPx: place(value * size),
    label: value === 0 ? '0' : `${writeTick(value, step, from === 0)}${unit}`,
  }));
  return { place, ticks };
}

/** Writes a time to a hundredth of the stretch that a chart shows. */
export function formatWithin(ms: number, { fromMs, toMs }: { fromMs: number; toMs: number }) {
  const [size, unit] = unitOfTime([fromMs, toMs]);
  return `${writeTick(ms / size, (toMs - fromMs) / size / 100, false)}${unit}`;
}

/** Writes a tick with as many decimals as its step has. Sums of 0.1 are not exact in binary. */
function writeTick(value: number, step: number, isShort: boolean) {
  const text = value.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return isShort ? Number(text) : text;
}
