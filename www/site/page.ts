// The page's own script: query parameters set the widgets up, and results become a sentence under each chapter.

import { describeBill } from './bill.ts';
import './fragment.ts';
import { isolate } from './isolate.ts';
import { applyQuery } from './query.ts';
import { describeComputing, describeWaiting } from './seen.ts';
import type { Report } from '../core/report.ts';

/** tellerOf gives what a chapter says of its reports. */
function tellerOf({ workload, list }: Report['options']) {
  if (workload === 'io') return describeWaiting;
  return list === 'memory' ? describeBill : describeComputing;
}

/** collect keeps a widget's reports of its latest set-up. */
function collect(reports: Report[], report: Report) {
  const tasksOf = ({ tasks, size, wait, list }: Report['options']) =>
    `${tasks} ${size} ${wait} ${list}`;
  const now = tasksOf(report.options);
  return [...reports.filter(({ options }) => tasksOf(options) === now), report];
}

const collected: WeakMap<EventTarget, Report[]> = new WeakMap();

/** Widgets whose view has runs of its own under way, with other options than the rows'. */
const studying: WeakSet<EventTarget> = new WeakSet();

document.addEventListener('race-start', (event) => {
  const { target, detail } = event as CustomEvent;
  if (target) studying[detail.kind === 'study' ? 'add' : 'delete'](target);
});

/** tell writes the sentence under a widget. */
function tell(lane: Element, words: string) {
  const place = lane.parentElement?.querySelector('.seen');
  if (place && words) place.textContent = words;
}

document.addEventListener('race-scaling', (event) => {
  tell(event.target as Element, (event as CustomEvent).detail.verdict);
});

document.addEventListener('race-result', (event) => {
  const lane = event.target as Element;
  if (studying.has(lane)) return;
  const report = (event as CustomEvent<Report>).detail;
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
  const note = document.querySelector('#note') as HTMLElement;
  note.textContent = `${reason} Threads that share a memory need that. The other strategies run as ever.`;
  note.hidden = reason === '';
});
