// Packs a widget's own results into a text that a link can carry; lanes are thinned until they fit.

import { strategyNames } from '../../core/strategies.js';
import { linesOf } from '../../chart/geometry.js';
import { phases } from '../../core/phases.js';
import { textsOf } from '../../widget/set-up-texts.js';
import { rowModel } from '../../widget/view-model.js';
import { laneText } from './lane-text.js';
import { machineOf } from './machine.js';
import { DAY_MS, PAGE_BYTES, VERSION, WRITTEN_CHARS } from './results-format.js';
import { squeeze } from './squeeze.js';

/**
 * @typedef {import('../../widget/state.js').State} State
 * @typedef {import('../../core/report.js').Report} Report
 * @typedef {import('../../core/report.js').SummaryRow} SummaryRow
 * @typedef {{ report: Report, numbers: SummaryRow }} Own
 * @typedef {import('./lane-text.js').Detail} Detail
 */

const NAMES = phases.map(({ name }) => name);

/** How much of the lanes is kept, the most first; null is none, and then bars stand without spans. */
const DETAILS = /** @type {readonly (Detail | null)[]} */ ([
  { mostSpans: 200, cells: 100 },
  { mostSpans: 48, cells: 60 },
  { mostSpans: 24, cells: 40 },
  { mostSpans: 12, cells: 24 },
  { mostSpans: 8, cells: 12 },
  null,
]);

/**
 * ownResults gives the rows that have a counted result of this browser.
 * @param {State} state
 * @returns {Own[]}
 */
export const ownResults = (state) =>
  state.rows.flatMap((row) => {
    const { report, numbers } = rowModel(state, row);
    return report && numbers ? [{ report, numbers }] : [];
  });

/**
 * writeResults packs what was measured here.
 * @param {State} state with at least one own result
 * @returns {Promise<string>} what follows `#results=`
 */
export async function writeResults(state) {
  const own = ownResults(state);
  const { workload } = state.setUp.options;
  let text = '';
  for (const detail of DETAILS) {
    text = `${VERSION}.${workload}.${await squeeze(JSON.stringify(wireOf(state, own, detail)))}`;
    if (text.length <= WRITTEN_CHARS) break;
  }
  return text;
}

/**
 * @param {State} state
 * @param {readonly Own[]} own
 * @param {Detail | null} detail
 * @returns {import('./results-format.js').Wire}
 */
function wireOf({ setUp }, own, detail) {
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

/**
 * @param {Own} own
 * @param {Detail | null} detail
 * @returns {import('./results-format.js').WireRow}
 */
function rowOf({ report, numbers }, detail) {
  const medianUs = microseconds(numbers.medianMs);
  const { strategy, elapsedMs, startupMs, memory } = report;
  const lines = detail ? linesOf(report, 'packed') : [];
  return [
    strategyNames.indexOf(strategy),
    numbers.count,
    medianUs,
    medianUs - microseconds(numbers.minMs),
    microseconds(numbers.maxMs) - medianUs,
    microseconds(elapsedMs),
    microseconds(startupMs),
    memory.instances.map((bytes) => Math.ceil(bytes / PAGE_BYTES)),
    lines.map((line) => laneText(line, NAMES, elapsedMs, /** @type {Detail} */ (detail))),
  ];
}

const microseconds = (/** @type {number} */ ms) => Math.round(ms * 1000);
