// How a reader's drag, key or text becomes a guess: handlers for one row, and the changes to the guesses.

import { isKey, keyed, snapped, stepOf } from './keys.js';
import { givenOf, guessOf, mostMs, reachOf } from './model.js';
import { parseGuess } from './parse.js';

/**
 * @typedef {import('../../widget/state.js').State} State
 * @typedef {import('../../widget/state.js').Guess} Guess
 * @typedef {import('../../core/strategies.js').StrategyName} StrategyName
 * @typedef {import('../../widget/track-view.js').TrackContext} TrackContext
 */

/** Guesses as they were before a pointer went down, by pointer, for when the browser takes it to scroll. @type {Map<number, Guess>} */
const before = new Map();

/**
 * withGuess sets a row's guess, or takes it back.
 * @param {State} state
 * @param {StrategyName} name
 * @param {number | null} ms
 * @returns {Guess}
 */
export function withGuess(state, name, ms) {
  const { [name]: _old, ...times } = state.guess.times;
  const { [name]: _problem, ...problems } = state.guess.problems;
  if (ms === null) return { ...state.guess, times, problems };
  const againstMs = givenOf(state).ms;
  return { ...state.guess, times: { ...times, [name]: { ms, againstMs } }, problems };
}

/** cleared takes all guesses back. @param {State} state @returns {Guess} */
export const cleared = ({ guess }) => ({ ...guess, times: {}, problems: {} });

/**
 * handlersOf gives what the parts of a row listen with. Changes are asked of the state of that moment: two keys
 * or moves may come within one frame.
 * @param {StrategyName} name
 * @param {TrackContext} context
 */
export function handlersOf(name, { state, geometry, on }) {
  const set = (/** @type {number | null} */ ms, told = true) =>
    on.guess((now) => withGuess(now, name, ms), told);
  const point = (/** @type {PointerEvent} */ event, /** @type {boolean} */ told) => {
    const bar = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const ms = ((event.clientX - bar.left) / geometry.trackPx) * geometry.domainMs;
    set(snapped(ms, stepOf(givenOf(state).ms), reachOf(state)), told);
  };
  return {
    press: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      hold(event);
      before.set(event.pointerId, state.guess);
      point(event, false);
    },
    drag: (/** @type {PointerEvent} */ event) => {
      if (before.has(event.pointerId)) point(event, false);
    },
    drop: (/** @type {PointerEvent} */ event) => {
      if (before.delete(event.pointerId)) point(event, true);
    },
    abandon: (/** @type {PointerEvent} */ event) => {
      const guess = before.get(event.pointerId);
      if (before.delete(event.pointerId) && guess) on.guess(() => guess, false);
    },
    key: (/** @type {KeyboardEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !isKey(event.key)) return;
      event.preventDefault();
      on.guess((now) => withGuess(now, name, afterKey(now, name, event.key)), true);
    },
    type: (/** @type {Event} */ event) => {
      const { value } = /** @type {HTMLInputElement} */ (event.target);
      // A bare number has the unit of the axis.
      const bareUnit = geometry.domainMs >= 1000 ? 's' : 'ms';
      on.guess((now) => withText(now, name, value, bareUnit), true);
    },
    clear: (/** @type {Event} */ event) => {
      // Its button goes away; the focus stays in the row.
      const button = /** @type {Element} */ (event.currentTarget);
      button.parentElement?.querySelector('input')?.focus();
      set(null);
    },
  };
}

/**
 * hold keeps a pointer with its bar, and gives the bar's handle the focus.
 * @param {PointerEvent} event
 */
function hold(event) {
  const bar = /** @type {HTMLElement} */ (event.currentTarget);
  bar.setPointerCapture(event.pointerId);
  // So that no text is selected; this keeps the focus away too, which is therefore given by hand.
  event.preventDefault();
  /** @type {HTMLElement | null} */ (bar.querySelector('[role=slider]'))?.focus({
    preventScroll: true,
  });
}

/**
 * @param {State} state
 * @param {StrategyName} name
 * @param {string} key
 */
const afterKey = (state, name, key) =>
  keyed(key, guessOf(state, name)?.ms ?? 0, stepOf(givenOf(state).ms), reachOf(state));

/**
 * withText reads a text as a guess; one that it refuses leaves the guess, and the reason beside it.
 * @param {State} state
 * @param {StrategyName} name
 * @param {string} text
 * @param {'s' | 'ms'} bareUnit
 * @returns {Guess}
 */
function withText(state, name, text, bareUnit) {
  if (text.trim() === '') return withGuess(state, name, null);
  const read = parseGuess(text, { mostMs: mostMs(state), bareUnit });
  if ('ms' in read) return withGuess(state, name, read.ms);
  return { ...state.guess, problems: { ...state.guess.problems, [name]: read.problem } };
}
