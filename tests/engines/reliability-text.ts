// Lays out the faults of docs/reliability.md: grouped by what the reader sees, with the time in each engine.
import type { Sight } from '../helpers/fault-test.ts';

/** A fault's title, and what each engine showed. */
export type Fault = readonly [title: string, sights: ReadonlyMap<string, Sight>];

export type Engine = { name: string; label: string };

/** Times are rounded up to one of these, so that the document changes only when something has changed. */
const STEPS_S = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120];

/** Returns a time as an upper bound. */
function bound(ms: number) {
  if (ms === 0) return 'no delay';
  return `${STEPS_S.find((seconds) => ms <= seconds * 1000) ?? Math.ceil(ms / 1000)} s`;
}

/** Returns the most frequent value, and of several the first. */
function mostFrequent(values: readonly string[]) {
  const count = (value: string) => values.filter((each) => each === value).length;
  return [...values].sort((a, b) => count(b) - count(a))[0] ?? '';
}

/** Returns what the reader sees in the first engine that has the fault. */
const usualWords = ([, sights]: Fault, engines: readonly Engine[]) =>
  engines.map(({ name }) => sights.get(name)).find(Boolean)?.sees ?? '';

/** Returns a fault's line: the usual time, then each engine that differs in time or in words. */
function faultLine(fault: Fault, engines: readonly Engine[]) {
  const [title, sights] = fault;
  const words = usualWords(fault, engines);
  const usual = mostFrequent([...sights.values()].map(({ afterMs }) => bound(afterMs)));
  const times = [usual];
  const missing: string[] = [];
  /** Engines by the other words that their readers see. */
  const others = new Map<string, string[]>();
  for (const { name, label } of engines) {
    const sight = sights.get(name);
    const time = bound(sight?.afterMs ?? 0);
    if (!sight) missing.push(label);
    else if (sight.sees !== words)
      others.set(sight.sees, [...(others.get(sight.sees) ?? []), `${label} ${time}`]);
    else if (time !== usual) times.push(`${label} ${time}`);
  }
  if (missing.length > 0) times.push(`not in ${missing.join(', ')}`);
  const lines = [...others].map(([sees, labels]) => `  - ${labels.join(', ')}: ${sees}`);
  return [`- ${title}: ${times.join('; ')}`, ...lines].join('\n');
}

/** Returns the document's text: each sentence that a reader sees, and below it the faults that lead to it. */
export function reliabilityText(faults: readonly Fault[], engines: readonly Engine[]) {
  const sentences = [...new Set(faults.map((fault) => usualWords(fault, engines)))];
  return sentences
    .map((sentence) => {
      const group = faults.filter((fault) => usualWords(fault, engines) === sentence);
      const lines = group.map((fault) => faultLine(fault, engines));
      return `> ${sentence}\n\n${lines.join('\n')}`;
    })
    .join('\n\n');
}
