// Packs a widget's own results into a text that a link can carry; lanes are thinned until they fit.

import { strategyNames } from '../../core/strategies.ts';
import { lanesOf } from '../../chart/geometry.ts';
import { phases } from '../../core/phases.ts';
import { textsOf } from '../../widget/set-up-texts.ts';
import { rowModel } from '../../widget/row-model.ts';
import { writeLane } from './lane-text.ts';
import { machineOf } from './machine.ts';
import { DAY_MS, PAGE_BYTES, VERSION, WRITTEN_CHARS } from './results-format.ts';
import { squeeze } from './squeeze.ts';
import type { Report, SummaryRow } from '../../core/report.ts';
import type { State } from '../../widget/state.ts';
import type { Detail } from './lane-text.ts';
import type { Wire, WireRow } from './results-format.ts';

export type Own = { report: Report; numbers: SummaryRow };

const NAMES = phases.map(({ name }) => name);

/** How much of the lanes is kept, the most first; null is none, and then bars stand without spans. */
const DETAILS = [
  { mostSpans: 200, cells: 100 },
  { mostSpans: 48, cells: 60 },
  { mostSpans: 24, cells: 40 },
  { mostSpans: 12, cells: 24 },
  { mostSpans: 8, cells: 12 },
  null,
] as readonly (Detail | null)[];

/** ownResults gives the rows that have a counted result of this browser. */
export const ownResults = (state: State): Own[] =>
  state.rows.flatMap((row) => {
    const { report, numbers } = rowModel(state, row);
    return report && numbers ? [{ report, numbers }] : [];
  });

/**
 * writeResults packs what was measured here.
 * @param state with at least one own result
 * @returns what follows `#results=`
 */
export async function writeResults(state: State): Promise<string> {
  const own = ownResults(state);
  const { workload } = state.setUp.options;
  let text = '';
  for (const detail of DETAILS) {
    text = `${VERSION}.${workload}.${await squeeze(JSON.stringify(wireOf(state, own, detail)))}`;
    if (text.length <= WRITTEN_CHARS) break;
  }
  return text;
}

function wireOf({ setUp }: State, own: readonly Own[], detail: Detail | null): Wire {
  const { environment, startedAt } = own[0].report;
  const { browser, version, system, cores, isolated, clockStepMs } = machineOf(environment);
  const options = new URLSearchParams(
    textsOf({ given: setUp.given }).map(([name, text]) => [name, text]),
  );
  return [
    options.toString(),
    [browser, version, system, cores, isolated ? 1 : 0, microseconds(clockStepMs)],
    Math.floor(Date.parse(startedAt) / DAY_MS),
    own.map((each) => rowOf(each, detail)),
  ];
}

function rowOf({ report, numbers }: Own, detail: Detail | null): WireRow {
  const medianUs = microseconds(numbers.medianMs);
  const { strategy, elapsedMs, startupMs, memory } = report;
  const lines = detail ? lanesOf(report) : [];
  return [
    strategyNames.indexOf(strategy),
    numbers.count,
    medianUs,
    medianUs - microseconds(numbers.minMs),
    microseconds(numbers.maxMs) - medianUs,
    microseconds(elapsedMs),
    microseconds(startupMs),
    memory.instances.map((bytes) => Math.ceil(bytes / PAGE_BYTES)),
    lines.map((line) => writeLane(line, NAMES, elapsedMs, detail as Detail)),
  ];
}

const microseconds = (ms: number) => Math.round(ms * 1000);
