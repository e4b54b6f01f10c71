// What the charts of this view share: scales with ticks on log axes, and paths.

import { scaleLinear, scaleLog } from 'd3-scale';

/**
 * @typedef {(value: number) => number} Scale
 * @typedef {{ at: number, label: string }} Tick
 * @typedef {{ width: number, height: number, left: number, right: number, top: number, bottom: number }} Box edges in px
 */

const HEIGHT_PX = 250;

/**
 * boxOf leaves room for the labels of a chart.
 * @param {number} width
 * @returns {Box}
 */
export const boxOf = (width) => ({
  width,
  height: HEIGHT_PX,
  left: 46,
  right: width - 14,
  top: 12,
  bottom: HEIGHT_PX - 40,
});

/**
 * logScale places values by their logarithm.
 * @param {readonly [number, number]} domain
 * @param {readonly [number, number]} range px
 * @returns {Scale}
 */
export function logScale(domain, range) {
  const scale = scaleLog().domain(domain).range(range);
  return (value) => scale(value);
}

/**
 * linearScale places values from 0 up.
 * @param {number} most
 * @param {readonly [number, number]} range px
 * @returns {{ place: Scale, ticks: number[] }}
 */
export function linearScale(most, range) {
  const scale = scaleLinear().domain([0, most]).range(range);
  return { place: (value) => scale(value), ticks: scale.ticks(4) };
}

/**
 * decades lists the powers of ten of a log axis.
 * @param {readonly [number, number]} domain
 */
export const decades = (domain) =>
  scaleLog()
    .domain(domain)
    .ticks(10)
    .filter((value) => Number.isInteger(Number(Math.log10(value).toFixed(9))));

/**
 * doublings lists 1, 2, 4 and so on within a domain.
 * @param {readonly [number, number]} domain
 */
export function doublings([from, to]) {
  const values = [];
  for (let value = 2 ** Math.ceil(Math.log2(from)); value <= to; value *= 2) values.push(value);
  return values;
}

/**
 * pathThrough joins points by straight lines.
 * @param {readonly (readonly [number, number])[]} points px
 */
export const pathThrough = (points) =>
  points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
