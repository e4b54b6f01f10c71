// Brings the signals of the shared words into the thread of Python that runs.

import { WORDS } from '../../core/python-protocol.ts';
import type { Pyodide } from './pyodide.ts';

/** The offset of `eval_breaker` in CPython's PyThreadState (Include/cpython/pystate.h). */
const EVAL_BREAKER_OFFSET = 12;

/** _PY_SIGNALS_PENDING_BIT (Include/internal/pycore_ceval.h). */
const SIGNALS_PENDING_BIT = 1 << 1;

/**
 * Makes Python look at the interrupt word between bytecodes. CPython tells only the main thread's state of a signal, and
 * each stack has a state of its own here. So the state of the running thread is told too, or a thread that computes
 * would never hear of it.
 */
export function hearSignals({ setInterruptBuffer, _module: module }: Pyodide, words: Int32Array) {
  const buffer = {
    get 0() {
      const signal = Atomics.exchange(words, WORDS.interrupt, 0);
      if (signal !== 0) {
        const word = (module._PyThreadState_Get() + EVAL_BREAKER_OFFSET) >>> 2;
        module.HEAPU32[word]! |= SIGNALS_PENDING_BIT;
      }
      return signal;
    },
    // Pyodide clears the word after it has read it; a signal that came meanwhile must stay.
    set 0(_cleared: number) {},
  };
  setInterruptBuffer(buffer);
}
