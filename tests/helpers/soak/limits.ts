// Limits of a leak: growth that only something kept for every run explains.

import type { Figures } from './meter.ts';

export const MIB = 2 ** 20;

/** Statistics, compiled code and caches of the browser grow a little in a used page. */
const HEAP = { factor: 1.2, slackBytes: MIB };

/** An allocator keeps some memory. A leaked list or worker in every run soon exceeds this. */
const RESIDENT_SLACK_BYTES = 64 * MIB;

/** The browser may keep the last element or two, of some 500 nodes each. */
const NODES_SLACK = 2000;

/** Names everything that has not returned to where it was. */
export function findLeaks(before: Figures, after: Figures): string[] {
  const leaks = [];
  if (after.workers !== before.workers) {
    leaks.push(`workers: ${before.workers} before, ${after.workers} after`);
  }
  if (before.heapBytes !== null && after.heapBytes !== null) {
    const most = before.heapBytes * HEAP.factor + HEAP.slackBytes;
    if (after.heapBytes > most) leaks.push(grown('heap', before.heapBytes, after.heapBytes, most));
  }
  if (before.nodes !== null && after.nodes !== null && after.nodes > before.nodes + NODES_SLACK) {
    leaks.push(`nodes of documents: ${before.nodes} before, ${after.nodes} after`);
  }
  const most = before.residentBytes + RESIDENT_SLACK_BYTES;
  if (after.residentBytes > most) {
    leaks.push(grown('renderer', before.residentBytes, after.residentBytes, most));
  }
  return leaks;
}

/** Writes bytes in MiB. */
export const mib = (bytes: number) => (bytes / MIB).toFixed(1);

const grown = (what: string, before: number, after: number, most: number) =>
  `${what}: ${mib(before)} MiB before, ${mib(after)} MiB after, at most ${mib(most)} MiB expected`;
