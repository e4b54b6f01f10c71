// Axes as numbers: places, round ticks, and their units.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { decades, doublings, logAxis, logScale } from '../../www/chart/log-scales.ts';
import { byteAxis, linearScale, timeAxis } from '../../www/chart/scales.ts';

const labels = ({ ticks }: { ticks: readonly { label: string }[] }) =>
  ticks.map(({ label }) => label);

test('a linear scale gives equal differences equal widths, upwards as well', () => {
  const place = linearScale([0, 10], [200, 0]);
  assert.deepEqual([0, 2.5, 10].map(place), [200, 150, 0]);
});

test('a logarithmic scale gives equal ratios equal widths', () => {
  const place = logScale([1, 100], [0, 200]);
  assert.deepEqual(
    [1, 10, 100].map((value) => Math.round(place(value))),
    [0, 100, 200],
  );
});

test('all ticks of a time axis have one unit, and lie where the scale places their values', () => {
  assert.deepEqual(labels(timeAxis([0, 80], [0, 400])), ['0', '20 ms', '40 ms', '60 ms', '80 ms']);
  const { place, ticks } = timeAxis([0, 2000], [0, 400]);
  assert.deepEqual(labels({ ticks }), ['0', '0.5 s', '1 s', '1.5 s', '2 s']);
  assert.equal(ticks[1].atPx, place(500));
});

test('a narrow axis has fewer ticks, but at least two', () => {
  assert.ok(timeAxis([0, 10_800], [0, 280]).ticks.length <= 4);
  assert.ok(timeAxis([0, 10_800], [0, 20]).ticks.length >= 2);
});

test('bytes are in the largest unit of which there are at least two', () => {
  assert.equal(labels(byteAxis(2 * 2 ** 20, [0, 300])).at(-1), '2 MiB');
  assert.match(labels(byteAxis(2 ** 20, [0, 300])).at(-1) ?? '', / KiB$/);
  assert.match(labels(byteAxis(100, [0, 300])).at(-1) ?? '', / B$/);
});

test('powers within a domain include its ends, despite rounding', () => {
  assert.deepEqual(decades([1e-3, 1000]), [1e-3, 0.01, 0.1, 1, 10, 100, 1000]);
  assert.deepEqual(decades([2, 9]), []);
  assert.deepEqual(doublings([0.9, 64]), [1, 2, 4, 8, 16, 32, 64]);
});

test('a logarithmic axis has a tick for each value, with the label that was asked for', () => {
  const { ticks } = logAxis([1, 4], [0, 100], [1, 2, 4], (n) => `${n}\u00d7`);
  assert.deepEqual(
    ticks.map(({ atPx, label }) => [Math.round(atPx), label]),
    [
      [0, '1\u00d7'],
      [50, '2\u00d7'],
      [100, '4\u00d7'],
    ],
  );
});
