// What guessing knows of a widget's state: Serial's time, which is given, and each row's guess beside its result.

import { estimateMs } from '../../widget/expectations.ts';
import { GIVEN } from '../../widget/guessing.ts';
import { roundTo } from '../../verdict/numbers.ts';
import { medianOfCounted } from '../../verdict/summary.ts';
import { optionsFor } from '../../widget/set-up.ts';
import { rowModel } from '../../widget/row-model.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { Row, State } from '../../widget/state.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { Judged } from './reasons.ts';

/** The track reaches this many times as far as Serial, so that a reader can expect worse than Serial. */
const REACH = 1.5;
/** A typed guess may be this many times as long as Serial. */
const MOST = 10;
/** Serial found to take another time than was said, by more than this, moves the guesses along with it. */
const MOVED = 1.1;
/** Room to the right of the farthest mark, as the track keeps for its runs. */
const HEADROOM = 1.08;

/** Returns the median of a row's counted runs, or null. */
export const measuredMsOf = (row: Row | undefined) => medianOfCounted(row?.reports ?? []);

/** givenOf is Serial's time: measured, or what it may be expected to take. */
export function givenOf({ rows, setUp, rates, cores }: State): { ms: number; measured: boolean } {
  const measuredMs = measuredMsOf(rows.find(({ name }) => name === GIVEN));
  if (measuredMs !== null) return { ms: measuredMs, measured: true };
  // As it is told, in two digits, so that what is said of a guess agrees with it; below 1 ms all is start-up.
  const ms = Math.max(1, estimateMs(optionsFor(setUp, GIVEN), rates, cores));
  return { ms: roundTo(ms, 2), measured: false };
}

/**
 * guessOf is a row's guess. It was made against the time then given for Serial and keeps its share of that
 * time when Serial turns out quite another: a reader can know the strategies, and not this machine.
 */
export function guessOf(state: State, name: StrategyName): { ms: number; moved: boolean } | null {
  const guess = state.guess.times[name];
  if (!guess) return null;
  const scale = givenOf(state).ms / guess.againstMs;
  const moved = scale > MOVED || scale < 1 / MOVED;
  return { ms: moved ? guess.ms * scale : guess.ms, moved };
}

/** isGiven tells whether a row's time is given, not guessed. */
export const isGiven = ({ row }: RowModel) => row.name === GIVEN;

/** isOpen tells whether a row still awaits its first result, and is not running. */
export const isOpen = ({ row, report, unavailable }: RowModel) =>
  !unavailable && !report && (row.status === 'idle' || row.status === 'cancelled');

/** guessable gives the rows that a reader can guess here. */
export const guessable = (state: State) =>
  state.rows
    .map((row) => rowModel(state, row))
    .filter((model) => !model.unavailable && !isGiven(model));

/** reachOf says how far a handle goes, in ms. */
export const reachOf = (state: State) => givenOf(state).ms * REACH;

/** mostMs is the longest time that may be typed. */
export const mostMs = (state: State) => givenOf(state).ms * MOST;

/** leastDomainMs is how far the axis must reach at least: all handles' way while there is one, and every guess. */
export function leastDomainMs(state: State) {
  const models = guessable(state);
  const guesses = models.map(({ row }) => guessOf(state, row.name)?.ms ?? 0);
  const farthest = Math.max(0, ...guesses);
  const reach = models.some(({ report }) => !report) ? reachOf(state) : 0;
  return Math.max(reach, farthest > reach ? farthest * HEADROOM : 0);
}

/** judgedOf gives every guess whose row has a counted result. */
export function judgedOf(state: State): Judged[] {
  const given = givenOf(state);
  return guessable(state).flatMap(({ row, label, options }) => {
    const guess = guessOf(state, row.name);
    const measuredMs = measuredMsOf(row);
    if (!guess || measuredMs === null) return [];
    const cores = row.reports[0].environment?.cores ?? state.cores;
    const serialMs = given.measured ? given.ms : null;
    return [{ strategy: row.name, label, options, cores, guessMs: guess.ms, measuredMs, serialMs }];
  });
}
