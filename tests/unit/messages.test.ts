// Messages between the element and its frame: valid ones, and thousands of invalid ones.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { strategyNames } from '../../www/core/strategies.ts';
import { addTag, fromGuest, readMessage, settleUnread, toGuest } from '../../www/frame/messages.ts';

const reports: any[] = Object.values(
  JSON.parse(readFileSync(new URL('../pages/recorded-reports.json', import.meta.url), 'utf8')),
).flat();
const report = reports.find((each) => each?.schema === 1);
const error = { name: 'RaceError', code: 'timeout', message: 'Too late.', stack: undefined };

/** A message of each kind, as the two ends send them. */
const right: any[] = [
  { type: 'here' },
  { type: 'hello' },
  { type: 'ready', shared: true },
  { type: 'broken', error },
  { type: 'height', heightPx: 630.5 },
  { type: 'fallback', shown: false },
  { type: 'report', report: null },
  { type: 'report', report },
  { type: 'event', name: 'race-start', detail: { kind: 'compare', strategy: null } },
  {
    type: 'event',
    name: 'race-update',
    detail: {
      elapsedMs: 4,
      stage: 'running',
      tasks: [{ id: 0, lane: 0, phase: 'wait', progress: 0.5 }],
    },
  },
  { type: 'event', name: 'race-result', detail: report },
  { type: 'event', name: 'race-error', detail: error },
  { type: 'event', name: 'race-cancel', detail: null },
  { type: 'event', name: 'race-start', detail: { kind: 'study', strategy: null } },
  { type: 'event', name: 'race-scaling', detail: { verdict: 'Two workers.', points: [] } },
  { type: 'event', name: 'race-guess', detail: { strategy: 'shared', ms: null } },
  { type: 'done', call: 1, result: report },
  {
    type: 'done',
    call: 2,
    result: { reports: [report], summary: [], order: ['serial'], verdict: 'One.' },
  },
  { type: 'failed', call: 3, error: { ...error, name: 'AbortError', code: undefined } },
  { type: 'ask-turn', turn: 1 },
  { type: 'end-turn', turn: 1 },
  { type: 'pong' },
];

const commands = [
  { type: 'connect', attributes: [['tasks', '3']], program: null },
  { type: 'connect', attributes: [], program: 'print(1)' },
  { type: 'attribute', name: 'switch-interval', text: null },
  { type: 'run', call: 1, strategy: null },
  { type: 'compare', call: 1 },
  { type: 'cancel' },
  { type: 'ping' },
  { type: 'turn', turn: 1 },
  { type: 'wait', turn: 1 },
] as any[];

/** Copies a message as the browser does between windows, which changes prototypes. */
const clone = (message: any) => structuredClone(addTag(message));

test('every message of either end is read by the other end only', () => {
  for (const message of right) {
    assert.ok(readMessage(clone(message), fromGuest), JSON.stringify(message).slice(0, 80));
    assert.equal(readMessage(clone(message), toGuest), null);
  }
  for (const message of commands) {
    assert.ok(readMessage(clone(message), toGuest), JSON.stringify(message));
    assert.equal(readMessage(clone(message), fromGuest), null);
  }
});

test('an answer that fails its check fails the call that waits for it, and no other message does', () => {
  const unread = { type: 'done', call: 7, result: { ...report, elapsedMs: NaN } };
  assert.equal(readMessage(clone(unread), fromGuest), null);
  const settled: any = settleUnread(clone(unread));
  assert.deepEqual([settled.type, settled.call, settled.error.code], ['failed', 7, 'load-failed']);
  assert.match(settled.error.message, /embed\.html and racelane\.js may be of two builds/);
  assert.ok(readMessage(clone(settled), fromGuest));
  for (const other of [
    { type: 'done', call: -1, result: null },
    { type: 'done', call: '7', result: null },
    { type: 'ready', shared: 1 },
    { type: 'event', name: 'race-result', detail: null },
  ] as any[])
    assert.equal(settleUnread(clone(other)), null);
  for (const odd of [null, 7, { type: 'done', call: 7 }]) assert.equal(settleUnread(odd), null);
});

test('every recorded report is read, also with a field of a later version', () => {
  const all = reports.filter((each) => each?.schema === 1);
  assert.ok(all.length > 3);
  for (const each of all) {
    const later = { ...each, prediction: { ms: 1 } };
    for (const detail of [each, later]) {
      assert.ok(readMessage(clone({ type: 'event', name: 'race-result', detail }), fromGuest));
    }
  }
});

