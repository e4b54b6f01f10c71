// What both studies are asked with: a button, how many workers they take, and leave to take more.

import { html } from 'lit/html.js';

/** @typedef {import('../../widget/state.js').State} State */

/** More are measured only when asked for: so many threads can take a phone, or a shared machine, to its limits. */
const UNASKED = 16;
/** No pool is larger. */
const MOST = 64;

/**
 * workersOf says how many workers a study takes unasked, and whether it has to ask before it takes all cores. A set-up
 * that names its workers has asked.
 * @param {State} state
 */
export function workersOf({ cores, setUp: { given } }) {
  const all = Math.min(MOST, cores);
  return {
    all,
    unasked: Math.min(all, UNASKED),
    asks: given.workers === undefined && all > UNASKED,
  };
}

/**
 * allCores draws the box that gives leave.
 * @param {number} all
 * @param {string} [more] what that takes besides
 */
export const allCores = (all, more = '') =>
  html`<label>
    <input type="checkbox" />
    With all ${all} cores: ${more}${all} workers at once.
  </label>`;

/**
 * wantsAll reads the box beside a button.
 * @param {Event} event of the button
 */
export const wantsAll = (event) =>
  /** @type {Element} */ (event.currentTarget).closest('.ask')?.querySelector('input')?.checked ??
  false;

/**
 * studyButton starts a study, where nothing runs.
 * @param {State} state
 * @param {string} label
 * @param {(event: Event) => void} start
 */
export function studyButton({ activity }, label, start) {
  const busy = activity !== null;
  return html`<button
    type="button"
    part="button"
    aria-disabled=${busy ? 'true' : 'false'}
    @click=${(/** @type {Event} */ event) => !busy && start(event)}
  >
    ${label}
  </button>`;
}
