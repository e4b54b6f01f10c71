// Hands the newest update to `onUpdate`, at most once a frame. On a hidden page there are no frames, and so no updates.

import type { TaskReport, Update } from '../core/report.ts';
import type { JobUpdate } from './coordinator.ts';

/** Returns a function for the updates of each stage, and `end`, which drops an update that still waits. */
export function startUpdates(onUpdate: ((update: Update) => void) | undefined) {
  let newest: Update | null = null;
  let frame = 0;

  function schedule(update: Update) {
    newest = update;
    if (onUpdate && frame === 0) frame = requestAnimationFrame(deliver);
  }

  function deliver() {
    frame = 0;
    if (newest) onUpdate?.(newest);
  }

  return {
    running: ({ elapsedMs, tasks }: JobUpdate) => schedule({ elapsedMs, stage: 'running', tasks }),

    checking: (elapsedMs: number, tasks: TaskReport[]) =>
      schedule({
        elapsedMs,
        stage: 'checking',
        tasks: tasks.map(({ id, lane }) => ({ id, lane, phase: 'done', progress: 1 })),
      }),

    end: () => cancelAnimationFrame(frame),
  };
}
