// The script of index.html: query parameters set the widgets up, and results become a sentence in each chapter.

import { describeBill, describeComputing, describeWaiting } from './seen.ts';
import { describePython } from './seen-python.ts';
import { applyQuery, queryNames, watchFragment } from './query.ts';
import { isolate } from './isolate.ts';
import { listenToButtons } from './sentence-buttons.ts';
import type { PythonReport } from '../core/python-report.ts';
import type { Report } from '../core/report.ts';

/** Returns the function that puts a chapter's reports into words. */
function describerOf({ workload, list }: Report['options']) {
  if (workload === 'io') return describeWaiting;
  return list === 'memory' ? describeBill : describeComputing;
}

/** Adds a report to those of the same set-up, and drops reports of an earlier set-up. */
function addReport(reports: Report[], report: Report) {
  const tasksOf = ({ tasks, size, wait, list }: Report['options']) =>
    `${tasks} ${size} ${wait} ${list}`;
  const now = tasksOf(report.options);
  return [...reports.filter(({ options }) => tasksOf(options) === now), report];
}

const collected: WeakMap<EventTarget, Report[]> = new WeakMap();

/** Widgets with a study under way: its runs have other options than the rows. */
const studying: WeakSet<EventTarget> = new WeakSet();

document.addEventListener('race-start', (event) => {
  const { target, detail } = event as CustomEvent;
  if (!target) return;
  studying[detail.kind === 'study' ? 'add' : 'delete'](target);
  // A comparison counts only its own runs.
  if (detail.kind === 'compare') collected.delete(target);
});

/** Writes the sentence below a widget. */
function showSentence(lane: Element, words: string) {
  const place = lane.parentElement?.querySelector('.seen');
  if (place && words) place.textContent = words;
}

document.addEventListener('race-scaling', (event) => {
  showSentence(event.target as Element, (event as CustomEvent).detail.verdict);
});

document.addEventListener('race-python', (event) => {
  const { target, detail } = event as CustomEvent<PythonReport>;
  showSentence(target as Element, describePython(detail));
});

document.addEventListener('race-result', (event) => {
  const lane = event.target as Element;
  if (studying.has(lane)) return;
  const report = (event as CustomEvent<Report>).detail;
  const reports = addReport(collected.get(lane) ?? [], report);
  collected.set(lane, reports);
  showSentence(lane, describerOf(report.options)(reports));
});

listenToButtons({ reportsOf: (lane) => collected.get(lane) ?? [], showSentence });

applyQuery(new URLSearchParams(location.search), queryNames());
watchFragment();

isolate().then((reason) => {
  const note = document.querySelector('#note') as HTMLElement;
  note.textContent = `${reason} So threads that share a memory cannot run. The other strategies run as ever.`;
  note.hidden = reason === '';
});
