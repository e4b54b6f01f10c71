// Measures contenders in rounds. Each round asks every contender once, in a newly shuffled order.
import { StepError } from '../scripts/lib/run.js';

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {string} label its name in the table
 * @property {number} [rounds] how many rounds it takes part in; all by default. Slow contenders take part in fewer
 * @property {number} [readers] how many threads read the list; absent where the list has more than 4 bytes a number
 * @property {() => Promise<{ max?: number | null, ms: number, busyMs?: number }>} ask
 *
 * @typedef {object} Result
 * @property {string} name
 * @property {string} label
 * @property {number} [readers]
 * @property {number} medianMs
 * @property {number} minMs
 * @property {number} maxMs
 * @property {number[]} allMs in the order of the rounds, without the warm-up
 * @property {number[]} [allBusyMs] for how long its threads computed, all together
 */

/**
 * Asks every contender once to warm up, then once in each of `rounds` rounds.
 * @param {readonly Contender[]} contenders
 * @param {object} how
 * @param {number} how.rounds
 * @param {(contender: Contender, max: number | null) => void} [how.check] refuses a wrong answer
 * @param {(text: string) => void} how.log
 * @returns {Promise<Result[]>}
 */
export async function measure(contenders, { rounds, check, log }) {
  /** @type {Map<Contender, { ms: number, busyMs?: number }[]>} */
  const answers = new Map(contenders.map((contender) => [contender, []]));
  for (let round = 0; round <= rounds; round += 1) {
    log(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    for (const contender of shuffled(contenders)) {
      if (round > (contender.rounds ?? rounds)) continue;
      const { max, ...answer } = await contender.ask();
      if (max !== undefined) check?.(contender, max);
      if (round > 0) answers.get(contender)?.push(answer);
    }
  }
  return contenders.map((contender) => resultOf(contender, answers.get(contender) ?? []));
}

/**
 * Returns one contender's median and range.
 * @param {Contender} contender
 * @param {{ ms: number, busyMs?: number }[]} answers
 * @returns {Result}
 */
function resultOf({ name, label, readers }, answers) {
  if (answers.length === 0) throw new StepError(`${label} was never measured.`);
  const allMs = answers.map(({ ms }) => ms);
  const allBusyMs = answers.flatMap(({ busyMs }) => busyMs ?? []);
  return {
    ...{ name, label, readers, allMs },
    ...(allBusyMs.length > 0 ? { allBusyMs } : {}),
    medianMs: median(allMs),
    minMs: Math.min(...allMs),
    maxMs: Math.max(...allMs),
  };
}

/**
 * Returns the middle value, or the mean of the two in the middle.
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Returns the same things in a random order (Fisher and Yates).
 * @template T
 * @param {readonly T[]} things
 */
export function shuffled(things) {
  const order = [...things];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/**
 * Compares two contenders round by round. Returns the median, the least and the greatest of the ratios.
 * @param {Result} a
 * @param {Result} b
 */
export function pairedRatio(a, b) {
  const count = Math.min(a.allMs.length, b.allMs.length);
  const ratios = a.allMs.slice(0, count).map((ms, round) => ms / b.allMs[round]);
  return { ratio: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) };
}
