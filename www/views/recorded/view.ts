// Results recorded elsewhere, as the widget holds and draws them. Loaded only where a link or an attribute brings some.

import { machineInWords } from '../share/machine.ts';
import { readResults } from './read-results.ts';
import { recordedField, recordedResult, recordedTable } from './rows-view.ts';
import { DAY_MS } from '../share/results-format.ts';
import type { Machine } from '../share/machine.ts';
import type { RecordedResult } from '../share/results-format.ts';

/** Results of another browser, with the means to draw them; never mixed with the reader's own. */
export interface Recorded {
  /** As it came, for a link that goes on with it. */
  text: string;
  /** The set-up, by attribute name. */
  texts: Readonly<Record<string, string>>;
  results: readonly RecordedResult[];
  /** Where and when they were recorded. */
  note: string;
  field: typeof recordedField;
  result: typeof recordedResult;
  table: typeof recordedTable;
}

/**
 * readRecorded reads the text of a link or an attribute.
 * @throws RaceError `invalid-option`
 */
export async function readRecorded(text: string): Promise<Recorded> {
  const { texts, machine, day, results } = await readResults(text);
  return {
    text,
    texts,
    results,
    note: noteOf(machine, day),
    field: recordedField,
    result: recordedResult,
    table: recordedTable,
  };
}

/** noteOf says whose numbers these are. */
function noteOf(machine: Machine, day: number) {
  const date = new Date(day * DAY_MS).toLocaleDateString('en-GB', {
    ...{ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' },
  });
  return (
    `Recorded elsewhere on ${date}: ${machineInWords(machine)}. These numbers came with the page and were not ` +
    'measured here. Run a strategy, and the recorded one stays behind yours as a dashed outline.'
  );
}
