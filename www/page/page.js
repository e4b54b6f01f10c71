// The page's own script: query parameters become attributes, and results become a sentence under each chapter.

import { attributeNames } from '../options.js';
import { seenComputing, seenWaiting } from './seen.js';

/** @typedef {import('../types.js').Report} Report */

/** What each chapter says of its reports. @type {Readonly<Record<string, (reports: readonly Report[]) => string>>} */
const tellers = { io: seenWaiting, cpu: seenComputing };

/**
 * applyQuery gives the parameters to the widget of their `workload` (`io` where none is named).
 * A value that no widget takes goes to the first one, which refuses it in words.
 * @param {URLSearchParams} query
 */
function applyQuery(query) {
  const given = attributeNames.filter((name) => query.has(name));
  if (given.length === 0) return;
  const lanes = [...document.querySelectorAll('race-lane')];
  const workload = query.get('workload') ?? 'io';
  const lane = lanes.find((each) => each.getAttribute('workload') === workload) ?? lanes[0];
  for (const name of given) lane.setAttribute(name, query.get(name) ?? '');
}

/**
 * collect keeps a widget's reports of its latest set-up.
 * @param {Report[]} reports
 * @param {Report} report
 */
function collect(reports, report) {
  const tasksOf = (/** @type {Report['options']} */ { tasks, size, wait, list }) =>
    `${tasks} ${size} ${wait} ${list}`;
  const now = tasksOf(report.options);
  return [...reports.filter(({ options }) => tasksOf(options) === now), report];
}

/** @type {WeakMap<EventTarget, Report[]>} */
const collected = new WeakMap();

document.addEventListener('race-result', (event) => {
  const lane = /** @type {Element} */ (event.target);
  const report = /** @type {CustomEvent<Report>} */ (event).detail;
  const reports = collect(collected.get(lane) ?? [], report);
  collected.set(lane, reports);
  const place = lane.parentElement?.querySelector('.seen');
  const tell = tellers[report.workload];
  if (place && tell) place.textContent = tell(reports);
});

applyQuery(new URLSearchParams(location.search));
