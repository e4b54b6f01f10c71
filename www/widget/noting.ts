// Where notes on figures come into the widget: what writes them is fetched once there may be something to say.

import { lazy } from '../core/lazy.ts';
import { coreCount } from '../core/support.ts';
import { inTime } from '../core/waits.ts';
import type { Report } from '../core/report.ts';

const writer = lazy('The code of notes', () => import('./notes.ts'));

/** Longer than this no run waits for its note. */
const PATIENCE_MS = 2000;

/** loadNotes fetches it, once for the page. Without it a run that is not counted is still marked as such. */
export async function loadNotes() {
  await writer.load().catch(() => {});
}

/** notes gives what writes notes, or null before it has come. */
export const notes = () => writer.loaded;

/** Equal runs whose slowest took so many times as long as the fastest say little with one figure. */
export const RESTLESS = 1.5;

/** A time of fewer steps of the clock than this is off by more than a fiftieth. */
export const FEW_STEPS = 50;

/** isNoteworthy tells whether there may be something to say of rows. */
export const isNoteworthy = (rows: readonly { reports: readonly Report[] }[]) =>
  coreCount() === 1 ||
  rows.some(
    ({ reports }) =>
      spreadOf(reports) > RESTLESS ||
      reports.some(
        ({ disturbed, elapsedMs, environment }) =>
          disturbed || elapsedMs < FEW_STEPS * environment.clockStepMs,
      ),
  );

/**
 * noted resolves when what there is to say of rows can be drawn with them: a note that came later would move the buttons
 * below it while a reader goes to press one.
 */
export async function noted(rows: readonly { reports: readonly Report[] }[]) {
  if (!writer.loaded && isNoteworthy(rows)) await inTime(loadNotes(), PATIENCE_MS).catch(() => {});
}

/**
 * spreadOf is how many times as long the slowest of a row's runs took as its fastest, of those that count. Start-up is
 * paid by the first run of a pool alone, so a pool that was warm is compared with warm ones.
 */
export function spreadOf(reports: readonly Report[]) {
  const counted = reports.filter(({ disturbed }) => !disturbed);
  const warm = counted.filter(({ startupMs }) => startupMs === 0);
  const times = (warm.length > 0 ? warm : counted).map(({ elapsedMs }) => elapsedMs);
  const fastest = Math.min(...times);
  return fastest > 0 && times.length > 1 ? Math.max(...times) / fastest : 1;
}
