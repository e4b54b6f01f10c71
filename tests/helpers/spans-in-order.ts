// A check of the order of spans, which every report promises.
import { expect } from '@playwright/test';
import type { Report } from '../../www/core/report.ts';

/** Checks that each task's spans are in order and lie within the run. */
export function expectSpansInOrder({ tasks, elapsedMs }: Report) {
  for (const { spans } of tasks) {
    let endMs = 0;
    for (const span of spans) {
      expect(span.startMs).toBeGreaterThanOrEqual(endMs);
      expect(span.endMs).toBeGreaterThanOrEqual(span.startMs);
      endMs = span.endMs;
    }
    expect(endMs).toBeLessThanOrEqual(elapsedMs);
  }
}
