// Every message between a <race-lane> and the frame it has made, as tagged unions, and the strict check of each.

import { UNKNOWN } from '../core/near-names.ts';
import { portableNames } from '../core/option-table.ts';
import { LONGEST_PROGRAM } from '../core/own-program.ts';
import { corePhases } from '../core/protocol.ts';
import { toWire } from '../core/wire-errors.ts';
import { strategyNames } from '../core/strategies.ts';
import { unreadableError } from './errors.ts';
import { TAG } from './greeting.ts';
import {
  exactly,
  flag,
  json,
  list,
  number,
  oneOf,
  optional,
  orNull,
  shape,
  text,
  whole,
} from './shapes.ts';
import type { WireError } from '../core/wire-errors.ts';
import type { PythonReport } from '../core/python-report.ts';
import type { Comparison, RaceGuess, RaceStart, Report, Update } from '../core/report.ts';
import type { ScalingResult } from '../engine/scaling/types.ts';
import type { Check } from './shapes.ts';

/** The detail of each event of the element, in the form in which it crosses. */
interface Details {
  'race-start': RaceStart;
  'race-update': Update;
  'race-result': Report;
  'race-error': WireError;
  'race-cancel': null;
  'race-guess': RaceGuess;
  'race-scaling': ScalingResult;
  'race-python': PythonReport;
}

export type EventName = keyof Details;

/** An event of the widget in the frame. */
export type WidgetEvent = {
  [Name in EventName]: { type: 'event'; name: Name; detail: Details[Name] };
}[EventName];

/** `turn` grants a turn that the guest asked for. `wait` says that another measurement is before it. */
export type ToGuest =
  | { type: 'connect'; attributes: [name: string, text: string][]; program: string | null }
  | { type: 'attribute'; name: string; text: string | null }
  | { type: 'run'; call: number; strategy: string | null }
  | { type: 'compare'; call: number }
  | { type: 'cancel' }
  | { type: 'ping' }
  | { type: 'turn'; turn: number }
  | { type: 'wait'; turn: number };

/** `here` comes as soon as embed.html has loaded, `hello` once the widget can be used. */
export type FromGuest =
  | { type: 'here' }
  | { type: 'hello' }
  | { type: 'ready'; shared: boolean }
  | { type: 'broken'; error: WireError }
  | { type: 'height'; heightPx: number }
  | { type: 'fallback'; shown: boolean }
  | { type: 'report'; report: Report | null }
  | WidgetEvent
  | { type: 'done'; call: number; result: Report | Comparison }
  | { type: 'failed'; call: number; error: WireError }
  | { type: 'ask-turn'; turn: number }
  | { type: 'end-turn'; turn: number }
  | { type: 'pong' };

/** The attributes sent to a frame: those that a query may set, results recorded elsewhere, and unknown names. */
export const crossingNames = Object.freeze([...portableNames, 'results', UNKNOWN]);

/** Longer than any valid attribute. The options refuse a longer text in words. */
export const LONGEST_TEXT = 8000;

const count = whole(0, 1e9);
const ms = number(-1e9, 1e12);
const sentence = text(10_000);
const phase = oneOf(corePhases);
const strategy = oneOf(strategyNames);
const span = shape({ phase, startMs: ms, endMs: ms });
// More spans than a run keeps, in tasks or in the parts of lanes.
const MOST_SPANS = 40_000;
// The most values in a report: each span has four.
const REPORT_VALUES = 400_000;

const reportFields = shape({
  schema: oneOf([1]),
  workload: oneOf(['io', 'cpu']),
  strategy,
  options: shape({ workload: oneOf(['io', 'cpu']), strategy, tasks: whole(1, 64) }),
  startedAt: text(40),
  elapsedMs: ms,
  startupMs: ms,
  tasks: list(
    shape({
      id: whole(0, 63),
      max: orNull(whole(-(2 ** 31), 2 ** 31 - 1)),
      foundMs: ms,
      lane: count,
      spans: list(span, MOST_SPANS),
      droppedSpans: optional(count),
    }),
    64,
  ),
  lanes: list(
    shape({
      id: count,
      kind: oneOf(['thread', 'process', 'loop']),
      label: text(100),
      parts: optional(list(span, MOST_SPANS)),
    }),
    128,
  ),
  memory: shape({ instances: list(number(0, 2 ** 40), 128), totalBytes: number(0, 2 ** 47) }),
  lock: orNull(shape({ switches: count, waitedMs: ms })),
  loop: orNull(shape({ longestBlockMs: ms })),
  verified: oneOf([true]),
  disturbed: orNull(sentence),
  environment: shape({ userAgent: text(1000), cores: count, isolated: flag, clockStepMs: ms }),
});

/** A report is plain JSON, and may have fields that later versions add. */
const report: Check = (value) => json(REPORT_VALUES)(value) && reportFields(value);

