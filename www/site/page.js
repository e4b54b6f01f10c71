// The page's own script: query parameters set the widgets up, and results become a sentence under each chapter.

import { seenBill } from './bill.js';
import './fragment.js';
import { isolate } from './isolate.js';
import { applyQuery } from './query.js';
import { seenComputing, seenWaiting } from './seen.js';

/** @typedef {import('../core/report.js').Report} Report */

/**
 * tellerOf gives what a chapter says of its reports.
 * @param {Report['options']} options
 */
function tellerOf({ workload, list }) {
  if (workload === 'io') return seenWaiting;
  return list === 'memory' ? seenBill : seenComputing;
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

/** Widgets whose view has runs of its own under way, with other options than the rows'. @type {WeakSet<EventTarget>} */
const studying = new WeakSet();

document.addEventListener('race-start', (event) => {
  const { target, detail } = /** @type {CustomEvent} */ (event);
  if (target) studying[detail.kind === 'study' ? 'add' : 'delete'](target);
});

/**
 * tell writes the sentence under a widget.
 * @param {Element} lane
 * @param {string} words
 */
function tell(lane, words) {
  const place = lane.parentElement?.querySelector('.seen');
  if (place && words) place.textContent = words;
}

document.addEventListener('race-scaling', (event) => {
  tell(/** @type {Element} */ (event.target), /** @type {CustomEvent} */ (event).detail.verdict);
});

document.addEventListener('race-result', (event) => {
  const lane = /** @type {Element} */ (event.target);
  if (studying.has(lane)) return;
  const report = /** @type {CustomEvent<Report>} */ (event).detail;
  const reports = collect(collected.get(lane) ?? [], report);
  collected.set(lane, reports);
  tell(lane, tellerOf(report.options)(reports));
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

isolate('./index.html').then((reason) => {
  const note = /** @type {HTMLElement} */ (document.querySelector('#note'));
  note.textContent = `${reason} Threads that share a memory need that. The other strategies run as ever.`;
  note.hidden = reason === '';
});
