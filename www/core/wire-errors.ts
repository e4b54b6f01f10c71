// The form of an error in messages between threads and windows. A post loads this only with the first run or frame.

import { RaceError } from './errors.ts';
import type { RaceErrorCode } from './errors.ts';

/** An error as a message carries it. */
export interface WireError {
  name: string;
  code: RaceErrorCode | undefined;
  message: string;
  stack: string | undefined;
}

/** Returns what a message can carry of an error: name, code, message and stack. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof Error)) {
    return { name: 'Error', code: undefined, message: String(error), stack: undefined };
  }
  const code = error instanceof RaceError ? error.code : undefined;
  return { name: error.name, code, message: error.message, stack: error.stack };
}

/** Returns the error that a message carries. An error without a code was thrown in a worker. */
export function fromWire({ name, code, message, stack }: WireError): Error {
  if (name === 'AbortError') return new DOMException(message, 'AbortError');
  const error = new RaceError(
    code ?? 'worker-failed',
    code
      ? message
      : `A worker failed: ${name}: ${message}. Press the button again; if it goes on, reload the page.`,
  );
  if (stack) error.stack = stack;
  return error;
}
