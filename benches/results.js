// The raw results of a run of the benchmark, and where they are kept.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../scripts/lib/paths.js';

/**
 * @typedef {import('./rounds.js').Result} Result
 *
 * @typedef {object} Results
 * @property {string} date ISO 8601
 * @property {{ processor: string, cores: number, memoryBytes: number, system: string, busyCores: number }} machine before the run
 * @property {{ vectorBits: number, hugePages: boolean }} native of the build for this processor
 * @property {{ title: string, userAgent: string, cores: number }[]} browsers
 * @property {{ size: number, seed: number, max: number }} numbers
 * @property {number} rounds
 * @property {{ memory: Result[], stream: Result[] }} search
 * @property {import('./overhead.js').Rounds} overheadRounds
 * @property {Result[]} recording
 */

/** How long other programs are watched before the run. */
const WATCH_MS = 2000;

/** Describes this machine, and how many of its cores other programs keep busy. */
export async function machine() {
  const before = busyMs();
  await sleep(WATCH_MS);
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    busyCores: (busyMs() - before) / WATCH_MS,
  };
}

/** Returns for how long all cores together have worked since the machine started. */
const busyMs = () =>
  cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);

/**
 * Writes the raw results under benches/results/ and returns the file's path in the repository.
 * @param {Results} results
 */
export function keep(results) {
  const { processor, cores } = results.machine;
  const slug = processor.toLowerCase().replace(/\W+/g, '-').replace(/^-|-$/g, '');
  const time = results.date.slice(0, 16).replace('T', '-').replace(':', '');
  const path = `benches/results/${time}-${slug}-${cores}-cores.json`;
  mkdirSync(at('benches', 'results'), { recursive: true });
  // Lists of numbers take one line each, so that people can read the file too.
  const text = JSON.stringify(results, null, 2).replace(
    /\[\s+(-?[\d.e+-]+(?:,\s+-?[\d.e+-]+)*)\s+\]/g,
    (_, numbers) => `[${numbers.replace(/\s+/g, ' ')}]`,
  );
  writeFileSync(at(path), `${text}\n`);
  return path;
}
