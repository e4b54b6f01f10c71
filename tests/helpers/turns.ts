// Measures in turns what is to be compared, so that whatever slows the machine slows all of it; ratios are of one round.
import { median } from '../../benches/rounds.js';

/** Rounds at least, and more where the machine was disturbed meanwhile. Odd, so that the median is a measured one. */
const ROUNDS = { least: 5, most: 15 };

export type Ratio = (above: string, below: string) => number;

/** What is compared: each measures once, and gives its time. */
export type Measures = Record<string, () => Promise<number>>;

/**
 * inTurns measures everyone once a round, forwards and backwards in turns; a first round warms up and is not counted. It
 * goes on until the ratios are as wanted: a real fault never lets them be. Where most rounds were disturbed, the ratio of
 * the shortest times still tells a fault from noise.
 */
export async function inTurns(
  measures: Measures,
  asWanted: (ratio: Ratio, shortestRatio: Ratio) => boolean,
) {
  const names = Object.keys(measures);
  await roundOf(measures, names);
  const rounds: Record<string, number>[] = [];
  const ratio: Ratio = (above, below) => median(rounds.map((round) => round[above] / round[below]));
  const shortestOf = (name: string) => Math.min(...rounds.map((round) => round[name]));
  const shortestRatio: Ratio = (above, below) => shortestOf(above) / shortestOf(below);
  while (rounds.length < ROUNDS.most) {
    const order = rounds.length % 2 === 0 ? names : names.toReversed();
    rounds.push(await roundOf(measures, order));
    const isOdd = rounds.length % 2 === 1;
    if (rounds.length >= ROUNDS.least && isOdd && asWanted(ratio, shortestRatio)) break;
  }
  const medianOf = (name: string) => median(rounds.map((round) => round[name]));
  return { ratio, shortestRatio, medianOf, rounds: rounds.length };
}

async function roundOf(measures: Measures, order: string[]) {
  const times: Record<string, number> = {};
  for (const name of order) times[name] = await measures[name]();
  return times;
}
