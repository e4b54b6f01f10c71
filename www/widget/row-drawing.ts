// Prepares a row for the chart: its lines, and the times of its bar.

import { compactDrawing, lanesOf, rowHeight, unfoldedDrawing } from '../chart/geometry.ts';
import { getStrategy } from '../core/strategies.ts';
import type { Bar } from '../chart/bars.ts';
import type { Drawing } from '../chart/geometry.ts';
import type { RowModel } from './row-model.ts';

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
  return isUnfolded ? unfoldedDrawing(report) : compactDrawing(lanesOf(report), height);
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
