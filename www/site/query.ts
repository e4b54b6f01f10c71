// Query parameters become attributes: a link can carry a set-up. Parameters of other names do nothing.

import { portableNames } from '../core/option-table.ts';

/**
 * applyQuery gives the parameters to the widget of their `workload` (`io` where none is named).
 * Where no widget has that workload the first one takes them; what is wrong it refuses in words.
 */
export function applyQuery(query: URLSearchParams) {
  const given = portableNames.filter((name) => query.has(name));
  if (given.length === 0) return;
  const lanes = [...document.querySelectorAll('race-lane')];
  const workload = query.get('workload') ?? 'io';
  const lane = lanes.find((each) => each.getAttribute('workload') === workload) ?? lanes[0];
  for (const name of given) lane.setAttribute(name, query.get(name) ?? '');
}
