// Reads the board that the wasm core keeps of its tasks, in whatever thread they run.

import { phases } from '../core/protocol.js';

const CELLS_PER_TASK = 3;

/**
 * readBoard gives the state of every task of a run.
 * @param {import('../../pkg/racelane.js').Run} run
 * @returns {import('../core/protocol.js').TaskState[]}
 */
export function readBoard(run) {
  const board = run.board();
  return Array.from({ length: board.length / CELLS_PER_TASK }, (_, id) => {
    const [lane, code, permille] = board.subarray(id * CELLS_PER_TASK);
    const phase = phases[code] ?? 'done';
    return { id, lane, phase, progress: permille / 1000 };
  });
}
