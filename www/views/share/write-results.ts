// Packs a widget's own results into a text for a link; lanes lose detail until the text fits.

import { strategyNames } from '../../core/strategies.ts';
import { lanesOf } from '../../chart/geometry.ts';
import { phases } from '../../core/phases.ts';
import { writeTexts } from '../../widget/set-up.ts';
import { writeLane } from './lane-text.ts';
import { DAY_MS, PAGE_BYTES, VERSION, WRITTEN_CHARS, readMachine } from './results-format.ts';
import { ownResults } from './measured.ts';
import { squeeze } from './squeeze.ts';
import type { State } from '../../widget/state.ts';
import type { Detail } from './lane-text.ts';
import type { OwnResult } from './measured.ts';
import type { Wire, WireRow } from './results-format.ts';

const NAMES = phases.map(({ name }) => name);

/** The levels of detail, the finest first. With null, only bars remain, without spans. */
const DETAILS = [
  { mostSpans: 200, cells: 100 },
  { mostSpans: 48, cells: 60 },
  { mostSpans: 24, cells: 40 },
  { mostSpans: 12, cells: 24 },
  { mostSpans: 8, cells: 12 },
  null,
] as readonly (Detail | null)[];

/**
 * Packs the results of this browser.
 * @param state with at least one own result
 * @returns the text after `#results=`
 */
export async function writeResults(state: State): Promise<string> {
  const own = ownResults(state);
  const { workload } = state.setUp.options;
  let text = '';
  for (const detail of DETAILS) {
    text = `${VERSION}.${workload}.${await squeeze(JSON.stringify(toWire(state, own, detail)))}`;
    if (text.length <= WRITTEN_CHARS) break;
  }
  return text;
}

function toWire({ setUp }: State, own: readonly OwnResult[], detail: Detail | null): Wire {
  const { environment, startedAt } = own[0].report;
  const { browser, version, system, cores, isolated, clockStepMs } = readMachine(environment);
  const options = new URLSearchParams(
    writeTexts({ given: setUp.given }).map(([name, text]) => [name, text]),
  );
  return [
    options.toString(),
    [browser, version, system, cores, isolated ? 1 : 0, toMicroseconds(clockStepMs)],
    Math.floor(Date.parse(startedAt) / DAY_MS),
    own.map((each) => toWireRow(each, detail)),
  ];
}

function toWireRow({ report, numbers }: OwnResult, detail: Detail | null): WireRow {
  const medianUs = toMicroseconds(numbers.medianMs);
  const { strategy, elapsedMs, startupMs, memory } = report;
  const lines = detail ? lanesOf(report) : [];
  return [
    strategyNames.indexOf(strategy),
    numbers.count,
    medianUs,
    medianUs - toMicroseconds(numbers.minMs),
    toMicroseconds(numbers.maxMs) - medianUs,
    toMicroseconds(elapsedMs),
    toMicroseconds(startupMs),
    memory.instances.map((bytes) => Math.ceil(bytes / PAGE_BYTES)),
    lines.map((line) => writeLane(line, NAMES, elapsedMs, detail as Detail)),
  ];
}

const toMicroseconds = (ms: number) => Math.round(ms * 1000);
