// RaceError: the one kind of failure that Racelane reports.

export type RaceErrorCode =
  'invalid-option' | 'unsupported' | 'out-of-memory' | 'worker-failed' | 'load-failed' | 'timeout';

/** A failure with a `code`, and a `message` with the expected value, the actual value and a remedy. */
export class RaceError extends Error {
  readonly code: RaceErrorCode;

  constructor(code: RaceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RaceError';
    this.code = code;
  }

  /** Each copy of Racelane on a page has a class of its own; an error of any copy is an `instanceof` every class. */
  static [Symbol.hasInstance](value: unknown) {
    return value instanceof Error && value.name === 'RaceError';
  }
}

/** Returns the reason with which a cancelled run rejects. */
export const cancelled = () => new DOMException('The run was cancelled.', 'AbortError');
