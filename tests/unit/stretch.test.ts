// The stretch of time that a chart shows: its axis, its lanes, and zooming, on generated inputs.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { labelEnds, timeTicks } from '../../www/chart/axis.ts';
import { LEAST_MS, clampStretch } from '../../www/chart/stretch.ts';
import { describeStretch, followSpan, panStretch, zoomStretch } from '../../www/chart/zoom.ts';
import { aggregate, pathsOf } from '../../www/chart/paths.ts';
import { toLine } from '../../www/chart/lines.ts';
import { spanUnder } from '../../www/chart/inspect.ts';
import { compactDrawing } from '../../www/chart/geometry.ts';
import type { Stretch } from '../../www/chart/geometry.ts';
import type { Line } from '../../www/chart/lines.ts';
import type { TimeScale } from '../../www/chart/stretch.ts';

const LONGEST_MS = 600_000;

/** Stretches from 0.1 ms to 10 min on tracks of usual widths. Short stretches are as frequent as long ones. */
const scales = fc
  .record({
    zoom: fc.double({ min: Math.log10(0.1), max: Math.log10(LONGEST_MS), noNaN: true }),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    widthPx: fc.integer({ min: 240, max: 1300 }),
  })
  .map(({ zoom, place, widthPx }): TimeScale => {
    const lengthMs = Math.min(LONGEST_MS, 10 ** zoom);
    return { fromMs: place * (LONGEST_MS - lengthMs), pxPerMs: widthPx / lengthMs, widthPx };
  });

test('the ticks of any stretch lie within it, have different labels, and no two labels touch', () => {
  fc.assert(
    fc.property(scales, (scale) => {
      const ticks = timeTicks(scale);
      assert.ok(ticks.length >= 2, 'one tick does not show the scale');
      assert.equal(new Set(ticks.map(({ label }) => label)).size, ticks.length);
      for (const [i, tick] of ticks.entries()) {
        assert.ok(tick.atPx >= -1e-3 && tick.atPx <= scale.widthPx + 1e-3);
        const [fromPx, toPx] = labelEnds(tick, scale.widthPx);
        assert.ok(fromPx >= 0 && toPx <= scale.widthPx, 'the label stays within the drawing');
        if (i > 0)
          assert.ok(labelEnds(ticks[i - 1], scale.widthPx)[1] < fromPx, 'labels are apart');
      }
    }),
    { numRuns: 2000 },
  );
});

test('the label of a tick is exact to a hundredth of the stretch', () => {
  fc.assert(
    fc.property(scales, (scale) => {
      for (const { atPx, label } of timeTicks(scale)) {
        const [value, unit] = label.split(' ');
        const ms = Number(value) * (unit === 's' ? 1000 : 1);
        assert.ok(
          Math.abs((ms - scale.fromMs) * scale.pxPerMs - atPx) < scale.widthPx / 100,
          label,
        );
      }
    }),
  );
});

test('the length shown decides between ms and s in the labels', () => {
  const labels = (fromMs: number, toMs: number) =>
    timeTicks({ fromMs, pxPerMs: 600 / (toMs - fromMs), widthPx: 600 }).map(({ label }) => label);
  assert.deepEqual(labels(2034.4, 2035).slice(0, 2), ['2034.4 ms', '2034.5 ms']);
  assert.deepEqual(labels(1200, 1450).slice(0, 2), ['1.20 s', '1.25 s']);
  assert.deepEqual(labels(0, 1080).slice(0, 2), ['0', '0.2 s']);
});

test('a stretch outside of the whole is moved into it, and is never shorter than 0.1 ms', () => {
  assert.deepEqual(clampStretch({ fromMs: 90, toMs: 120 }, 100), { fromMs: 70, toMs: 100 });
  assert.deepEqual(clampStretch({ fromMs: 500, toMs: 900 }, 100), { fromMs: 0, toMs: 100 });
  const { fromMs, toMs } = clampStretch({ fromMs: 5, toMs: 5 }, 100);
  assert.ok(fromMs === 5 && Math.abs(toMs - 5.1) < 1e-9);
});

