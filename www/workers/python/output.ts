// The program's output: each write of Python's streams becomes a message with its time.

import type { PythonOutput } from '../../core/python-report.ts';
import type { Pyodide } from './pyodide.ts';

/** Longer writes become several pieces, because a frame's messages take no longer texts (frame/shapes.ts). */
const LONGEST_PIECE = 65_536;

/** Characters of output that an interpreter sends. An endless loop of `print` would fill the page's memory. */
const MOST_SENT = 20_000_000;

/** A piece takes memory beside its characters, so it counts as this many more. */
const PIECE_COST = 100;

/** The last piece where the output is cut. */
const CUT = '\nracelane: the output is cut here, after 20 million characters.\n';

const streams = ['stdout', 'stderr'] as const;

/**
 * Sends what the program writes, piece by piece. Python's own buffers decide when a piece is written, as in a terminal:
 * at the end of a line, or on `flush=True`.
 * @returns sends the rest of a character whose last bytes never came
 */
export function captureOutput(python: Pyodide, send: (piece: Omit<PythonOutput, 'atMs'>) => void) {
  // There is no input: a read is at its end at once.
  python.setStdin({ stdin: () => null });
  let left = MOST_SENT;
  const flushes = streams.map((stream) => {
    // A character of several bytes can come in two writes.
    const decoder = new TextDecoder();
    const tell = (text: string) => {
      for (let from = 0; from < text.length && left > 0; from += LONGEST_PIECE) {
        const piece = text.slice(from, from + LONGEST_PIECE);
        send({ stream, text: piece });
        left -= piece.length + PIECE_COST;
        if (left <= 0) send({ stream: 'stderr', text: CUT });
      }
    };
    const write = (bytes: Uint8Array) => {
      tell(decoder.decode(bytes, { stream: true }));
      return bytes.length;
    };
    // In a terminal Python would colour its tracebacks.
    const options = { write, isatty: false };
    if (stream === 'stdout') python.setStdout(options);
    else python.setStderr(options);
    return () => tell(decoder.decode());
  });
  return () => flushes.forEach((flush) => flush());
}
