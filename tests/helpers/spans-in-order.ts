// A check of the order of spans, which every report promises.
import { expect } from '@playwright/test';
import type { Report } from '../../www/core/report.ts';

/** Checks that all spans are in order and lie within the run. */
export function expectSpansInOrder({ tasks, lanes, elapsedMs }: Report) {
  const parts = lanes.map((lane) => lane.parts ?? []);
  for (const spans of [...tasks.map((task) => task.spans), ...parts]) {
    let endMs = 0;
    for (const span of spans) {
      expect(span.startMs).toBeGreaterThanOrEqual(endMs);
      expect(span.endMs).toBeGreaterThanOrEqual(span.startMs);
      endMs = span.endMs;
    }
    expect(endMs).toBeLessThanOrEqual(elapsedMs);
  }
}
