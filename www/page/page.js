// The page's own script: query parameters set the widgets up, and results become a sentence under each chapter.

import { applyQuery } from './query.js';
import './recorded.js';
import { seenComputing, seenWaiting } from './seen.js';

/** @typedef {import('../types.js').Report} Report */

/** What each chapter says of its reports. @type {Readonly<Record<string, (reports: readonly Report[]) => string>>} */
const tellers = { io: seenWaiting, cpu: seenComputing };

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

for (const button of document.querySelectorAll('[data-guess]')) {
  button.addEventListener('click', () => {
    const lane = button.closest('section')?.querySelector('race-lane');
    // Given anew, so that it also starts where the reader had ended it in the widget.
    lane?.removeAttribute('guess');
    lane?.setAttribute('guess', '');
    lane?.scrollIntoView({ block: 'nearest' });
  });
}

applyQuery(new URLSearchParams(location.search));
