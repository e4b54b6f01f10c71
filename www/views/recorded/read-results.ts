// Reads results from a link. Anybody may have written the link, so every part is checked and refused in words.

import { RaceError } from '../../core/errors.ts';
import { setUpNames } from '../../core/options.ts';
import { baseline, strategyNames } from '../../core/strategies.ts';
import { readSetUp } from '../../widget/set-up.ts';
import { toLine } from '../../chart/lines.ts';
import { readLane, turnLength } from '../share/lane-text.ts';
import {
  DAYS,
  LIMITS,
  PAGE_BYTES,
  VERSION,
  browserCount,
  systemCount,
} from '../share/results-format.ts';
import { unsqueeze } from '../share/squeeze.ts';
import type { RecordedResult, Results } from '../share/results-format.ts';

/** The reason why an input was refused, in words that readers see. */
export class Refusal extends Error {}

/** Quotes a value for a sentence, shortened. */
const quote = (value: unknown) => {
  const text = String(JSON.stringify(value));
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
};

/** Checks a whole number. */
export function checkWhole(name: string, value: unknown, min: number, max: number): number {
  const is = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  // -0 is no count.
  if (is && !Object.is(value, -0)) return value;
  throw new Refusal(
    `${name} should be a whole number from ${min} to ${max}; the link says ${quote(value)}`,
  );
}

/** Checks a text. */
export function checkText(name: string, value: unknown, mostChars: number): string {
  if (typeof value === 'string' && value.length <= mostChars) return value;
  throw new Refusal(
    `${name} should be a text of at most ${mostChars} characters; the link says ${quote(value)}`,
  );
}

/** Checks the length of a list. */
export function checkList(
  name: string,
  value: unknown,
  [min, max]: readonly [min: number, max: number],
): unknown[] {
  if (Array.isArray(value) && value.length >= min && value.length <= max) return value;
  const count = min === max ? `${min}` : `${min} to ${max}`;
  throw new Refusal(`${name} should be a list of ${count} entries; the link says ${quote(value)}`);
}

/** Programs that pass links on enclose them, break them into lines, and append to them. */
const FORM = /^(?:[\W_]|3D)*(\d{1,3})\.(io|cpu)\.([\w+/-]+)(.*)$/s;

/**
 * Reads what `writeResults` wrote.
 * @throws RaceError `invalid-option`
 */
export async function readResults(packed: string): Promise<Results> {
  try {
    return await read(packed);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RaceError(
      'invalid-option',
      `The recorded results cannot be shown: ${why.replace(/\.$/, '')}. Ask for the link again, or run the strategies here.`,
    );
  }
}

async function read(packed: string) {
  if (packed.length > LIMITS.textChars) {
    const most = `at most ${LIMITS.textChars} characters`;
    throw new Refusal(`they should be ${most}, and are ${packed.length}`);
  }
  const [, version, workload, body, rest] = FORM.exec(decodePercents(packed)) ?? [];
  if (!body) throw new Refusal('they should begin with a version and `io` or `cpu`, then the data');
  if (Number(version) !== VERSION) {
    throw new Refusal(`version ${VERSION} was expected, and this is version ${Number(version)}`);
  }
  const [options, machine, day, rows] = checkList('the data', await unpack(body, rest), [4, 4]);
  const { texts, strategies } = readOptions(options, workload);
  return {
    texts,
    machine: checkMachine(machine),
    day: checkWhole('the day', day, DAYS.first, DAYS.last),
    results: readRows(rows, strategies),
  };
}

