// What every report promises of its times.
import { expect } from '@playwright/test';
import type { Report } from '../../www/core/report.ts';

/** expectSpansInOrder holds each task's spans to their order, and to the time of the run. */
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
