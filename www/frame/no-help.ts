// What the two sides of a page know of frames: the widget in place, which offers one, and what has tried one.

/**
 * Set on the page once a frame on it has brought no shared memory, so that no widget offers one again: only a try can
 * tell. A registered symbol, as there may be two copies of Racelane on a page.
 */
export const NO_HELP = Symbol.for('racelane.frames-do-not-help');
