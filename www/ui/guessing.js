// Where guessing comes into the widget: nothing until a reader asks for it, then the parts of www/guess/.

/** @typedef {typeof import('../guess/index.js')} GuessParts */

/** @type {GuessParts | null} */
let parts = null;

/** loadGuessing fetches the parts, once for the page. */
export async function loadGuessing() {
  return (parts ??= await import('../guess/index.js'));
}

/**
 * guessing gives the parts where the reader is guessing, else null.
 * @param {import('./state.js').State} state
 */
export const guessing = ({ guess }) => (guess.on ? parts : null);
