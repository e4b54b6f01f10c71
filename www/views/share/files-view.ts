// The results as files: what each button makes, and for whom.

import { html, nothing } from 'lit/html.js';
import { lazy } from '../../core/lazy.ts';
import { allReports } from '../../widget/rows.ts';
import { spansCsv, summaryCsv } from './csv.ts';
import { download, fileName } from './download.ts';
import { racePicture } from './race-picture.ts';
import { costCsv, scalingCsv } from './study-csv.ts';
import { traceOf } from './trace.ts';
import type { State } from '../../widget/state.ts';
import type { Cost, Scaling } from '../scaling/studies.ts';
import type { Own } from './write-results.ts';

/** What there is to save. */
export interface Measured {
  state: State;
  /** Results of rows. */
  own: readonly Own[];
  scaling: Scaling | null;
  cost: Cost | null;
}

export interface FileKind {
  label: string;
  ending: string;
  type: string;
  when: (measured: Measured) => boolean;
  make: (measured: Measured, shown: Element) => string | Promise<string>;
}

const hasRows = ({ own }: Measured) => own.length > 0;
const hasScaling = ({ scaling }: Measured) => scaling !== null;
const hasCost = ({ cost }: Measured) => cost !== null;

const json: (
  label: string,
  ending: string,
  when: FileKind['when'],
  make: FileKind['make'],
) => FileKind = (label, ending, when, make) => ({
  ...{ label, ending, type: 'application/json', when, make },
});
const csv: typeof json = (label, ending, when, make) => ({
  label,
  ending,
  type: 'text/csv',
  when,
  make,
});
const svg: typeof json = (label, ending, when, make) => ({
  label,
  ending,
  type: 'image/svg+xml',
  when,
  make,
});

const studyPictures = lazy('The code of pictures', () => import('./study-picture.ts'));

/** The charts are drawn by the view that measured them: where there is a study, its code has been fetched. */
const saveStudies = async (measured: Measured, shown: Element) =>
  (await studyPictures.load()).studyPicture(measured, shown);

const KINDS: readonly FileKind[] = [
  json('Reports, JSON', '.json', () => true, jsonOf),
  csv('Summary, CSV', '-summary.csv', hasRows, ({ own }) => summaryCsv(own)),
  csv('Spans, CSV', '-spans.csv', hasRows, ({ state }) => spansCsv(allReports(state))),
  svg('Picture, SVG', '.svg', hasRows, ({ state }, shown) => racePicture(state, shown)),
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
    saveStudies,
  ),
];

/**
 * measuredOf gathers what there is to save.
 * @returns null where there is nothing
 */
export function measuredOf(state: State, own: readonly Own[]): Measured | null {
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

/** jsonOf gives the reports as they are, with their summary, and what the view Scaling measured. */
export function jsonOf({ state, scaling, cost }: Measured) {
  const { summary, verdict } = state;
  const studies = { scaling: studyOf(scaling), cost: studyOf(cost) };
  return JSON.stringify({ reports: allReports(state), summary, verdict, ...studies }, null, 2);
}

const studyOf = (study: Scaling | Cost | null) => study && { ...study.origin, ...study.result };

/** filesView draws a button for each kind of file that can be made. */
export function filesView(measured: Measured) {
  const { own, scaling, cost, state } = measured;
  const startedAt = (own[0]?.report ?? scaling?.origin ?? cost?.origin)?.startedAt ?? '';
  const named = { workload: state.setUp.options.workload, startedAt };
  const save = async (event: Event, { make, type, ending }: FileKind) => {
    const shown = event.currentTarget as Element;
    download(fileName(named, ending), type, await make(measured, shown));
  };
  return html`<div class="files" role="group" aria-label="Save as a file">
      <span>Save as a file</span>
      ${KINDS.filter(({ when }) => when(measured)).map(
        (kind) =>
          html`<button type="button" part="button" @click=${(event: Event) => save(event, kind)}>
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
