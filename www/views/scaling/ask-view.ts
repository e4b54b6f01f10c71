// What both studies are asked with: a button, how many workers they take, and leave to take more.

import { html } from 'lit/html.js';
import type { State } from '../../widget/state.ts';

/** More are measured only when asked for: so many threads can take a phone, or a shared machine, to its limits. */
const UNASKED = 16;
/** No pool is larger. */
const MOST = 64;

/**
 * workersOf says how many workers a study takes unasked, and whether it has to ask before it takes all cores. A set-up
 * that names its workers has asked.
 */
export function workersOf({ cores, setUp: { given } }: State) {
  const all = Math.min(MOST, cores);
  return {
    all,
    unasked: Math.min(all, UNASKED),
    asks: given.workers === undefined && all > UNASKED,
  };
}

/**
 * allCores draws the box that gives leave.
 * @param more what that takes besides
 */
export const allCores = (all: number, more: string = '') =>
  html`<label>
    <input type="checkbox" />
    With all ${all} cores: ${more}${all} workers at once.
  </label>`;

/**
 * wantsAll reads the box beside a button.
 * @param event of the button
 */
export const wantsAll = (event: Event) =>
  (event.currentTarget as Element).closest('.ask')?.querySelector('input')?.checked ?? false;

/** studyButton starts a study, where nothing runs. */
export function studyButton({ activity }: State, label: string, start: (event: Event) => void) {
  const busy = activity !== null;
  return html`<button
    type="button"
    part="button"
    aria-disabled=${busy ? 'true' : 'false'}
    @click=${(event: Event) => !busy && start(event)}
  >
    ${label}
  </button>`;
}
