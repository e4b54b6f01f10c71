// RaceError: the one kind of failure that Racelane reports, and its form in messages between threads and windows.

export type RaceErrorCode =
  'invalid-option' | 'unsupported' | 'out-of-memory' | 'worker-failed' | 'load-failed' | 'timeout';

/** An error as a message carries it. */
export interface WireError {
  name: string;
  code: RaceErrorCode | undefined;
  message: string;
  stack: string | undefined;
}

/** A failure with a `code`, and a `message` with the expected value, the actual value and a remedy. */
export class RaceError extends Error {
  readonly code: RaceErrorCode;

  constructor(code: RaceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RaceError';
    this.code = code;
  }
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

/** Returns the reason with which a cancelled run rejects. */
export const cancelled = () => new DOMException('The run was cancelled.', 'AbortError');
