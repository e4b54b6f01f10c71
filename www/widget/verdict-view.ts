// The verdict, and beside it the article's figures of 2020 with the reader's own.

import { html } from '../chart/template.ts';
import { getStrategy } from '../core/strategies.ts';
import { aloneOf, figuresOf, oneTaskMs, readersRatio, source } from './article.ts';
import { formatSpeedup, formatTimeFigure } from '../verdict/numbers.ts';
import { overlaysOf } from './view.ts';
import type { State } from './state.ts';

/** The text in place of the verdict before the first run. */
const QUESTION =
  'Guess first: which strategy will be done first, and how many times as fast as Serial?';

/** Draws the verdict and the article's figures. */
export function verdictView(state: State) {
  const verdict = state.verdict || QUESTION;
  return html`<div class="verdict" part="verdict">
    <div>
      <p class=${state.verdict ? 'words-of-verdict' : 'words-of-verdict guess'}>${verdict}</p>
      ${overlaysOf(state).map((each) => each.verdictView?.(state))}
    </div>
    ${articleView(state)}
  </div>`;
}

function articleView(state: State) {
  const { setUp, summary } = state;
  const { options } = setUp;
  const alone = aloneOf(options.workload);
  const oneMs = oneTaskMs(options, summary);
  return html`<table class="article" part="article">
    <caption>
      ${source}, beside your own
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col">2020, Python</th>
        <th scope="col">Here, ${options.tasks} ${options.tasks === 1 ? 'task' : 'tasks'}</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">${alone.what}</th>
        <td>${alone.took}</td>
        <td>${oneMs === null ? html`<i>run Serial</i>` : formatTimeFigure(oneMs)}</td>
      </tr>
      ${figuresOf(options.workload).map((figure) => {
        const ratio = readersRatio(figure, options, summary);
        // The figure of 2020 would give a guess away.
        const isShown = ratio !== null || !state.guess.on;
        const missing = oneMs === null ? 'Serial' : getStrategy(figure.strategy).label;
        return html`<tr>
          <th scope="row">${figure.what}</th>
          <td>
            ${isShown ? html`${figure.took}, <b>${figure.text}</b>` : html`<i>after your run</i>`}
          </td>
          <td>
            ${ratio === null ? html`<i>run ${missing}</i>` : html`<b>${formatSpeedup(ratio)}</b>`}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
