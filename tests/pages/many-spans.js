// One widget, drawn from its sources, with the most that runs can record: six rows of 64 tasks and 16,384 spans.

import { makeActions } from '../../www/widget/widget-actions.ts';
import { Painter } from '../../www/widget/painter.ts';
import { readSetUp } from '../../www/widget/set-up.ts';
import { initialState, reduce } from '../../www/widget/reduce.ts';
import { styles } from '../../www/widget/styles.ts';
import { loadView } from '../../www/widget/views.ts';
import { strategyNames } from '../../www/core/strategies.ts';

/** @typedef {import('../../www/core/report.ts').Report} Report */

const TASKS = 64;
const SPANS = 256;

/** Returns the spans of a task that waits for the lock and computes in turn. No two tasks share their times. */
function spansOf(/** @type {number} */ task, /** @type {number} */ row) {
  let atMs = task * 0.013 + row * 0.0017;
  return Array.from({ length: SPANS }, (_, i) => {
    const startMs = atMs;
    atMs += 0.5 + ((task * 7 + i * 13 + row * 5) % 97) / 31;
    return { phase: i % 2 ? 'scan' : 'lock', startMs, endMs: atMs };
  });
}

/** Makes a report of a strategy. */
function reportOf(/** @type {string} */ strategy, /** @type {number} */ row) {
  const tasks = Array.from({ length: TASKS }, (_, id) => ({
    id,
    lane: id,
    spans: spansOf(id, row),
  }));
  const elapsedMs = Math.max(...tasks.map(({ spans }) => spans[SPANS - 1].endMs));
  return /** @type {Report} */ (
    /** @type {unknown} */ ({
      ...{ strategy, tasks, elapsedMs, disturbed: null, startupMs: 0, loop: null, paceMs: null },
      options: { ...setUp.options, strategy },
      lanes: tasks.map(({ id }) => ({ id, kind: 'thread', label: `Thread ${id + 1}` })),
      memory: { instances: [], totalBytes: 0 },
      lock: { switches: 0, waitedMs: 0 },
      environment: { userAgent: '', cores: 2, isolated: true, clockStepMs: 0.005 },
    })
  );
}

const setUp = readSetUp((name) => ({ workload: 'cpu', tasks: String(TASKS) })[name] ?? null);
let state = initialState(setUp);
const dispatch = (/** @type {import('../../www/widget/state.ts').Action} */ action) => {
  state = reduce(state, action);
  painter.schedule();
};

const host = /** @type {HTMLElement} */ (document.querySelector('#host'));
const root = host.attachShadow({ mode: 'open' });
const box = document.createElement('div');
box.className = 'widget';
root.append(box);
const painter = new Painter(
  host,
  box,
  () => state,
  () => actions,
);
const actions = makeActions(
  /** @type {any} */ ({
    state: () => state,
    dispatch,
    geometry: () => painter.geometry,
    runner: {},
  }),
);
const view = await loadView('replay');
root.adoptedStyleSheets = [styles, view.styles].map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
});
strategyNames.forEach((name, row) => dispatch({ type: 'report', report: reportOf(name, row) }));
dispatch({ type: 'view', view: 'replay' });
painter.resume();
document.documentElement.dataset.drawn = 'true';
