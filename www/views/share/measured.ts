// Everything measured in this browser that a reader can share or save.

import { rowModel } from '../../widget/row-model.ts';
import { pythonOf } from '../python/result.ts';
import type { Report, SummaryRow } from '../../core/report.ts';
import type { State } from '../../widget/state.ts';
import type { PythonRun } from '../python/result.ts';
import type { Cost, Scaling } from '../scaling/studies.ts';

/** A result of this browser. */
export type OwnResult = { report: Report; numbers: SummaryRow };

/** Returns the rows that have a counted result of this browser. */
export const ownResults = (state: State): OwnResult[] =>
  state.rows.flatMap((row) => {
    const { report, numbers } = rowModel(state, row);
    return report && numbers ? [{ report, numbers }] : [];
  });

/** Everything that can be saved. */
export interface Measured {
  state: State;
  /** The results of the rows. */
  own: readonly OwnResult[];
  scaling: Scaling | null;
  cost: Cost | null;
  /** The runs of Python, in the order in which they ran. */
  python: readonly PythonRun[];
}

export const hasRows = ({ own }: Measured) => own.length > 0;
export const hasScaling = ({ scaling }: Measured) => scaling !== null;
export const hasCost = ({ cost }: Measured) => cost !== null;
export const hasPython = ({ python }: Measured) => python.length > 0;

/** Gathers everything that can be saved, or returns null where there is nothing. */
export function gatherMeasured(state: State, own: readonly OwnResult[]): Measured | null {
  const { scaling, cost } = state.studies as { scaling?: Scaling; cost?: Cost };
  const measured = {
    state,
    own,
    scaling: scaling?.origin ? scaling : null,
    cost: cost?.origin ? cost : null,
    python: pythonOf(state)?.result.runs ?? [],
  };
  const isAny = [hasRows, hasScaling, hasCost, hasPython].some((has) => has(measured));
  return isAny ? measured : null;
}
