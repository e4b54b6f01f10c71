// Clocks that were set: the time origins of a page and of its workers are apart, as after sleep.

import { expect } from '@playwright/test';
import { expectSpansInOrder } from './spans-in-order.ts';
import type { Options, Report } from '../../www/core/report.ts';
import type { Page } from './module-calls.ts';

/** How far the time origins are off, in milliseconds: the page's, and the first worker's of each coordinator. */
export interface Offsets {
  page: number;
  worker: number;
}

/** The report of a run, and how long the run took as the page saw it. */
export interface Timed {
  report: Report;
  seenMs: number;
}

/** Returns a script that runs first in a page and its workers. It records when the page sends and gets a run. */
export const setClocks = (offsets: Offsets) => `(${setOrigin})(${JSON.stringify(offsets)});`;

/** Runs in the page from its source text, so it uses nothing from outside. */
function setOrigin({ page, worker }: Offsets) {
  const isPage = typeof document !== 'undefined';
  const byMs = isPage ? page : / 1$/.test(self.name) ? worker : 0;
  const origin = performance.timeOrigin + byMs;
  Object.defineProperty(Performance.prototype, 'timeOrigin', { get: () => origin });
  if (!isPage) return;
  const seen = { givenMs: 0, gotMs: 0 };
  Object.assign(window, { seen });
  self.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (data.outcome?.records.length > 0) seen.gotMs = performance.now();
      });
    }
    postMessage(...given: [message: any, more?: any]) {
      if (given[0].job?.kind === 'race') seen.givenMs = performance.now();
      super.postMessage(...given);
    }
  };
}

/** Runs race() in such a page. */
export const timeRace = (page: Page, options: Partial<Options>): Promise<Timed> =>
  page.evaluate(async (given) => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const report = await race(given);
    const { givenMs, gotMs } = (window as any).seen;
    return { report, seenMs: gotMs - givenMs };
  }, options);

/** Half of the smallest offset. The machine's load can cause smaller errors. */
const MOST_APART_MS = 25;

/** Returns how far a run's times are from what they should be, for tasks that only wait. */
export function errorOf({ report, seenMs }: Timed) {
  const { elapsedMs, startupMs, tasks } = report;
  const gaps = tasks.flatMap(({ spans }) =>
    spans.map(({ phase, startMs, endMs }, index) => {
      // Between the phases a task does next to nothing, and its run ends with its wait.
      const asked = phase === 'wait' ? report.options.wait : phase === 'start' ? startupMs : 0;
      const gapMs = startMs - (spans[index - 1]?.endMs ?? 0);
      return Math.max(gapMs, Math.abs(endMs - startMs - asked));
    }),
  );
  return Math.max(Math.abs(seenMs - elapsedMs), ...gaps, ...tasks.map(endGap));
  function endGap({ spans }: Report['tasks'][number]) {
    return elapsedMs - (spans.at(-1)?.endMs ?? 0);
  }
}

/** Runs a strategy until its times are right: on a busy machine some runs have gaps of their own. */
export async function expectRightTimes(page: Page, options: Partial<Options>, tries = 20) {
  const errors: number[] = [];
  do {
    const timed = await timeRace(page, options);
    expectSpansInOrder(timed.report);
    errors.push(errorOf(timed));
  } while (Math.min(...errors) > MOST_APART_MS && errors.length < tries);
  expect(Math.min(...errors), `${options.strategy}, ms wrong`).toBeLessThan(MOST_APART_MS);
}
