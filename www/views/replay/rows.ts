// The rows of Replay: every row of the widget that has lanes.

import { lanesOf } from '../../chart/geometry.ts';
import { rowModel } from '../../widget/row-model.ts';
import { tapeOfRecord, tapeOfReport } from './tape.ts';
import type { Line } from '../../chart/lines.ts';
import type { StrategyName } from '../../core/strategies.ts';
import type { RowModel } from '../../widget/row-model.ts';
import type { State } from '../../widget/state.ts';
import type { Tape } from './tape.ts';

export interface ReplayRow {
  name: StrategyName;
  label: string;
  model: RowModel;
  tape: Tape;
  lanes: readonly Line[];
  /** How long the run took as a whole. */
  elapsedMs: number;
  isRecorded: boolean;
}

/** Returns the rows with lanes. A row without a run of the reader's own shows its recorded result. */
export const replayRows = (state: State): ReplayRow[] =>
  state.rows.flatMap((row): ReplayRow[] => {
    const model = rowModel(state, row);
    const { label, report, recorded } = model;
    const common = { name: row.name, label, model };
    if (report) {
      const tape = tapeOfReport(report);
      if (tape.momentsMs.length === 0) return [];
      const { elapsedMs } = report;
      return [{ ...common, tape, lanes: lanesOf(report), elapsedMs, isRecorded: false }];
    }
    if (!recorded || recorded.lanes.length === 0) return [];
    const { lanes, elapsedMs } = recorded;
    return [{ ...common, tape: tapeOfRecord(recorded), lanes, elapsedMs, isRecorded: true }];
  });
