// The parts that both studies draw alike: progress, verdict, plots, notes and tables.

import { html } from '../../chart/template.ts';
import { figureView } from '../../chart/plot.ts';
import type { State } from '../../widget/state.ts';
import type { Plot } from '../../chart/plot.ts';
import type { Course } from './studies.ts';

/** More workers need permission, because so many threads can take a phone, or a shared machine, to its limits. */
const PERMITTED_WORKERS = 16;
/** The greatest number of workers in a pool. */
const MOST = 64;

/** Returns how many workers a study may use. A set-up that names its workers has given permission. */
export function workersOf({ cores, setUp: { given } }: State) {
  const all = Math.min(MOST, cores);
  return {
    all,
    permitted: Math.min(all, PERMITTED_WORKERS),
    needsPermission: given.workers === undefined && all > PERMITTED_WORKERS,
  };
}

/**
 * Draws the box that gives permission.
 * @param more the consequences of permission besides the workers
 */
export const allCoresBox = (all: number, more = '') =>
  html`<label>
    <input type="checkbox" />
    With all ${all} cores: ${more}${all} workers at once.
  </label>`;

/**
 * Returns whether the box beside a button is checked.
 * @param event of the button
 */
export const wantsAll = (event: Event): boolean =>
  (event.currentTarget as Element).closest('.ask')?.querySelector('input')?.checked ?? false;

/** Draws the button that starts a study, unless something runs. */
export function studyButton({ activity }: State, label: string, start: (event: Event) => void) {
  const isBusy = activity !== null;
  return html`<button
    type="button"
    part="button"
    aria-disabled=${isBusy ? 'true' : 'false'}
    @click=${(event: Event) => !isBusy && start(event)}
  >
    ${label}
  </button>`;
}

/** Draws how far a study is, or why it ended early. */
export function courseView({ status, done, total, problem }: Course) {
  if (status === 'running') {
    return html`<progress max=${total} value=${done} aria-label="Progress"></progress>`;
  }
  if (status === 'stopped') return html`<p class="note">Stopped. What was measured stays.</p>`;
  return status === 'failed' ? html`<p class="study-problem" role="alert">${problem}</p>` : '';
}

/** Draws the result of a study. */
export const resultView = (
  { verdict, notes }: { verdict: string; notes: readonly string[] },
  plots: readonly Plot[],
  tables: unknown,
) =>
  html`<p class="study-verdict" part="scaling-verdict">${verdict}</p>
    <div class="charts">${plots.map(figureView)}</div>
    <ul class="notes">
      ${notes.map((note) => html`<li>${note}</li>`)}
    </ul>
    <details>
      <summary>These numbers as a table</summary>
      <div class="tables">${tables}</div>
    </details>`;
