// The results as files: a button for each kind.

import { html, nothing } from '../../chart/template.ts';
import { lazy } from '../../core/lazy.ts';
import { allReports } from '../../widget/rows.ts';
import { writeCost, writeScaling, writeSpans, writeSummary } from './csv.ts';
import { download, nameFile } from './download.ts';
import { hasCost, hasPython, hasRows, hasScaling } from './measured.ts';
import { pythonPicture, writePython, writePythonTrace } from './python-files.ts';
import { racePicture } from './race-picture.ts';
import { writeTrace } from './trace.ts';
import type { Cost, Scaling } from '../scaling/studies.ts';
import type { Actions } from '../../widget/actions.ts';
import type { Measured } from './measured.ts';

export interface FileKind {
  label: string;
  ending: string;
  type: string;
  isOffered: (measured: Measured) => boolean;
  make: (measured: Measured, shown: Element) => string | Promise<string>;
}

/** Makes a kind of file of one type. */
const kindOf =
  (type: string) =>
  (
    label: string,
    ending: string,
    isOffered: FileKind['isOffered'],
    make: FileKind['make'],
  ): FileKind => ({ label, ending, type, isOffered, make });
const json = kindOf('application/json');
const csv = kindOf('text/csv');
const svg = kindOf('image/svg+xml');

const studyPictures = lazy('The code of pictures', () => import('./study-picture.ts'));

const writeStudyPicture = async (measured: Measured, shown: Element) =>
  (await studyPictures.load()).studyPicture(measured, shown);

const KINDS: readonly FileKind[] = [
  json('Reports, JSON', '.json', () => true, writeReports),
  csv('Summary, CSV', '-summary.csv', hasRows, ({ own, state }) =>
    writeSummary(own, state.share.withCommas),
  ),
  csv('Spans, CSV', '-spans.csv', hasRows, ({ state }) =>
    writeSpans(allReports(state), state.share.withCommas),
  ),
  svg('Picture, SVG', '.svg', hasRows, ({ state }, shown) => racePicture(state, shown)),
  json('Trace, JSON', '-trace.json', hasRows, ({ own }) =>
    JSON.stringify(writeTrace(own.map(({ report }) => report))),
  ),
  csv('Scaling, CSV', '-scaling.csv', hasScaling, ({ scaling, state }) =>
    scaling ? writeScaling(scaling, state.share.withCommas) : '',
  ),
  csv('Cost, CSV', '-cost.csv', hasCost, ({ cost, state }) =>
    cost ? writeCost(cost, state.share.withCommas) : '',
  ),
  svg(
    'Scaling and cost, SVG',
    '-scaling.svg',
    (measured) => hasScaling(measured) || hasCost(measured),
    writeStudyPicture,
  ),
  csv('Python, CSV', '-python.csv', hasPython, ({ python, state }) =>
    writePython(python, state.share.withCommas),
  ),
  svg('Python, SVG', '-python.svg', hasPython, ({ python }, shown) => pythonPicture(python, shown)),
  json('Python trace, JSON', '-python-trace.json', hasPython, ({ python }) =>
    JSON.stringify(writePythonTrace(python)),
  ),
];

/** Writes the reports unchanged, with their summary, the studies of the view Scaling, and the runs of Python. */
export function writeReports({ state, scaling, cost, python }: Measured) {
  const { summary, verdict } = state;
  const studies = { scaling: mergeOrigin(scaling), cost: mergeOrigin(cost) };
  return JSON.stringify(
    { reports: allReports(state), summary, verdict, ...studies, python },
    null,
    2,
  );
}

const mergeOrigin = (study: Scaling | Cost | null) => study && { ...study.origin, ...study.result };

/** Draws a button for each kind of file that can be made. */
export function filesView(measured: Measured, actions: Actions) {
  const { own, scaling, cost, python, state } = measured;
  const startedAt =
    (own[0] ?? python[0])?.report.startedAt ?? (scaling ?? cost)?.origin?.startedAt ?? '';
  const run = { workload: state.setUp.options.workload, startedAt };
  const save = async (event: Event, { make, type, ending }: FileKind) => {
    const shown = event.currentTarget as Element;
    download(shown, nameFile(run, ending), type, await make(measured, shown));
  };
  return html`<div class="files" role="group" aria-label="Save as a file">
      <span>Save as a file</span>
      ${KINDS.filter(({ isOffered }) => isOffered(measured)).map(
        (kind) =>
          html`<button type="button" part="button" @click=${(event: Event) => save(event, kind)}>
            ${kind.label}
          </button>`,
      )}
    </div>
    <div class="choices">
      <label>
        <input
          type="checkbox"
          .checked=${state.share.withCommas}
          @change=${(event: Event) =>
            actions.share({ withCommas: (event.target as HTMLInputElement).checked })}
        />
        CSV with decimal commas, as German and French spreadsheets read it
      </label>
    </div>
    ${
      own.length > 0
        ? html`<p class="note">
            Reports and spans have every run; picture and trace have the run nearest each median.
            Open the trace in Perfetto (ui.perfetto.dev) or Chrome.
          </p>`
        : nothing
    }`;
}
