// Remembers whether a frame on this page brought no shared memory. The frame's host notes that; then no widget offers
// a frame again.

/**
 * The mark is on the page, because two copies of Racelane share nothing but registered symbols. Only a try shows
 * whether a frame helps.
 */
const FRAMES_FAILED = Symbol.for('racelane.frames-do-not-help');

const page = globalThis as unknown as { [FRAMES_FAILED]?: boolean };

export const mayFrameHelp = () => page[FRAMES_FAILED] !== true;

/** Notes that a frame did not help on this page. */
export function noteFrameFailure() {
  page[FRAMES_FAILED] = true;
}
