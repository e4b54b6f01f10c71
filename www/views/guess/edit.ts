// Turns a reader's drag, key or text into a guess: the event handlers of one row, and the changes of the guesses.

import { pointWithin } from '../../chart/pointer.ts';
import { givenTime, guessOf, handleReachMs, longestGuessMs } from './model.ts';
import { readGuess } from './words.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Guess, State } from '../../widget/state.ts';
import type { TrackContext } from '../../widget/track.ts';

/** Round steps within a power of ten. */
const ROUND = [1, 2, 5, 10];
/** Serial's time has about this many small steps. Ten small steps are a large one. */
const STEPS = 100;

/** Returns the small step: round, and about a hundredth of Serial's time. */
export function stepFor(serialMs: number) {
  const raw = serialMs / STEPS;
  const power = 10 ** Math.floor(Math.log10(raw));
  return (ROUND.find((each) => each * power >= raw * 0.999) ?? 10) * power;
}

/** Rounds a time to whole steps within a handle's reach. The shortest guess is one step. */
export function snapToStep(ms: number, stepMs: number, reachMs: number) {
  const within = Math.min(Math.max(stepMs, ms), Math.max(stepMs, reachMs));
  // Twelve digits keep steps of 0.1 from adding up to 0.30000000000000004.
  return Number((Math.round(within / stepMs) * stepMs).toPrecision(12));
}

/** The small steps that each key adds; null takes the guess back. */
const KEYS: Readonly<Record<string, number | null>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: -Infinity,
  End: Infinity,
  Delete: null,
  Backspace: null,
};

/** Whether a key moves the handle. */
export const isKey = (key: string) => Object.hasOwn(KEYS, key);

/**
 * Returns the guess after a key, or null where the key takes the guess back.
 * @param ms the guess before the key, 0 for none
 */
export function moveByKey(key: string, ms: number, stepMs: number, reachMs: number): number | null {
  const steps = KEYS[key];
  if (steps === null) return null;
  // A typed guess may lie beyond the handle's reach; a key must not pull it back at once.
  const mostMs = Math.max(reachMs, steps === Infinity ? 0 : ms);
  return snapToStep(ms + steps * stepMs, stepMs, mostMs);
}

/** The guesses before each pointer went down. They are restored if the browser uses the pointer to scroll. */
const beforePointer: Map<number, Guess> = new Map();

/** Sets a row's guess, or takes it back. */
function setGuess(state: State, name: StrategyName, ms: number | null): Guess {
  const { [name]: _old, ...times } = state.guess.times;
  const { [name]: _problem, ...problems } = state.guess.problems;
  if (ms === null) return { ...state.guess, times, problems };
  const againstMs = givenTime(state).ms;
  return { ...state.guess, times: { ...times, [name]: { ms, againstMs } }, problems };
}

/** Takes all guesses back. */
export const clearGuesses = ({ guess }: State): Guess => ({ ...guess, times: {}, problems: {} });

/**
 * Returns the event handlers of a row. Each change is computed from the state at its time, because two events may come
 * within one frame.
 */
export function handlersFor(name: StrategyName, { state, geometry, actions }: TrackContext) {
  const set = (ms: number | null, isFinal = true) =>
    actions.guess((now) => setGuess(now, name, ms), isFinal);
  const point = (event: PointerEvent, isFinal: boolean) => {
    const { fromMs, trackPx, domainMs } = geometry;
    const ms = fromMs + (pointWithin(event).x / trackPx) * domainMs;
    set(snapToStep(ms, stepFor(givenTime(state).ms), handleReachMs(state)), isFinal);
  };
  return {
    press: (event: PointerEvent) => {
      if (event.button !== 0) return;
      capture(event);
      beforePointer.set(event.pointerId, state.guess);
      point(event, false);
    },
    drag: (event: PointerEvent) => {
      if (beforePointer.has(event.pointerId)) point(event, false);
    },
    drop: (event: PointerEvent) => {
      if (beforePointer.delete(event.pointerId)) point(event, true);
    },
    abandon: (event: PointerEvent) => {
      const guess = beforePointer.get(event.pointerId);
      if (beforePointer.delete(event.pointerId) && guess) actions.guess(() => guess, false);
    },
    key: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !isKey(event.key)) return;
      event.preventDefault();
      actions.guess((now) => setGuess(now, name, nextGuess(now, name, event.key)), true);
    },
    type: (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      // A bare number has the unit of the axis.
      const bareUnit = geometry.wholeMs >= 1000 ? 's' : 'ms';
      actions.guess((now) => setGuessText(now, name, value, bareUnit), true);
    },
    clear: (event: Event) => {
      // The button disappears, so the focus moves to the row's field.
      const button = event.currentTarget as Element;
      button.parentElement?.querySelector('input')?.focus();
      set(null);
    },
  };
}

/** Keeps a pointer with its bar, and moves the focus to the bar's handle. */
function capture(event: PointerEvent) {
  const bar = event.currentTarget as HTMLElement;
  bar.setPointerCapture(event.pointerId);
  // A drag must not select text. Preventing the selection also prevents the focus, which is therefore set here.
  event.preventDefault();
  (bar.querySelector('[role=slider]') as HTMLElement | null)?.focus({
    preventScroll: true,
  });
}

const nextGuess = (state: State, name: StrategyName, key: string) =>
  moveByKey(key, guessOf(state, name)?.ms ?? 0, stepFor(givenTime(state).ms), handleReachMs(state));

/** Reads a text as a guess. After a refused text the guess stays, and the reason is shown beside it. */
function setGuessText(state: State, name: StrategyName, text: string, bareUnit: 's' | 'ms'): Guess {
  if (text.trim() === '') return setGuess(state, name, null);
  const read = readGuess(text, { mostMs: longestGuessMs(state), bareUnit });
  if ('ms' in read) return setGuess(state, name, read.ms);
  return { ...state.guess, problems: { ...state.guess.problems, [name]: read.problem } };
}
