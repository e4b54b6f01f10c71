// Results recorded elsewhere, laid over the rows: reads the results from the text of a link, and shows their origin.

import { html } from '../../chart/template.ts';
import { DAY_MS, describeMachine } from '../share/results-format.ts';
import { readResults } from './read-results.ts';
import type { State } from '../../widget/state.ts';
import type { Machine, Recorded } from '../share/results-format.ts';

export { fieldView, resultView, tableView } from './rows-view.ts';
export { styles } from './styles.ts';

export const isShown = ({ recorded }: State) => recorded !== null;

/** Draws the note on where and when the results were recorded. */
export const view = ({ recorded }: State) =>
  html`<p class="recorded" part="note">${recorded?.note}</p>`;

/**
 * Reads the text of a link or an attribute.
 * @throws RaceError `invalid-option`
 */
export async function readRecorded(text: string): Promise<Recorded> {
  const { texts, machine, day, results } = await readResults(text);
  return { text, texts, results, note: describeOrigin(machine, day) };
}

function describeOrigin(machine: Machine, day: number) {
  const date = new Date(day * DAY_MS).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return (
    `Recorded elsewhere on ${date}: ${describeMachine(machine)}. These numbers came with the page and were not ` +
    'measured here. Run a strategy, and the recorded one stays behind yours as a dashed outline.'
  );
}