/** Decodes percents, however often they were escaped. */
const decodePercents = (text: string) =>
  text.replace(/%(?:25)*([2-7][\da-f])/gi, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** Marks that mail programs put where they break a link into lines. */
const BREAKS = /%(?:25)*0[ad]|&gt;|[\s=>]/gi;

/** @param rest the text after the data, where the data go on after a line break, or after a `+` that became a space */
async function unpack(body: string, rest: string): Promise<unknown> {
  const { text, isCut } = await unpackOnce(body);
  let found = parse(text);
  for (const more of [rest.replace(BREAKS, ''), rest.replaceAll(' ', '+')]) {
    const [added] = /^[\w+/-]+/.exec(more) ?? [];
    if (found === undefined && added) found = parse((await unpackOnce(body + added)).text);
  }
  if (found !== undefined) return found;
  throw new Refusal(
    isCut
      ? 'the end of the link is missing, perhaps because a program cut it'
      : 'the data are changed, or not what Racelane writes',
  );
}

async function unpackOnce(body: string) {
  try {
    return await unsqueeze(body, LIMITS.jsonBytes);
  } catch {
    throw new Refusal(`the data are longer than ${LIMITS.jsonBytes} characters`);
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Checks the set-up by the rules for any other set-up. */
function readOptions(given: unknown, workload: string) {
  const entries = [
    ...new URLSearchParams(checkText('the set-up', given, LIMITS.optionsChars)).entries(),
  ];
  const names = entries.map(([name]) => name);
  const known = names.every((name) => setUpNames.includes(name));
  if (!known || new Set(names).size !== names.length) {
    throw new Refusal('the set-up should name options of Racelane, each at most once');
  }
  const get = (name: string) => entries.find(([each]) => each === name)?.[1] ?? null;
  const { options, strategies } = readSetUp(get);
  if (options.workload !== workload) throw new Refusal('the set-up is of another workload');
  return { texts: Object.freeze(Object.fromEntries(entries)), strategies };
}

function checkMachine(given: unknown) {
  const [browser, version, system, cores, isolated, stepUs] = checkList(
    'the machine',
    given,
    [6, 6],
  );
  return {
    browser: checkWhole('the browser', browser, 0, browserCount - 1),
    version: checkWhole('the browser’s version', version, 0, 9999),
    system: checkWhole('the system', system, 0, systemCount - 1),
    cores: checkWhole('the number of cores', cores, 1, LIMITS.cores),
    isolated: checkWhole('whether it was isolated', isolated, 0, 1) === 1,
    clockStepMs: checkWhole('the clock’s step', stepUs, 0, LIMITS.clockStepUs) / 1000,
  };
}

/** @param strategies of the set-up */
function readRows(given: unknown, strategies: readonly string[]): RecordedResult[] {
  const rows = checkList('the results', given, [1, strategyNames.length]).map(readRow);
  const names = rows.map(({ strategy }) => strategy);
  if (new Set(names).size !== names.length || !names.every((name) => strategies.includes(name))) {
    throw new Refusal('the results should be of the set-up’s strategies, each at most once');
  }
  const serial = rows.find(({ strategy }) => strategy === baseline);
  return rows.map((row) => ({ ...row, speedup: serial ? serial.medianMs / row.medianMs : null }));
}

function readRow(given: unknown): RecordedResult {
  const [strategy, count, median, below, above, elapsed, startup, pages, lanes] = checkList(
    'a result',
    given,
    [9, 9],
  );
  const medianUs = checkWhole('a median', median, 1, LIMITS.longestUs);
  const minUs = medianUs - checkWhole('a fastest run', below, 0, medianUs - 1);
  const maxUs = medianUs + checkWhole('a slowest run', above, 0, LIMITS.longestUs - medianUs);
  // The run whose lanes are drawn is one of the counted runs.
  const elapsedUs = checkWhole('a run’s time', elapsed, minUs, maxUs);
  const elapsedMs = elapsedUs / 1000;
  const bytesOf = (each: unknown) => checkWhole('a memory', each, 0, LIMITS.pages) * PAGE_BYTES;
  return {
    strategy: strategyNames[checkWhole('a strategy', strategy, 0, strategyNames.length - 1)],
    count: checkWhole('a number of runs', count, 1, LIMITS.runs),
    medianMs: medianUs / 1000,
    minMs: minUs / 1000,
    maxMs: maxUs / 1000,
    speedup: null,
    elapsedMs,
    startupMs: checkWhole('a start-up', startup, 0, elapsedUs) / 1000,
    instances: checkList('the memories', pages, [0, LIMITS.instances]).map(bytesOf),
    ...readLanes(lanes, elapsedMs),
  };
}

/** Reads lanes. The text of a busy lane has only shares of phases. Made-up turns stand for the shares. */
function readLanes(given: unknown, elapsedMs: number) {
  const lanes = checkList('the lanes', given, [0, LIMITS.lanes]);
  const texts = lanes.map((each) => checkText('a lane', each, LIMITS.jsonBytes));
  const turnMs = turnLength(elapsedMs, texts.length);
  return {
    lanes: texts.map((each) => toLine('', readLane(each, elapsedMs, turnMs))),
    hasOnlyShares: texts.map((each) => each.includes('(')),
    grainMs: 2 * turnMs,
  };
}