/** Every strategy with the most repeats, and as many runs again in each of two further rounds. */
const MOST_RUNS = 3 * 20 * strategyNames.length;

/** Returns a check for an object with these fields, as long as several reports. */
const study =
  (fields: Parameters<typeof shape>[0]): Check =>
  (value) =>
    json(10 * REPORT_VALUES)(value) && shape(fields)(value);

const comparison = study({
  reports: list(report, MOST_RUNS),
  summary: list(
    shape({
      strategy,
      medianMs: ms,
      minMs: ms,
      maxMs: ms,
      count,
      speedup: orNull(number(0, 1e9)),
      sentence,
    }),
    strategyNames.length,
  ),
  order: list(strategy, MOST_RUNS),
  verdict: sentence,
});

const error = exactly({
  name: text(100),
  code: optional(text(100)),
  message: sentence,
  stack: optional(text(20_000)),
});

/** Returns a check for an object with these fields, as short as an event's detail. */
const plain = (fields: Parameters<typeof shape>[0]) => {
  const fits = shape(fields);
  return (value: unknown) => json(2000)(value) && fits(value);
};

/** The check of each event's detail. */
const details: Readonly<Record<EventName, Check>> = {
  'race-start': plain({ kind: oneOf(['race', 'compare', 'study']), strategy: orNull(strategy) }),
  'race-update': plain({
    elapsedMs: ms,
    stage: oneOf(['running', 'checking']),
    tasks: list(
      shape({
        id: whole(0, 63),
        lane: number(-1, 1e9),
        phase: oneOf([...corePhases, 'done']),
        progress: number(0, 1),
      }),
      64,
    ),
  }),
  'race-result': report,
  'race-error': error,
  'race-cancel': oneOf([null]),
  'race-scaling': study({ verdict: sentence }),
  'race-python': study({ elapsedMs: ms }),
  'race-guess': plain({ strategy, ms: orNull(ms) }),
};

/** The events of the element that cross. */
export const eventNames = Object.keys(details) as EventName[];

const name = oneOf(crossingNames);
const value = text(LONGEST_TEXT);
const attribute: Check = (pair) =>
  Array.isArray(pair) && pair.length === 2 && name(pair[0]) && value(pair[1]);

/** A check for each field of each kind of message. */
type Kinds<M extends { type: string }> = {
  [T in M['type']]: Record<Exclude<keyof Extract<M, { type: T }>, 'type'>, Check>;
};

export const toGuest: Kinds<ToGuest> = {
  connect: {
    attributes: list(attribute, crossingNames.length),
    program: orNull(text(LONGEST_PROGRAM)),
  },
  attribute: { name, text: orNull(value) },
  run: { call: count, strategy: orNull(text(100)) },
  compare: { call: count },
  cancel: {},
  ping: {},
  turn: { turn: count },
  wait: { turn: count },
};

export const fromGuest: Kinds<FromGuest> = {
  here: {},
  hello: {},
  ready: { shared: flag },
  broken: { error },
  height: { heightPx: number(0, 20_000) },
  fallback: { shown: flag },
  report: { report: orNull(report) },
  // `name` selects the check of the detail, which readMessage runs.
  event: { name: oneOf(eventNames), detail: () => true },
  done: { call: count, result: (result) => report(result) || comparison(result) },
  failed: { call: count, error },
  'ask-turn': { turn: count },
  'end-turn': { turn: count },
  pong: {},
};

/** Marks a message as one between an element and its frame. */
export const addTag = (message: ToGuest | FromGuest) => ({ 'race-lane': TAG, ...message });

/** Returns a message of these kinds, or null for anything else. Never throws. */
export function readMessage<M extends ToGuest | FromGuest>(
  data: unknown,
  kinds: Kinds<M>,
): M | null {
  if (typeof data !== 'object' || data === null) return null;
  const { type } = data as { type?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(kinds, type)) return null;
  const fields: Readonly<Record<string, Check>> = kinds[type as M['type']];
  const tags = { 'race-lane': oneOf([TAG]), type: oneOf([type]) };
  if (!exactly({ ...tags, ...fields })(data)) return null;
  const message = data as M;
  if (message.type === 'event' && !details[message.name](message.detail)) return null;
  return message;
}

/**
 * Returns the failure of a call whose answer fails its check, or null for any other message. Without it the call would
 * wait for ever.
 */
export function settleUnread(data: unknown): FromGuest | null {
  if (typeof data !== 'object' || data === null) return null;
  const { 'race-lane': tag, type, call } = data as Record<string, unknown>;
  if (tag !== TAG || (type !== 'done' && type !== 'failed') || !count(call)) return null;
  return { type: 'failed', call: call as number, error: toWire(unreadableError()) };
}
