// The run of the chosen program: its progress, its lanes and memory, its output, and the error that ended it.

import { html, nothing } from '../../chart/template.ts';
import { formatTimeFigure } from '../../verdict/numbers.ts';
import { goToLine } from './editor-view.ts';
import { runView } from './lanes-view.ts';
import { outputView } from './output-view.ts';
import { describeRatios } from './ratios.ts';
import { pythonOf } from './result.ts';
import { describeUpdate, lastLineOf, lineOf } from './words.ts';
import type { PythonReport } from '../../core/python-report.ts';
import type { Actions } from '../../widget/actions.ts';
import type { State } from '../../widget/state.ts';
import type { Explored } from './lanes-view.ts';
import type { Program } from './programs.ts';
import type { LiveRun, PythonRun, PythonStudy } from './result.ts';

/** Draws the latest run of a program, and returns the line of the program that its error names. */
export function resultView(program: Program, state: State, widthPx: number, actions: Actions) {
  const study = pythonOf(state);
  const { runs, live } = study?.result ?? { runs: [], live: null };
  if (study && live?.name === program.name) {
    return { wrongLine: null, drawing: liveView(live, study, state, widthPx) };
  }
  const run = runs.findLast(({ name }) => name === program.name);
  if (!run) return { wrongLine: null, drawing: emptyView() };
  const wrongLine = run.report.error === null ? null : lineOf(run.report.error);
  return {
    wrongLine,
    drawing: doneView(run, runs, wrongLine, widthPx, exploredBy(state, actions)),
  };
}

/** The widget measures the width of an axis to learn how much room there is. */
const RULER = html`<div class="axis"></div>`;

const emptyView = () =>
  html`${RULER}
    <p class="empty-run">
      Run the program, and its output, its threads or processes and its memory appear here.
    </p>`;

function liveView({ output, update }: LiveRun, study: PythonStudy, state: State, widthPx: number) {
  const { status, problem } = study;
  const isRunning = status === 'running';
  const lanes = update?.lanes ?? [];
  const words = state.activity?.behindAnother
    ? 'Waiting for another measurement on this page.'
    : describeUpdate(update);
  return html`${isRunning ? html`<p class="run-state">${words}</p>` : nothing}
  ${
    isRunning && update?.stage === 'loading'
      ? html`<progress
          max=${update.totalBytes}
          value=${update.loadedBytes}
          aria-label="Loading Python"
        ></progress>`
      : nothing
  }
  ${status === 'stopped' ? html`<p class="run-state">Stopped. What it had printed stays.</p>` : nothing}
  ${status === 'failed' ? html`<p class="failure" role="alert">${problem}</p>` : nothing}
  ${lanes.length > 0 && update ? runView({ ...update, isDone: false }, widthPx) : RULER}
  ${outputView(output)}`;
}

const exploredBy = ({ cursor }: State, actions: Actions): Explored => ({
  spot: cursor?.row === 'python' ? cursor : null,
  look(spot, words) {
    actions.look(spot && { row: 'python', ...spot });
    if (words) actions.announce(words);
  },
});

function doneView(
  run: PythonRun,
  runs: readonly PythonRun[],
  wrongLine: number | null,
  widthPx: number,
  explored: Explored,
) {
  const { elapsedMs, startupMs, version, error, lanes, output } = run.report;
  const start = startupMs > 0 ? `, after ${formatTimeFigure(startupMs)} for its start` : '';
  return html`<p class="run-state">
      <b class="elapsed" translate="no">${formatTimeFigure(elapsedMs)}</b>${start}.
      ${run.isEdited ? 'Edited program. ' : ''}<span class="soft"
        >CPython ${version} in WebAssembly.</span
      >
    </p>
    ${lanes.length > 0 ? runView({ ...run.report, isDone: true }, widthPx, explored) : RULER}
    ${output.length === 0 && error === null ? html`<p class="note">The program printed nothing.</p>` : outputView(output)}
    ${error === null ? nothing : errorView(run.report, error, wrongLine)}
    ${runs.at(-1) === run ? html`<p class="ratio-sentence">${describeRatios(runs)}</p>` : nothing}`;
}

/** Draws the error. Its traceback is part of the output, unless it ended the program in another way. */
function errorView({ output }: PythonReport, error: string, wrongLine: number | null) {
  const go = (event: Event) =>
    goToLine((event.currentTarget as Element).getRootNode() as ShadowRoot, wrongLine ?? 1);
  const written = output.map(({ stream, text }) => (stream === 'stderr' ? text : '')).join('');
  // Threads that end later, and atexit, can write after it.
  const isWritten = written.includes(error.trimEnd());
  return html`<div class="traceback">
    <p class="failure">
      The program ended with an error${wrongLine === null ? '' : ` in line ${wrongLine}`}:
      <code translate="no">${lastLineOf(error)}</code>
    </p>
    ${isWritten ? nothing : html`<pre tabindex="0" translate="no">${error}</pre>`}
    ${wrongLine === null ? nothing : html`<button type="button" part="button" @click=${go}>Go to line ${wrongLine}</button>`}
  </div>`;
}
