// Measures in turns what is to be compared, so that whatever slows the machine slows all of it; ratios are of one round.
import { median } from '../../benches/rounds.js';

/** Rounds at least, and more where the machine was disturbed meanwhile. Odd, so that the median is a measured one. */
const ROUNDS = { least: 5, most: 15 };

/**
 * A Ratio is how many times as long one took as the other: the median of the rounds' ratios.
 * @typedef {(above: string, below: string) => number} Ratio
 *
 * @typedef {Record<string, () => Promise<number>>} Measures what is compared: each measures once, and gives its time
 */

/**
 * inTurns measures everyone once a round, forwards and backwards in turns; a first round warms up and is not counted. It
 * goes on until the ratios are as wanted: a real fault never lets them be. Where most rounds were disturbed, the ratio of
 * the shortest times still tells a fault from noise.
 * @param {Measures} measures
 * @param {(ratio: Ratio, shortestRatio: Ratio) => boolean} asWanted
 */
export async function inTurns(measures, asWanted) {
  const names = Object.keys(measures);
  await roundOf(measures, names);
  /** @type {Record<string, number>[]} */
  const rounds = [];
  /** @type {Ratio} */
  const ratio = (above, below) => median(rounds.map((round) => round[above] / round[below]));
  const shortestOf = (/** @type {string} */ name) =>
    Math.min(...rounds.map((round) => round[name]));
  /** @type {Ratio} */
  const shortestRatio = (above, below) => shortestOf(above) / shortestOf(below);
  while (rounds.length < ROUNDS.most) {
    const order = rounds.length % 2 === 0 ? names : names.toReversed();
    rounds.push(await roundOf(measures, order));
    const isOdd = rounds.length % 2 === 1;
    if (rounds.length >= ROUNDS.least && isOdd && asWanted(ratio, shortestRatio)) break;
  }
  const medianOf = (/** @type {string} */ name) => median(rounds.map((round) => round[name]));
  return { ratio, shortestRatio, medianOf, rounds: rounds.length };
}

/**
 * @param {Measures} measures
 * @param {string[]} order
 */
async function roundOf(measures, order) {
  /** @type {Record<string, number>} */
  const times = {};
  for (const name of order) times[name] = await measures[name]();
  return times;
}