test('neither `isolate` nor an unknown attribute crosses into the frame', () => {
  for (const name of ['isolate', 'onclick', 'style', 'src', '__proto__', 'switchInterval']) {
    assert.equal(readMessage(clone({ type: 'attribute', name, text: 'frame' }), toGuest), null);
    const connect = { type: 'connect', attributes: [[name, 'frame']], program: null };
    assert.equal(readMessage(clone(connect as any), toGuest), null);
  }
});

/** Values that may stand in any place. */
const odd = [
  ...[undefined, null, true, NaN, Infinity, -1, 2 ** 60, 1n, '', 'x'.repeat(30_000), '__proto__'],
  ...[[], {}, [[[]]], new Map(), new Date(0), /x/, new Uint8Array(8), new Error('x')],
  new Array(2 ** 31),
];

/** Returns the paths to every value in a message, for at most three items of each list. */
function places(value: any, way: (string | number)[] = []): (string | number)[][] {
  const found = way.length > 0 ? [way] : [];
  if (typeof value !== 'object' || value === null) return found;
  const keys = Array.isArray(value) ? [...value.keys()].slice(0, 3) : Object.keys(value);
  return [...found, ...keys.flatMap((key) => places(value[key], [...way, key]))];
}

test('a wrong value in any place of a message never throws, and hardly ever passes', () => {
  let refused = 0;
  let passed = 0;
  for (const [kinds, messages] of [
    [fromGuest, right],
    [toGuest, commands],
  ] as const) {
    for (const message of messages) {
      for (const way of places(message)) {
        for (const value of odd) {
          const changed = clone(message) as any;
          const last = way.at(-1) as string;
          const holder = way.slice(0, -1).reduce((at: any, key) => at[key], changed);
          holder[last] = value;
          if (readMessage(changed, kinds as typeof fromGuest)) passed += 1;
          else refused += 1;
        }
      }
    }
  }
  assert.ok(refused > 4000, `${refused}`);
  // Changed messages that pass have another valid value: null where it is allowed, or another text.
  assert.ok(passed < refused * 0.25, `${passed} of ${refused + passed}`);
});

test('values that are no messages are ignored', () => {
  for (const value of [...odd, 'race-lane-1', { type: 'hello' }, { 'race-lane': 'race-lane-1' }]) {
    assert.equal(readMessage(value, fromGuest), null);
    assert.equal(readMessage({ 'race-lane': 'race-lane-1', type: value }, fromGuest), null);
  }
  for (const type of ['constructor', '__proto__', 'toString']) {
    assert.equal(readMessage({ 'race-lane': 'race-lane-1', type }, toGuest), null);
  }
});

test('a circular or endless report is refused at once', () => {
  const circle: any = structuredClone(report);
  circle.options.self = circle;
  const deep = structuredClone(report);
  deep.more = [];
  for (let at = deep.more, depth = 0; depth < 500_000; depth += 1) at = at[0] = [];
  for (const detail of [circle, deep, { ...report, more: new Array(5_000_000).fill(0) }]) {
    const message = addTag({ type: 'event', name: 'race-result', detail });
    assert.equal(readMessage(message, fromGuest), null);
  }
});

/** A report of a Python program that has printed pieces of this text, and ended with this error. */
const pythonEvent = (pieces: number, piece: string, failure: string) => {
  const output = Array.from({ length: pieces }, () => ({ atMs: 1, stream: 'stdout', text: piece }));
  const detail = { schema: 1, kind: 'python', elapsedMs: 5, output, error: failure };
  return addTag({ type: 'event', name: 'race-python', detail } as any);
};

test('the report of a Python program with much output and a long traceback crosses', () => {
  for (const message of [
    pythonEvent(200_000, 'a line\n', 'short'),
    pythonEvent(1, 'x'.repeat(65_536), 'x'.repeat(1_000_000)),
  ])
    assert.ok(readMessage(message, fromGuest));
  for (const message of [
    pythonEvent(1_500_000, 'a line\n', 'short'),
    pythonEvent(1, 'a line\n', 'x'.repeat(1_000_001)),
  ])
    assert.equal(readMessage(message, fromGuest), null);
});

test('the longest comparison of all strategies crosses', () => {
  const row = { medianMs: 1, minMs: 1, maxMs: 1, count: 20, speedup: 1, sentence: 'As fast.' };
  const order = strategyNames.flatMap((strategy) => Array.from({ length: 3 * 20 }, () => strategy));
  const result = {
    reports: [report],
    summary: strategyNames.map((strategy) => ({ strategy, ...row })),
    order,
    verdict: 'All are as fast.',
  };
  assert.ok(readMessage(addTag({ type: 'done', call: 1, result } as any), fromGuest));
});