/** Lines of spans that follow one another, with gaps and with neighbours that touch. */
const lines = fc
  .array(
    fc.record({
      gapMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 40, noNaN: true })),
      lengthMs: fc.double({ min: 0.001, max: 40, noNaN: true }),
      phase: fc.constantFrom('scan' as const, 'wait' as const, 'start' as const),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((pieces): Line => {
    let atMs = 0;
    const parts = pieces.map(({ gapMs, lengthMs, phase }) => {
      const startMs = atMs + gapMs;
      atMs = startMs + lengthMs;
      return { phase, startMs, endMs: atMs, task: 0 };
    });
    return toLine('', parts);
  });

const windows = fc.record({
  fromMs: fc.double({ min: 0, max: 800, noNaN: true }),
  lengthMs: fc.double({ min: 0.1, max: 800, noNaN: true }),
});

const none: ReadonlySet<number> = new Set();

test('exactly the spans that overlap a stretch are drawn, at their places', () => {
  fc.assert(
    fc.property(lines, windows, (line, { fromMs, lengthMs }) => {
      const scale = { fromMs, pxPerMs: 600 / lengthMs, widthPx: 600 };
      const drawn: [from: number, to: number][] = [];
      aggregate(
        line,
        { scale, binPx: 0, hidden: none },
        {
          span: (_phase, x0, x1) => drawn.push([x0, x1]),
          cell: () => assert.fail('no span is narrower than 0 px'),
        },
      );
      const clip = (ms: number) => Math.max(-8, Math.min(608, (ms - fromMs) * scale.pxPerMs));
      const overlapping = Array.from({ length: line.length }, (_, i) => i).filter(
        (i) => line.endMs[i] > fromMs && line.startMs[i] < fromMs + 600 / scale.pxPerMs,
      );
      assert.deepEqual(
        drawn,
        overlapping.map((i) => [clip(line.startMs[i]), clip(line.endMs[i])]),
      );
    }),
    { numRuns: 1000 },
  );
});

test('coordinates stay within the drawing at every zoom', () => {
  fc.assert(
    fc.property(lines, fc.double({ min: 0, max: 800, noNaN: true }), (line, fromMs) => {
      const scale = { fromMs, pxPerMs: 6000, widthPx: 600 };
      const stack = { top: 0, pitch: 10, thickness: 10 };
      const { scan, wait, start } = pathsOf([line], stack, { scale, hidden: none });
      for (const [, x] of `${scan}${wait}${start}`.matchAll(/M(-?[\d.e+-]+) /g)) {
        assert.ok(Number(x) >= -8 && Number(x) <= 608, x);
      }
    }),
  );
});

test('a pointer finds the span that is drawn beneath it', () => {
  fc.assert(
    fc.property(
      lines,
      windows,
      fc.integer({ min: 0, max: 600 }),
      (line, { fromMs, lengthMs }, x) => {
        const scale = { fromMs, pxPerMs: 600 / lengthMs, widthPx: 600 };
        const atMs = fromMs + x / scale.pxPerMs;
        const spot = spanUnder(compactDrawing([line], 40), x, 20, scale);
        const beneath = Array.from({ length: line.length }, (_, i) => i).filter(
          (i) => line.startMs[i] <= atMs && atMs <= line.endMs[i],
        );
        if (beneath.length > 0) assert.ok(spot && beneath.includes(spot.index));
      },
    ),
    { numRuns: 1000 },
  );
});

/** The length of a whole run, and a stretch within the run. */
const shownParts = fc
  .record({
    wholeMs: fc.double({ min: 10, max: LONGEST_MS, noNaN: true }),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    share: fc.double({ min: 1e-6, max: 1, noNaN: true }),
  })
  .map(({ wholeMs, place, share }) => {
    const lengthMs = Math.max(LEAST_MS, share * wholeMs);
    const fromMs = place * (wholeMs - lengthMs);
    return { wholeMs, shown: { fromMs, toMs: fromMs + lengthMs } };
  });

