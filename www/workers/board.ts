// Reads the board that the wasm core keeps of its tasks, whichever thread they run in.

import type { Run } from '../../pkg/racelane.js';
import type { TaskState } from '../core/protocol.ts';

/** Returns how a task stands. */
export const readBoard = (run: Run, id: number): TaskState => ({
  id,
  lane: run.lane(id),
  phase: run.phase(id) ?? 'done',
  progress: run.progress(id),
});
