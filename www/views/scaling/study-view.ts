// What both studies draw alike: how far they are, their verdict and plots, notes and tables.

import { html } from 'lit/html.js';
import { figureView } from '../../chart/plot.ts';
import type { Plot } from '../../chart/plot.ts';
import type { Course } from './course.ts';

/** Draws how far a study is, or why it ended early. */
export function courseView({ status, done, total, problem }: Course) {
  if (status === 'running') {
    return html`<progress max=${total} value=${done} aria-label="Progress"></progress>`;
  }
  if (status === 'stopped') return html`<p class="note">Stopped. What was measured stays.</p>`;
  return status === 'failed' ? html`<p class="study-problem" role="alert">${problem}</p>` : '';
}

/** Draws what a study found. */
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
