// How a reader's drag, key or text becomes a guess: handlers for one row, and the changes to the guesses.

import { isKey, keyed, snapped, stepOf } from './keys.ts';
import { givenOf, guessOf, mostMs, reachOf } from './model.ts';
import { parseGuess } from './parse.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Guess, State } from '../../widget/state.ts';
import type { TrackContext } from '../../widget/track-view.ts';

/** Guesses as they were before a pointer went down, by pointer, for when the browser takes it to scroll. */
const before: Map<number, Guess> = new Map();

/** withGuess sets a row's guess, or takes it back. */
export function withGuess(state: State, name: StrategyName, ms: number | null): Guess {
  const { [name]: _old, ...times } = state.guess.times;
  const { [name]: _problem, ...problems } = state.guess.problems;
  if (ms === null) return { ...state.guess, times, problems };
  const againstMs = givenOf(state).ms;
  return { ...state.guess, times: { ...times, [name]: { ms, againstMs } }, problems };
}

/** cleared takes all guesses back. */
export const cleared = ({ guess }: State): Guess => ({ ...guess, times: {}, problems: {} });

/**
 * handlersOf gives what the parts of a row listen with. Changes are asked of the state of that moment: two keys
 * or moves may come within one frame.
 */
export function handlersOf(name: StrategyName, { state, geometry, on }: TrackContext) {
  const set = (ms: number | null, told = true) => on.guess((now) => withGuess(now, name, ms), told);
  const point = (event: PointerEvent, told: boolean) => {
    const bar = (event.currentTarget as Element).getBoundingClientRect();
    const ms = ((event.clientX - bar.left) / geometry.trackPx) * geometry.domainMs;
    set(snapped(ms, stepOf(givenOf(state).ms), reachOf(state)), told);
  };
  return {
    press: (event: PointerEvent) => {
      if (event.button !== 0) return;
      hold(event);
      before.set(event.pointerId, state.guess);
      point(event, false);
    },
    drag: (event: PointerEvent) => {
      if (before.has(event.pointerId)) point(event, false);
    },
    drop: (event: PointerEvent) => {
      if (before.delete(event.pointerId)) point(event, true);
    },
    abandon: (event: PointerEvent) => {
      const guess = before.get(event.pointerId);
      if (before.delete(event.pointerId) && guess) on.guess(() => guess, false);
    },
    key: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !isKey(event.key)) return;
      event.preventDefault();
      on.guess((now) => withGuess(now, name, afterKey(now, name, event.key)), true);
    },
    type: (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      // A bare number has the unit of the axis.
      const bareUnit = geometry.domainMs >= 1000 ? 's' : 'ms';
      on.guess((now) => withText(now, name, value, bareUnit), true);
    },
    clear: (event: Event) => {
      // Its button goes away; the focus stays in the row.
      const button = event.currentTarget as Element;
      button.parentElement?.querySelector('input')?.focus();
      set(null);
    },
  };
}

/** hold keeps a pointer with its bar, and gives the bar's handle the focus. */
function hold(event: PointerEvent) {
  const bar = event.currentTarget as HTMLElement;
  bar.setPointerCapture(event.pointerId);
  // So that no text is selected; this keeps the focus away too, which is therefore given by hand.
  event.preventDefault();
  (bar.querySelector('[role=slider]') as HTMLElement | null)?.focus({
    preventScroll: true,
  });
}

const afterKey = (state: State, name: StrategyName, key: string) =>
  keyed(key, guessOf(state, name)?.ms ?? 0, stepOf(givenOf(state).ms), reachOf(state));

/** withText reads a text as a guess; one that it refuses leaves the guess, and the reason beside it. */
function withText(state: State, name: StrategyName, text: string, bareUnit: 's' | 'ms'): Guess {
  if (text.trim() === '') return withGuess(state, name, null);
  const read = parseGuess(text, { mostMs: mostMs(state), bareUnit });
  if ('ms' in read) return withGuess(state, name, read.ms);
  return { ...state.guess, problems: { ...state.guess.problems, [name]: read.problem } };
}
