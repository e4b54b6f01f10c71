// Reads the board that the wasm core keeps of its tasks, in whatever thread they run.

import { phases } from '../core/protocol.ts';
import type { Run } from '../../pkg/racelane.js';
import type { TaskState } from '../core/protocol.ts';

const CELLS_PER_TASK = 3;

/** readBoard gives the state of every task of a run. */
export function readBoard(run: Run): TaskState[] {
  const board = run.board();
  return Array.from({ length: board.length / CELLS_PER_TASK }, (_, id) => {
    const [lane, code, permille] = board.subarray(id * CELLS_PER_TASK);
    const phase = phases[code] ?? 'done';
    return { id, lane, phase, progress: permille / 1000 };
  });
}
