// Query parameters become attributes, so a link can carry a set-up. Parameters of other names do nothing.

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
