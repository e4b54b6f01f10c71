// Reads an address: query parameters become attributes, and results in the fragment go to a widget.

import { UNKNOWN, keyOf } from '../core/near-names.ts';
import type { RaceLane } from '../element.ts';

/**
 * Returns the attributes that a query can set, as the element names them: the pages are built apart from racelane.js,
 * and a table of their own would weigh 2 KB. Empty where racelane.js did not load.
 */
export const queryNames = () =>
  (customElements.get('race-lane') as typeof RaceLane | undefined)?.portableNames ?? [];

/**
 * Gives the parameters to the widget of their `workload` (`io` by default). Where no widget has that workload, the first
 * widget takes them. A wrong value is refused by the widget in words.
 */
export function applyQuery(query: URLSearchParams, names: readonly string[]) {
  const { texts, others } = readQuery(query, names);
  if (texts.size + others.length === 0) return;
  const lane = laneOf((texts.get('workload') ?? 'io').toLowerCase());
  for (const [name, text] of texts) lane.setAttribute(name, text);
  // The widget says which of these names are nearly those of options.
  if (others.length > 0) lane.setAttribute(UNKNOWN, others.join(' '));
}

/** Returns the first widget with the workload that a text names, or else the first of all. */
function laneOf(named: string) {
  const lanes = [...document.querySelectorAll('race-lane')];
  return lanes.find((each) => named.includes(each.getAttribute('workload') ?? 'io')) ?? lanes[0];
}

/** Returns the texts of options by attribute name, and the names of all other parameters. */
function readQuery(query: URLSearchParams, names: readonly string[]) {
  const texts = new Map<string, string>();
  const others: string[] = [];
  for (const [name, text] of [...query].flatMap(splitEscaped)) {
    // An `&` that was escaped too often leaves `amp;` before the name.
    const key = keyOf(name.replace(/^(?:amp;|#38;)+/i, ''));
    const option = names.find((each) => keyOf(each) === key);
    if (!option) others.push(name.replace(/\s/g, '-'));
    else if (!texts.has(option)) texts.set(option, text);
  }
  return { texts, others };
}

/** Splits a name that is a whole query, because its `=` and `&` were escaped. */
const splitEscaped = ([name, text]: [string, string]): [string, string][] =>
  name.includes('=') ? [...new URLSearchParams(text ? `${name}=${text}` : name)] : [[name, text]];

const RESULTS = /^#(?:amp;)*results(?:=|%3d)(.*)$/is;

/** Shows the results of the fragment, now and whenever the fragment changes. */
export function watchFragment() {
  addEventListener('hashchange', showResults);
  showResults();
}

/** Gives the results of the fragment to a widget, which reads them. */
export function showResults() {
  const text = RESULTS.exec(location.hash)?.[1];
  if (text === undefined) return;
  const lane = laneOf(/\d\.(io|cpu)\b/.exec(text)?.[1] ?? 'io');
  lane?.setAttribute('results', text);
  if (lane !== document.querySelector('race-lane')) lane?.scrollIntoView({ block: 'center' });
  // In embed.html, the link to Racelane's own page takes the results along.
  const alone = document.querySelector<HTMLAnchorElement>('#alone');
  if (alone) alone.hash = location.hash;
}
