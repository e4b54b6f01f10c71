// What the charts of this view share: scales with ticks on log axes, and paths.

import { scaleLinear, scaleLog } from 'd3-scale';

export type Scale = (value: number) => number;

export type Tick = { at: number; label: string };

/** Edges in px. */
export type Box = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
};

const HEIGHT_PX = 250;

/** boxOf leaves room for the labels of a chart. */
export const boxOf = (width: number): Box => ({
  width,
  height: HEIGHT_PX,
  left: 46,
  right: width - 14,
  top: 12,
  bottom: HEIGHT_PX - 40,
});

/**
 * logScale places values by their logarithm.
 * @param range px
 */
export function logScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): Scale {
  const scale = scaleLog().domain(domain).range(range);
  return (value) => scale(value);
}

/**
 * linearScale places values from 0 up.
 * @param range px
 */
export function linearScale(
  most: number,
  range: readonly [number, number],
): { place: Scale; ticks: number[] } {
  const scale = scaleLinear().domain([0, most]).range(range);
  return { place: (value) => scale(value), ticks: scale.ticks(4) };
}

/** decades lists the powers of ten of a log axis. */
export const decades = (domain: readonly [number, number]) =>
  scaleLog()
    .domain(domain)
    .ticks(10)
    .filter((value) => Number.isInteger(Number(Math.log10(value).toFixed(9))));

/** doublings lists 1, 2, 4 and so on within a domain. */
export function doublings([from, to]: readonly [number, number]) {
  const values = [];
  for (let value = 2 ** Math.ceil(Math.log2(from)); value <= to; value *= 2) values.push(value);
  return values;
}

/**
 * pathThrough joins points by straight lines.
 * @param points px
 */
export const pathThrough = (points: readonly (readonly [number, number])[]) =>
  points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
