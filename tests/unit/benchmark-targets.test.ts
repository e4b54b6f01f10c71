// The benchmark's limits and aims: what this machine allows, and why an aim was missed.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { readingOf, serialLimit, shareOfReading } from '../../benches/limits.js';
import { ofMemory, ofReading, ofSpeedup, unknown } from '../../benches/obstacles.js';
import { coresOf, nativeOverIdeal, recordingOf } from '../../benches/overhead.js';
import { missedLines } from '../../benches/targets.js';
import type { Round } from '../../benches/overhead.js';
import type { Result } from '../../benches/rounds.js';

/** A contender that took these times. */
const took = (name: string, allMs: number[], more: Partial<Result> = {}): Result => ({
  ...{ name, label: name, allMs, readers: 1 },
  medianMs: allMs.toSorted((a, b) => a - b)[allMs.length >> 1],
  minMs: Math.min(...allMs),
  maxMs: Math.max(...allMs),
  ...more,
});

const small = took('read-1@small', [20, 20, 20]);
const huge = took('read-1@huge', [10, 10, 10]);
const wasm = took('wasm-serial@chromium', [20, 20, 20]);
const native = took('native-serial@generic', [12, 12, 12]);

test('the limit of one thread is the fastest of reading alone and native code', () => {
  assert.equal(serialLimit([small, huge, native, wasm]).name, 'read-1@huge');
  assert.equal(serialLimit([small, native, wasm]).name, 'native-serial@generic');
});

test('a share of the read bandwidth is taken from reading on as many threads', () => {
  const two = took('read-2@small', [5, 5, 5], { readers: 2 });
  const memory = [small, huge, two];
  assert.equal(readingOf(memory, 2), two);
  assert.equal(shareOfReading(memory, wasm), 0.5);
  assert.equal(shareOfReading(memory, took('wasm-shared-2', [10, 10, 10], { readers: 2 })), 0.5);
  assert.equal(shareOfReading(memory, took('python-max', [10], { readers: undefined })), null);
});

test('small pages stand in the way where reading from them alone is as slow as wasm', () => {
  const found = { memory: [small, huge, native], wasm, limit: huge, native: { vectorBits: 256 } };
  assert.match(ofMemory(found), /takes 2\.00 times as long from small pages.*reaches 100 %/);
});

test('the width of vectors is named only where native code reaches the limit', () => {
  const memory = [took('read-1@small', [10, 10, 10]), huge];
  const found = { memory, wasm, limit: huge };
  const near = [...memory, took('native-serial@target-cpu-native', [10, 10, 10])];
  const wide = { vectorBits: 256 };
  assert.match(ofMemory({ ...found, memory: near, native: wide }), /256 bits/);
  assert.doesNotMatch(ofMemory({ ...found, memory: near, native: { vectorBits: 128 } }), /bits/);
  assert.doesNotMatch(ofMemory({ ...found, memory: [...memory, native], native: wide }), /bits/);
});

test('the memory is named only where wasm reads as fast as reading alone', () => {
  assert.match(ofReading([small], wasm), /held by the memory/);
  assert.equal(ofReading([huge], wasm), unknown);
});

test('a small speed-up is told as idle threads, or as longer computing', () => {
  const serial = took('wasm-serial@chromium', [100, 100, 100]);
  const rayon = [serial, took('native-threads-2', [50, 50, 50])] as const;
  const after = (busyMs: number) => {
    const shared = took('wasm-shared-2', [60, 60, 60], { allBusyMs: [busyMs, busyMs, busyMs] });
    return ofSpeedup({ wasm: [serial, shared], native: rayon, cores: 2 });
  };
  assert.match(after(100), /speed-up is 1\.67, that of rayon 2\.00.*no work for 16\.7 %/);
  assert.match(after(118), /computed for 18\.0 % longer/);
});

test('what recording costs is the shortest run over the shortest, beside the noise', () => {
  const results = [took('threads on', [30, 11, 12]), took('threads off', [10, 20, 10.5])];
  const [{ ratio, noise }] = recordingOf(results);
  assert.equal(ratio, 1.1);
  assert.ok(Math.abs(noise - 0.05) < 1e-9);
});

test('a native strategy is compared with native serial on the cores that it may use', () => {
  const round = { nativeMs: { serial: 100, threads: 110, processes: 55 } } as Round;
  assert.equal(coresOf('threads', 2), 1);
  assert.equal(nativeOverIdeal(round, 'threads', 2), 1.1);
  assert.equal(nativeOverIdeal(round, 'processes', 2), 1.1);
});

test('a missed aim is listed with how far it was missed and what stands in the way', () => {
  const aim = { what: 'speed', aim: 'at least 0.95×', obstacle: 'A reason.' };
  const met = { ...aim, value: 1, met: true, missedBy: -0.1 };
  const missed = { ...aim, value: 0.9, met: false, missedBy: 0.05 };
  assert.equal(missedLines([met]), 'Every aim is reached.');
  assert.equal(missedLines([met, missed]), 'Not reached:\n\n- speed: missed by 5.00 %. A reason.');
});