/** Checks that a stretch lies within the whole and is not too short. */
function expectWithin({ fromMs, toMs }: Stretch, wholeMs: number) {
  const slackMs = wholeMs * 1e-9;
  assert.ok(fromMs >= 0 && toMs <= wholeMs + slackMs && toMs - fromMs >= LEAST_MS - slackMs);
}

const factors = fc.double({ min: 0.01, max: 100, noNaN: true });
const places = fc.double({ min: 0, max: 1, noNaN: true });

test('zooming in keeps the time under the pointer at its place, and the stretch within the whole', () => {
  fc.assert(
    fc.property(shownParts, factors, places, ({ wholeMs, shown }, factor, place) => {
      const lengthMs = shown.toMs - shown.fromMs;
      const aboutMs = shown.fromMs + place * lengthMs;
      const next = zoomStretch(shown, factor, aboutMs, wholeMs);
      if (!next) return assert.ok(lengthMs / factor > wholeMs * 0.999, 'only the whole is null');
      expectWithin(next, wholeMs);
      if (factor < 1) return;
      const nextPlace = (aboutMs - next.fromMs) / (next.toMs - next.fromMs);
      assert.ok(Math.abs(nextPlace - place) < 1e-3, `${place} became ${nextPlace}`);
    }),
    { numRuns: 1000 },
  );
});

test('a factor of 0 shows the whole from any stretch, however its times are rounded', () => {
  fc.assert(
    fc.property(shownParts, places, ({ wholeMs, shown }, about) => {
      assert.equal(zoomStretch(shown, 0, about * wholeMs, wholeMs), null);
    }),
    { numRuns: 5000 },
  );
});

test('zooming in about a time that is not shown moves it to the middle', () => {
  assert.deepEqual(zoomStretch({ fromMs: 0, toMs: 20 }, 2, 50, 100), { fromMs: 45, toMs: 55 });
});

test('panning keeps the length, and stops at both ends of the whole', () => {
  fc.assert(
    fc.property(
      shownParts,
      fc.double({ min: -LONGEST_MS, max: LONGEST_MS, noNaN: true }),
      ({ wholeMs, shown }, byMs) => {
        const next = panStretch(shown, byMs, wholeMs);
        if (!next) return assert.ok(shown.toMs - shown.fromMs > wholeMs * 0.999);
        expectWithin(next, wholeMs);
        const lengthMs = shown.toMs - shown.fromMs;
        assert.ok(Math.abs(next.toMs - next.fromMs - lengthMs) < wholeMs * 1e-9);
      },
    ),
  );
});

test('the stretch moves to a span outside, and stays where the span is already shown', () => {
  const shown = { fromMs: 10, toMs: 20 };
  assert.equal(followSpan(shown, { fromMs: 19, toMs: 40 }, 100), shown);
  assert.deepEqual(followSpan(shown, { fromMs: 40, toMs: 42 }, 100), { fromMs: 36, toMs: 46 });
  assert.deepEqual(followSpan(shown, { fromMs: 40, toMs: 90 }, 100), { fromMs: 37.5, toMs: 47.5 });
  fc.assert(
    fc.property(shownParts, places, places, ({ wholeMs, shown }, from, length) => {
      const fromMs = from * wholeMs * 0.999;
      const span = { fromMs, toMs: fromMs + 0.001 + length * (wholeMs - fromMs) };
      const next = followSpan(shown, span, wholeMs);
      assert.ok(!next || (span.toMs > next.fromMs && span.fromMs < next.toMs));
    }),
  );
});

test('the sentence on a stretch gives its ends to a hundredth of its length', () => {
  assert.equal(
    describeStretch({ fromMs: 1200, toMs: 1450 }),
    'The chart shows 1.200 s to 1.450 s.',
  );
  assert.equal(describeStretch(null), 'The chart shows the whole run.');
});
