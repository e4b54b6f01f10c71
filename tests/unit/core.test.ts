// The wasm core in Node: values cross its border unchanged, and a panic arrives with its message.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeAll, test, vi } from 'vitest';
import { Reference, Run, initSync, shiftClock } from '../../pkg/racelane.js';
import { clockMs } from '../../www/core/clock.ts';
import { checkRace } from '../../www/core/options.ts';
import { corePhases, readRecord } from '../../www/core/protocol.ts';
import { readBoard } from '../../www/workers/context.ts';
import { recordOf } from '../../www/workers/outcome.ts';

// The helper of wasm-bindgen-rayon expects a worker's global scope.
vi.hoisted(() => Object.assign(globalThis, { self: new EventTarget() }));

beforeAll(() => {
  const wasm = readFileSync(new URL('../../pkg/racelane_bg.wasm', import.meta.url));
  const memory = new WebAssembly.Memory({ initial: 33, maximum: 2048, shared: true });
  initSync({ module: new WebAssembly.Module(wasm), memory });
});

const HOUR_MS = 3_600_000;

const begin = (given: object) => new Run(checkRace(given), 0, true);

/** Carries out a task and returns its report. */
function finished(run: Run, id: number) {
  while (run.step(id, 1));
  return readRecord(recordOf(run, id), id);
}

/** From docs/measurement.md, computed with Python's whole numbers. */
const MAXIMA = [
  { given: { workload: 'io', tasks: 1, size: 10 }, id: 0, max: 89 },
  { given: { workload: 'cpu', list: 'stream', size: 1_000_000 }, id: 2, max: 2_147_480_178 },
  { given: { workload: 'cpu', list: 'memory', size: 1_000_000 }, id: 0, max: 2_147_465_542 },
  { given: { workload: 'cpu', list: 'memory', size: 0 }, id: 0, max: null },
];

for (const { given, id, max } of MAXIMA) {
  test(`the core takes ${JSON.stringify(given)} as they are meant`, () => {
    const run = begin(given);
    const reference = new Reference(checkRace(given), id);
    while (!reference.advance(100_000));
    const phasesSeen = finished(run, id).spans.map(({ phase }) => phase);
    assert.deepEqual(recordOf(run, id).ending, 'found');
    assert.deepEqual([recordOf(run, id).max, reference.max() ?? null], [max, max]);
    const builds = run.spans(id).length > 3;
    assert.deepEqual(phasesSeen, builds ? ['build', 'scan'] : ['scan']);
  });
}

test('every phase comes back from the core as the phase that it was', () => {
  const run = begin({ workload: 'cpu' });
  for (const phase of corePhases) {
    run.enter(1, phase);
    assert.deepEqual(readBoard(run, 1), { id: 1, lane: 0, phase, progress: 0 });
  }
  run.leave(1);
  assert.equal(readBoard(run, 1).phase, 'done');
  for (const phase of corePhases) run.addSpan(2, phase, 1, 2);
  const [entered, added] = [1, 2].map((id) => readRecord(recordOf(run, id), id).spans);
  assert.deepEqual(
    [entered, added].map((spans) => spans.map(({ phase }) => phase)),
    [corePhases, corePhases],
  );
});

test('a clock that is put forward shows the later time, and a run shows no time before its begin', () => {
  const run = new Run(checkRace({ workload: 'cpu' }), clockMs(), true);
  shiftClock(-HOUR_MS);
  assert.equal(run.now(), 0);
  shiftClock(2 * HOUR_MS);
  assert.ok(Math.abs(run.now() - HOUR_MS) < 1000, `${run.now()} ms`);
  shiftClock(-HOUR_MS);
  assert.ok(run.now() < 1000, `${run.now()} ms`);
});

test('a stopped run takes no further step and has no max', () => {
  const run = begin({ workload: 'cpu' });
  run.stop();
  assert.equal(run.step(0, 1000), false);
  const { ending, max } = recordOf(run, 0);
  assert.deepEqual([ending, max], ['stopped', null]);
});

test('a panic says where and why, on the console and in the error that it throws', () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => {});
  const run = begin({ workload: 'cpu', tasks: 3 });
  const place = String.raw`panicked at src/run/mod\.rs:\d+:\d+:`;
  const why = 'index out of bounds: the len is 3 but the index is 1000';
  assert.throws(() => run.step(1000, 1), {
    name: 'Panic',
    message: new RegExp(`^${place} ${why}$`),
  });
  assert.match(String(written.mock.calls), new RegExp(`${place}\n${why}\n\nStack:\n`));
  written.mockRestore();
});
