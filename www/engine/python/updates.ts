// The updates that a caller receives while a program loads, starts and runs.

import { perFrame } from '../per-frame.ts';
import { totalBytes } from './files.ts';
import type { PythonReport, PythonUpdate } from '../../core/python-report.ts';

export class Updates {
  readonly #frames;

  constructor(onUpdate: ((update: PythonUpdate) => void) | undefined) {
    this.#frames = perFrame(onUpdate);
  }

  /** @param loadedBytes of Python's files, which have arrived */
  load(loadedBytes: number) {
    this.#schedule('loading', { loadedBytes });
  }

  start() {
    this.#schedule('starting', {});
  }

  run(running: Pick<PythonUpdate, 'elapsedMs' | 'lanes' | 'memory'>) {
    this.#schedule('running', running);
  }

  end() {
    this.#frames.end();
  }

  #schedule(stage: PythonUpdate['stage'], known: Partial<PythonUpdate>) {
    const memory = memoryOf([]);
    const loadedBytes = totalBytes;
    this.#frames.schedule({
      stage,
      loadedBytes,
      totalBytes,
      elapsedMs: 0,
      lanes: [],
      memory,
      ...known,
    });
  }
}

/** @param instances bytes of each interpreter's memory */
export const memoryOf = (instances: number[]): PythonReport['memory'] => ({
  instances,
  totalBytes: instances.reduce((all, bytes) => all + bytes, 0),
});
