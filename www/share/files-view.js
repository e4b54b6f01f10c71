// The results as files: what each button makes, and for whom.

import { html } from 'lit/html.js';
import { allReports } from '../ui/state.js';
import { spansCsv, summaryCsv } from './csv.js';
import { download, fileName } from './download.js';
import { pictureOf } from './picture-view.js';
import { traceOf } from './trace.js';

/**
 * @typedef {import('../ui/state.js').State} State
 * @typedef {import('./write-results.js').Own} Own
 *
 * @typedef {object} FileKind
 * @property {string} label
 * @property {string} ending
 * @property {string} type
 * @property {(state: State, own: readonly Own[], shown: Element) => string} make
 */

/** @type {readonly FileKind[]} */
const KINDS = [
  {
    label: 'Reports, JSON',
    ending: '.json',
    type: 'application/json',
    make: (state) => jsonOf(state),
  },
  {
    label: 'Summary, CSV',
    ending: '-summary.csv',
    type: 'text/csv',
    make: (_state, own) => summaryCsv(own),
  },
  {
    label: 'Spans, CSV',
    ending: '-spans.csv',
    type: 'text/csv',
    make: (state) => spansCsv(allReports(state)),
  },
  {
    label: 'Picture, SVG',
    ending: '.svg',
    type: 'image/svg+xml',
    make: (state, _own, shown) => pictureOf(state, shown),
  },
  {
    label: 'Trace, JSON',
    ending: '-trace.json',
    type: 'application/json',
    make: (_state, own) => JSON.stringify(traceOf(own.map(({ report }) => report))),
  },
];

/** jsonOf gives the reports as they are, with their summary. @param {State} state */
const jsonOf = (state) =>
  JSON.stringify(
    { reports: allReports(state), summary: state.summary, verdict: state.verdict },
    null,
    2,
  );

/**
 * filesView draws a button for each kind of file.
 * @param {State} state
 * @param {readonly Own[]} own
 */
export function filesView(state, own) {
  return html`<div class="files" role="group" aria-label="Save as a file">
      <span>Save as a file</span>
      ${KINDS.map(
        ({ label, ending, type, make }) =>
          html`<button
            type="button"
            part="button"
            @click=${(/** @type {Event} */ event) => {
              const shown = /** @type {Element} */ (event.currentTarget);
              download(fileName(own[0].report, ending), type, make(state, own, shown));
            }}
          >
            ${label}
          </button>`,
      )}
    </div>
    <p class="note">
      Reports and spans are of every run; picture and trace of the run nearest each median. Perfetto
      (ui.perfetto.dev) and Chrome open the trace.
    </p>`;
}
