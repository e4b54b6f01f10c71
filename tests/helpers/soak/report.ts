// The report of a soak: its tables, and its complaints.
import { findLeaks, mib } from './limits.ts';
import type { Soak } from './soak.ts';

/** From this many runs on, at least this share must have been aborted. Otherwise the soak did not test aborts. */
const ABORTED = { share: 0.3, fromRuns: 200 };

/** Counts the aborted runs. */
export const abortedOf = (runs: Soak['runs']) =>
  runs.filter(({ told }) => told.end === 'aborted').length;

/** Returns what is wrong and how to repeat it, or null. */
export function complaintOf({ seed, runs, before, after }: Soak, engine: string) {
  const wrong = findLeaks(before, after);
  const aborted = abortedOf(runs);
  if (runs.length >= ABORTED.fromRuns && aborted < runs.length * ABORTED.share) {
    wrong.push(`only ${aborted} of ${runs.length} runs were aborted`);
  }
  if (wrong.length === 0) return null;
  const again = `npm run soak -- --engine=${engine} --seed=${seed} --runs=${runs.length}`;
  return [`After ${runs.length} runs in ${engine}:`, ...wrong, `Again: ${again}`].join('\n  ');
}

export const engineHeads = Object.freeze([
  ...['engine', 'runs', 'aborted', 'finished, verified'],
  ...['page heap, MiB', 'workers', 'renderer, MiB', 'peak, MiB', 'seed'],
]);

/**
 * Returns the soak's row for the table of engines.
 * @param label of the engine
 */
export function engineRow({ seed, runs, before, after, peakBytes }: Soak, label: string) {
  const aborted = abortedOf(runs);
  const heap =
    before.heapBytes === null || after.heapBytes === null
      ? 'not told'
      : `${mib(before.heapBytes)} → ${mib(after.heapBytes)}`;
  const resident = `${mib(before.residentBytes)} → ${mib(after.residentBytes)}`;
  return [
    ...[label, String(runs.length), String(aborted), String(runs.length - aborted)],
    ...[heap, `${before.workers} → ${after.workers}`, resident, mib(peakBytes), String(seed)],
  ];
}

export const kindHeads = Object.freeze(['what', 'runs', 'aborted', 'finished, verified']);

/** Counts the runs by strategy, by way of calling, and by moment of abort. */
export function kindRows(runs: Soak['runs']) {
  const compared = ({ plan }: Soak['runs'][number]) =>
    plan.strategies.length > 1 ? 'several, compared' : plan.strategies[0];
  const kinds: ((run: Soak['runs'][number]) => string)[] = [
    compared,
    ({ plan }) => `by ${plan.way}`,
    ({ plan }) => (plan.abort ? `to be aborted ${plan.abort.moment}` : 'not to be aborted'),
  ];
  return kinds.flatMap((kindOf) => {
    const names = [...new Set(runs.map(kindOf))].sort();
    return names.map((name) => {
      const own = runs.filter((run) => kindOf(run) === name);
      const aborted = abortedOf(own);
      return [name, String(own.length), String(aborted), String(own.length - aborted)];
    });
  });
}
