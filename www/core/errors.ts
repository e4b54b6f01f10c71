// RaceError: the one kind of failure that Racelane reports, and its form on the wire between threads.

export type RaceErrorCode =
  'invalid-option' | 'unsupported' | 'out-of-memory' | 'worker-failed' | 'load-failed' | 'timeout';

/** An error as it crosses from a worker. */
export interface WireError {
  name: string;
  code: RaceErrorCode | undefined;
  message: string;
  stack: string | undefined;
}

/** A failure with a `code`, and a `message` that says what was expected, what was got and what to do. */
export class RaceError extends Error {
  readonly code: RaceErrorCode;

  constructor(code: RaceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RaceError';
    this.code = code;
  }
}

/** toWire makes an error clonable, keeping name, message and stack. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof Error)) {
    return { name: 'Error', code: undefined, message: String(error), stack: undefined };
  }
  const code = error instanceof RaceError ? error.code : undefined;
  return { name: error.name, code, message: error.message, stack: error.stack };
}

/** fromWire makes the RaceError again; what had no code failed in a worker. */
export function fromWire({ name, code, message, stack }: WireError): RaceError {
  const error = new RaceError(
    code ?? 'worker-failed',
    code
      ? message
      : `A worker failed: ${name}: ${message}. Press the button again; if it goes on, reload the page.`,
  );
  if (stack) error.stack = stack;
  return error;
}

/** cancelled is what a run rejects with that its element has cancelled. */
export const cancelled = () => new DOMException('The run was cancelled.', 'AbortError');
