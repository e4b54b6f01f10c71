// Whether a frame has been tried on this page in vain: the widget in place offers one, and the frame's host tries it.

/**
 * Set on the page once a frame on it has brought no shared memory, so that no widget offers a frame again: only a try
 * can tell. A registered symbol, as there may be two copies of Racelane on a page.
 */
const NO_HELP = Symbol.for('racelane.frames-do-not-help');

const page = globalThis as unknown as { [NO_HELP]?: boolean };

export const framesHelp = () => page[NO_HELP] !== true;

/** Notes that a frame was of no use here. */
export function noteNoHelp() {
  page[NO_HELP] = true;
}
