// The chart of the article's figures beside the reader's own.

import { html } from '../chart/template.ts';
import { ratiosView } from '../chart/ratios.ts';
import { getStrategy } from '../core/strategies.ts';
import { formatSpeedup, pluralise } from '../verdict/numbers.ts';
import { claimsOf } from './article.ts';
import type { Ratio, Shape, Subject } from '../chart/ratios.ts';
import type { Claim } from './article.ts';
import type { State } from './state.ts';
import type { StudyRatios } from './study.ts';

const articleShape: Shape = {
  name: 'article-ratio',
  path: 'M6 0A6 6 0 1 1-6 0A6 6 0 1 1 6 0z',
  label: 'the article of 2020, in Python',
};

/** The end of the axis, as a multiple of the greatest ratio. */
const HEADROOM = 1.05;

/** Draws the chart. */
export function articleView(state: State) {
  const { tasks } = state.setUp.options;
  const ownShape: Shape = {
    name: 'own-ratio',
    path: 'M0-5L5 0L0 5L-5 0z',
    label: `here, in Rust, ${pluralise(tasks, 'task')}`,
  };
  const claims = claimsOf(state);
  const studies = Object.values(state.studies).flatMap(({ ratios }) => ratios ?? []);
  const subjects = claims.map((claim) => subjectOf(claim, studies));
  const values = subjects.flatMap(({ ratios }) => ratios.map((ratio) => ratio?.value ?? 0));
  return html`<figure class="article" part="article">
    ${ratiosView({
      title: 'Times as long as one task alone',
      subjects,
      shapes: [articleShape, ownShape, ...studies.map(({ shape }) => shape)],
      most: HEADROOM * Math.max(tasks, ...values),
    })}
  </figure>`;
}

const ratioOf = (value: number | null | undefined): Ratio | null =>
  value ? { value, text: formatSpeedup(value) } : null;

const subjectOf = (
  { figure, ownRatio, missing, isHidden }: Claim,
  studies: readonly StudyRatios[],
): Subject => ({
  label: figure.what,
  hint:
    ownRatio === null
      ? `run ${getStrategy(missing).label} to see ${isHidden ? 'both' : 'your own'}`
      : '',
  ratios: [
    isHidden ? null : { ...figure, value: figure.ratio },
    ...[ownRatio, ...studies.map(({ ratios }) => ratios[figure.strategy])].map(ratioOf),
  ],
});
