// The results as files: what each button makes, and for whom.

import { html, nothing } from 'lit/html.js';
import { allReports } from '../../widget/rows.js';
import { spansCsv, summaryCsv } from './csv.js';
import { download, fileName } from './download.js';
import { pictureOf } from './picture-view.js';
import { costCsv, scalingCsv } from './study-csv.js';
import { traceOf } from './trace.js';

/**
 * @typedef {import('../../widget/state.js').State} State
 * @typedef {import('./write-results.js').Own} Own
 *
 * @typedef {object} Measured what there is to save
 * @property {State} state
 * @property {readonly Own[]} own results of rows
 * @property {import('../scaling/studies.js').Scaling | null} scaling
 * @property {import('../scaling/studies.js').Cost | null} cost
 *
 * @typedef {object} FileKind
 * @property {string} label
 * @property {string} ending
 * @property {string} type
 * @property {(measured: Measured) => boolean} when
 * @property {(measured: Measured, shown: Element) => string | Promise<string>} make
 */

const hasRows = (/** @type {Measured} */ { own }) => own.length > 0;
const hasScaling = (/** @type {Measured} */ { scaling }) => scaling !== null;
const hasCost = (/** @type {Measured} */ { cost }) => cost !== null;

/** @type {(label: string, ending: string, when: FileKind['when'], make: FileKind['make']) => FileKind} */
const json = (label, ending, when, make) => ({
  ...{ label, ending, type: 'application/json', when, make },
});
/** @type {typeof json} */
const csv = (label, ending, when, make) => ({ label, ending, type: 'text/csv', when, make });
/** @type {typeof json} */
const svg = (label, ending, when, make) => ({ label, ending, type: 'image/svg+xml', when, make });

/** The charts are drawn by the view that measured them: where there is a study, its code has been fetched. */
const studyPicture = async (/** @type {Measured} */ measured, /** @type {Element} */ shown) =>
  (await import('./study-picture-view.js')).studyPictureOf(measured, shown);

/** @type {readonly FileKind[]} */
const KINDS = [
  json('Reports, JSON', '.json', () => true, jsonOf),
  csv('Summary, CSV', '-summary.csv', hasRows, ({ own }) => summaryCsv(own)),
  csv('Spans, CSV', '-spans.csv', hasRows, ({ state }) => spansCsv(allReports(state))),
  svg('Picture, SVG', '.svg', hasRows, ({ state }, shown) => pictureOf(state, shown)),
  json('Trace, JSON', '-trace.json', hasRows, ({ own }) =>
    JSON.stringify(traceOf(own.map(({ report }) => report))),
  ),
  csv('Scaling, CSV', '-scaling.csv', hasScaling, ({ scaling }) =>
    scaling ? scalingCsv(scaling) : '',
  ),
  csv('Cost, CSV', '-cost.csv', hasCost, ({ cost }) => (cost ? costCsv(cost) : '')),
  svg(
    'Scaling and cost, SVG',
    '-scaling.svg',
    (measured) => hasScaling(measured) || hasCost(measured),
    studyPicture,
  ),
];

/**
 * measuredOf gathers what there is to save.
 * @param {State} state
 * @param {readonly Own[]} own
 * @returns {Measured | null} null where there is nothing
 */
export function measuredOf(state, own) {
  const { scaling, cost } = state.studies;
  const measured = {
    ...{ state, own },
    scaling: scaling?.origin ? scaling : null,
    cost: cost?.origin ? cost : null,
  };
  return KINDS.some(({ when, label }) => label !== 'Reports, JSON' && when(measured))
    ? measured
    : null;
}

/**
 * jsonOf gives the reports as they are, with their summary, and what the view Scaling measured.
 * @param {Measured} measured
 */
export function jsonOf({ state, scaling, cost }) {
  const { summary, verdict } = state;
  const studies = { scaling: studyOf(scaling), cost: studyOf(cost) };
  return JSON.stringify({ reports: allReports(state), summary, verdict, ...studies }, null, 2);
}

/** @param {import('../scaling/studies.js').Scaling | import('../scaling/studies.js').Cost | null} study */
const studyOf = (study) => study && { ...study.origin, ...study.result };

/**
 * filesView draws a button for each kind of file that can be made.
 * @param {Measured} measured
 */
export function filesView(measured) {
  const { own, scaling, cost, state } = measured;
  const startedAt = (own[0]?.report ?? scaling?.origin ?? cost?.origin)?.startedAt ?? '';
  const named = { workload: state.setUp.options.workload, startedAt };
  const save = async (
    /** @type {Event} */ event,
    /** @type {FileKind} */ { make, type, ending },
  ) => {
    const shown = /** @type {Element} */ (event.currentTarget);
    download(fileName(named, ending), type, await make(measured, shown));
  };
  return html`<div class="files" role="group" aria-label="Save as a file">
      <span>Save as a file</span>
      ${KINDS.filter(({ when }) => when(measured)).map(
        (kind) =>
          html`<button
            type="button"
            part="button"
            @click=${(/** @type {Event} */ event) => save(event, kind)}
          >
            ${kind.label}
          </button>`,
      )}
    </div>
    ${
      own.length > 0
        ? html`<p class="note">
            Reports and spans are of every run; picture and trace of the run nearest each median.
            Perfetto (ui.perfetto.dev) and Chrome open the trace.
          </p>`
        : nothing
    }`;
}
