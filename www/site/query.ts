// Reads an address: query parameters become attributes, and results in the fragment go to a widget.

import { portableNames } from '../core/option-table.ts';

/**
 * Gives the parameters to the widget of their `workload` (`io` by default). Where no widget has that workload, the first
 * widget takes them. A wrong value is refused by the widget in words.
 */
export function applyQuery(query: URLSearchParams) {
  const given = portableNames.filter((name) => query.has(name));
  if (given.length === 0) return;
  const lanes = [...document.querySelectorAll('race-lane')];
  const workload = query.get('workload') ?? 'io';
  const lane = lanes.find((each) => each.getAttribute('workload') === workload) ?? lanes[0];
  for (const name of given) lane.setAttribute(name, query.get(name) ?? '');
}

const START = '#results=';

/** Shows the results of the fragment, now and whenever the fragment changes. */
export function watchFragment() {
  addEventListener('hashchange', showResults);
  showResults();
}

/** Gives the results of the fragment to a widget, which reads them. */
export function showResults() {
  if (!location.hash.startsWith(START)) return;
  const text = location.hash.slice(START.length);
  const workload = /^\d+\.(io|cpu)\./.exec(text)?.[1] ?? 'io';
  const lanes = [...document.querySelectorAll('race-lane')];
  const lane =
    lanes.find((each) => (each.getAttribute('workload') ?? 'io') === workload) ?? lanes[0];
  lane?.setAttribute('results', text);
  if (lane !== lanes[0]) lane?.scrollIntoView({ block: 'center' });
  // In embed.html, the link to Racelane's own page takes the results along.
  const alone = document.querySelector<HTMLAnchorElement>('#alone');
  if (alone) alone.hash = location.hash;
}
