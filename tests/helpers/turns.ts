// Measures competitors in turns, so that a slow machine slows all of them; ratios compare times of one round.
import { median } from '../../benches/rounds.js';

/**
 * The least number of rounds, and the most if the machine was disturbed. Odd, so that the median is a measured
 * round.
 */
const ROUNDS = { least: 5, most: 15 };

export type Ratio = (above: string, below: string) => number;

/** The competitors: each function measures once and returns its time. */
export type Measures = Record<string, () => Promise<number>>;

/**
 * Measures every competitor once a round, forwards and backwards in turns, after an uncounted warm-up. It continues
 * until the ratios are as wanted, which a real fault never allows. If most rounds were disturbed, the ratio of the
 * shortest times still tells a fault from noise.
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
