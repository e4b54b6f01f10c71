// Parts of the track for all rows: the legend of phases, the drawing of a row, and ghosts of times from elsewhere.

import { compactDrawing, reportDrawing, rowHeight, unfoldedDrawing } from '../chart/geometry.ts';
import { timeTicks } from '../chart/axis.ts';
import { indexesOf } from '../chart/lanes.ts';
import { scaleOf } from '../chart/stretch.ts';
import { baseline, getStrategy } from '../core/strategies.ts';
import { figuresOf, oneTaskMs } from './article.ts';
import { isSecret } from './rows.ts';
import { phaseFilter } from '../chart/legend.ts';
import type { Drawing, Geometry } from '../chart/geometry.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Bar, Ghost } from '../chart/bars.ts';
import type { RowModel } from './row-model.ts';
import type { Marks } from '../chart/lanes.ts';
import type { Actions } from './actions.ts';
import type { State } from './state.ts';

const expectedLines = ({ options }: RowModel) => getStrategy(options.strategy).countLines(options);

/** Returns the height of every compact row of a set-up, which is known before anything runs. */
export const heightOfRows = (models: readonly RowModel[]) => rowHeight(models.map(expectedLines));

/**
 * Lays a row out. Returns null where there is nothing to draw yet.
 * @param height of a compact row
 */
export function drawingOf(model: RowModel, isUnfolded: boolean, height: number): Drawing | null {
  const { row, report } = model;
  if (row.live) return compactDrawing(row.live.lines, height, expectedLines(model));
  if (!report) return null;
  return isUnfolded ? unfoldedDrawing(report) : reportDrawing(report, height);
}

/** Returns the times that a row's bar and its end marks show. */
export function barOf({ row, report, numbers }: RowModel): Bar {
  if (row.live) return { endMs: row.live.elapsedMs, ended: null };
  const isDisturbed = Boolean(report?.disturbed);
  const repeatsMs = row.reports
    .filter(({ disturbed }) => !disturbed)
    .map(({ elapsedMs }) => elapsedMs);
  const spread = numbers && numbers.count > 1 ? numbers : null;
  const endMs = numbers?.medianMs ?? report?.elapsedMs ?? 0;
  return { endMs, ended: { isDisturbed, repeatsMs, spread } };
}

export type Ghosts = Partial<Record<StrategyName, Ghost>>;

/** The marks of one row, before overlays add theirs. */
export type RowMarks = Omit<Marks, 'guess'>;

export interface TrackContext {
  state: State;
  geometry: Geometry;
  actions: Actions;
  /** Height of a compact row in px. */
  height: number;
  /** Indexes of the phases that the reader filtered out. */
  hidden: ReadonlySet<number>;
  marks: Omit<RowMarks, 'ghost'> & { ghosts: Ghosts };
}

/** Returns the drawing context that all rows of a track share. */
export function trackContext(
  models: readonly RowModel[],
  state: State,
  geometry: Geometry,
  actions: Actions,
): TrackContext {
  const scale = scaleOf(geometry);
  const serial = state.summary.find(({ strategy }) => strategy === baseline);
  return {
    state,
    geometry,
    actions,
    height: heightOfRows(models),
    hidden: indexesOf(state.hidden),
    marks: {
      scale,
      ticks: timeTicks(scale),
      serialMs: serial?.medianMs ?? null,
      ghosts: ghostsOf(state),
    },
  };
}

/**
 * Returns a ghost for each row that has one: its recorded result, or else the article's ratio times the time of one
 * task here. A row that the reader is still guessing has none.
 */
export function ghostsOf(state: State): Ghosts {
  const { options } = state.setUp;
  const oneMs = oneTaskMs(options, state.summary);
  const ghosts: Ghosts = {};
  if (oneMs !== null) {
    for (const { strategy, ratio, atLeast } of figuresOf(options.workload)) {
      ghosts[strategy] = { ms: ratio * oneMs, atLeast, label: '2020' };
    }
  }
  for (const { strategy, medianMs } of state.recorded?.results ?? []) {
    ghosts[strategy] = { ms: medianMs, label: 'recorded' };
  }
  for (const row of state.rows) if (isSecret(state, row)) delete ghosts[row.name];
  return ghosts;
}

/** Draws the legend, which is also a filter. */
export function phaseLegend({ setUp: { options, strategies }, hidden }: State, actions: Actions) {
  const usesLock = strategies.some((name) => getStrategy(name).traits(options).includes('lock'));
  const canOccur = {
    scan: true,
    build: options.list === 'memory',
    wait: options.wait > 0,
    lock: usesLock,
    queue: true,
    start: true,
  };
  return phaseFilter(canOccur, hidden, actions.filter);
}
