// The verdict, in the engine's words, and the article's figures of 2020 as ratios beside the reader's.

import { html } from 'lit/html.js';
import { getStrategy } from '../core/strategies.ts';
import { aloneOf, figuresOf, oneTaskMs, readersRatio, source } from './article.ts';
import { guessing } from './guessing.ts';
import { formatSpeedup, formatTimeFigure } from '../verdict/numbers.ts';
import type { State } from './state.ts';

const GUESS =
  'Guess first: which strategy will be done first, and how many times as fast as Serial?';

/** verdictView draws both. */
export function verdictView(state: State) {
  const verdict = state.verdict || GUESS;
  return html`<div class="verdict" part="verdict">
    <div>
      <p class=${state.verdict ? 'words-of-verdict' : 'words-of-verdict guess'}>${verdict}</p>
      ${guessing(state)?.guessVerdict(state)}
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
        // What it was in 2020 would give the answer away.
        const told = ratio !== null || !guessing(state);
        const missing = oneMs === null ? 'Serial' : getStrategy(figure.strategy).label;
        return html`<tr>
          <th scope="row">${figure.what}</th>
          <td>
            ${told ? html`${figure.took}, <b>${figure.text}</b>` : html`<i>after your run</i>`}
          </td>
          <td>
            ${ratio === null ? html`<i>run ${missing}</i>` : html`<b>${formatSpeedup(ratio)}</b>`}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
