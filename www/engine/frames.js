// Hands updates on at most once a frame: the newest, and nothing where nobody looks.

/**
 * @typedef {import('../core/report.js').Update} Update
 */

/**
 * framed gives the ways in which a run tells how it stands.
 * @param {((update: Update) => void) | undefined} onUpdate
 */
export function framed(onUpdate) {
  /** @type {Update | null} */
  let newest = null;
  let frame = 0;

  /** @param {Update} update */
  function schedule(update) {
    newest = update;
    if (onUpdate && frame === 0) frame = requestAnimationFrame(deliver);
  }

  function deliver() {
    frame = 0;
    if (newest) onUpdate?.(newest);
  }

  return {
    /** @param {import('./coordinator.js').JobUpdate} update */
    running: ({ elapsedMs, tasks }) => schedule({ elapsedMs, stage: 'running', tasks }),

    /**
     * @param {number} elapsedMs
     * @param {import('../core/report.js').TaskReport[]} tasks
     */
    checking: (elapsedMs, tasks) =>
      schedule({
        elapsedMs,
        stage: 'checking',
        tasks: tasks.map(({ id, lane }) => ({ id, lane, phase: 'done', progress: 1 })),
      }),

    end: () => cancelAnimationFrame(frame),
  };
}
