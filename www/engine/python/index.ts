// runPython(): one Python program, in CPython in workers.

import { unlessAborted } from '../../core/waits.ts';
import { whenSettled } from '../coordinator.ts';
import { environment } from '../environment.ts';
import { requireWasm } from '../needs.ts';
import { abortOnLeave } from '../race.ts';
import { takeTurn } from '../turns.ts';
import { checkControl } from './control.ts';
import { loadPython } from './files.ts';
import { Program } from './program.ts';
import { Updates } from './updates.ts';
import type { PythonControl, PythonReport } from '../../core/python-report.ts';

/**
 * Runs a Python program.
 * @param program its text
 * @throws RaceError, or the signal's reason; an exception of the program is in the report
 */
export async function runPython(
  program: string,
  control: PythonControl = {},
): Promise<PythonReport> {
  const folder = checkControl(program, control);
  requireWasm();
  control.signal?.throwIfAborted();
  return takeTurn(() => measure(program, folder, control), control.signal, control.onWait);
}

async function measure(program: string, folder: string, control: PythonControl) {
  const { signal, end } = abortOnLeave(control.signal);
  const updates = new Updates(control.onUpdate);
  try {
    const loading = loadPython(folder, (loadedBytes) => updates.load(loadedBytes));
    const parts = await unlessAborted(loading, signal);
    const where = await unlessAborted(environment(), signal);
    // Workers of the run before would slow this one down.
    await unlessAborted(whenSettled(), signal);
    return await new Program(parts, where, updates, control.onOutput).run(program, signal);
  } finally {
    updates.end();
    end();
  }
}
