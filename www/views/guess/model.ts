// The state of guessing: Serial's time, which is given, and each row's guess beside its result.

import { baseline } from '../../core/strategies.ts';
import { roundTo } from '../../verdict/numbers.ts';
import { medianOfCounted } from '../../verdict/summary.ts';
import { estimateMs } from '../../widget/expectations.ts';
import { rowModel } from '../../widget/row-model.ts';
import { isGiven } from '../../widget/rows.ts';
import { completeOptions } from '../../widget/set-up.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { Row, State } from '../../widget/state.ts';
import type { Judged } from './verdict.ts';

/** A handle can be pulled to this multiple of Serial's time, so that readers can expect worse than Serial. */
const REACH_RATIO = 1.5;
/** A typed guess may be at most this multiple of Serial's time. */
const LONGEST_GUESS_RATIO = 10;
/** The guesses are rescaled if Serial's time differs from the given time by more than this ratio. */
const MOVE_RATIO = 1.1;
/** Room to the right of the farthest guess, as the track keeps for its runs. */
const HEADROOM = 1.08;

/** Returns the median of a row's counted runs, or null. */
export const measuredMsOf = ({ reports }: Pick<Row, 'reports'>) => medianOfCounted(reports);

/** Returns Serial's time: measured, or estimated. */
export function givenTime({ rows, setUp, rates, cores }: State): { ms: number; measured: boolean } {
  const given = rows.find(isGiven);
  const measuredMs = given ? measuredMsOf(given) : null;
  if (measuredMs !== null) return { ms: measuredMs, measured: true };
  const ms = Math.max(1, estimateMs(completeOptions(setUp, baseline), rates, cores));
  // Rounded to the two digits that readers see, so that all sentences agree with it.
  return { ms: roundTo(ms, 2), measured: false };
}

/**
 * Returns a row's guess. Readers cannot know this machine. If Serial takes another time than announced, each guess
 * keeps its share of Serial's time.
 */
export function guessOf(state: State, name: StrategyName): { ms: number; moved: boolean } | null {
  const guess = state.guess.times[name];
  if (!guess) return null;
  const scale = givenTime(state).ms / guess.againstMs;
  const moved = scale > MOVE_RATIO || scale < 1 / MOVE_RATIO;
  return { ms: moved ? guess.ms * scale : guess.ms, moved };
}

/** Whether a row awaits its first result and is not running. */
export const isOpen = ({ row, report, unavailable }: RowModel) =>
  !unavailable && !report && (row.status === 'idle' || row.status === 'cancelled');

/** Returns the rows that a reader can guess here. */
export const guessableRows = (state: State) =>
  state.rows
    .map((row) => rowModel(state, row))
    .filter((model) => !model.unavailable && !isGiven(model.row));

/** Returns the longest time to which a handle can be pulled. */
export const handleReachMs = (state: State) => givenTime(state).ms * REACH_RATIO;

/** Returns the longest time that may be typed. */
export const longestGuessMs = (state: State) => givenTime(state).ms * LONGEST_GUESS_RATIO;

/** Returns how far the axis must reach: over every guess, and as far as any handle. */
export function reachMs(state: State) {
  const models = guessableRows(state);
  const guesses = models.map(({ row }) => guessOf(state, row.name)?.ms ?? 0);
  const farthest = Math.max(0, ...guesses);
  const reach = models.some(({ report }) => !report) ? handleReachMs(state) : 0;
  return Math.max(reach, farthest > reach ? farthest * HEADROOM : 0);
}

/** Returns every guess whose row has a counted result, beside that result. */
export function judgeGuesses(state: State): Judged[] {
  const given = givenTime(state);
  return guessableRows(state).flatMap(({ row, label, options }) => {
    const guess = guessOf(state, row.name);
    const measuredMs = measuredMsOf(row);
    if (!guess || measuredMs === null) return [];
    const cores = row.reports[0].environment?.cores ?? state.cores;
    const serialMs = given.measured ? given.ms : null;
    return [{ strategy: row.name, label, options, cores, guessMs: guess.ms, measuredMs, serialMs }];
  });
}
