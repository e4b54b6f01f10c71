// The output of a program: its lines with their times. What went to stderr has a mark.

import { html, nothing } from '../../chart/template.ts';
import { formatCount, formatTimeFigure } from '../../verdict/numbers.ts';
import type { PythonOutput } from '../../core/python-report.ts';

/** So many lines are shown: the last ones. The report keeps all. */
const MOST_LINES = 200;
/** Longer lines are cut. */
const MOST_CHARACTERS = 2000;

const ESCAPE = '\x1b';
const BELL = '\x07';

interface Line {
  atMs: number;
  stream: PythonOutput['stream'];
  text: string;
  /** Where the next character goes: a carriage return moves it to the start of the line. */
  column: number;
}

/** Escape sequences of terminals, such as those of colours, and other control characters than tabs and moves. */
const UNSEEN = new RegExp(
  [
    `${ESCAPE}\\[[0-?]*[ -/]*[@-~]`,
    `${ESCAPE}\\].*?(?:${BELL}|${ESCAPE}\\\\)`,
    '[^\\P{Cc}\\t\\r\\b]',
  ].join('|'),
  'gu',
);

/** Writes a text to a line as a terminal does, so that a progress bar is drawn over the one before. */
function write(line: Line, written: string) {
  for (const part of written.replace(UNSEEN, '').split(/([\r\b])/)) {
    if (part === '\r') line.column = 0;
    else if (part === '\b') line.column = Math.max(0, line.column - 1);
    else {
      const { text, column } = line;
      const end = column + part.length;
      line.text =
        column === text.length ? text + part : text.slice(0, column) + part + text.slice(end);
      line.column = end;
    }
  }
}

/** Joins pieces of output into lines. A line has the time of its first piece. */
class Lines {
  readonly all: Line[] = [];
  /** The lines that have not ended. */
  #open: Partial<Record<Line['stream'], Line>> = {};
  #seen = 0;

  /** Adds the pieces that have come since the last call. */
  follow(output: readonly PythonOutput[]) {
    for (; this.#seen < output.length; this.#seen++) this.#add(output[this.#seen]);
    return this.all;
  }

  #add({ atMs, stream, text }: PythonOutput) {
    const parts = text.split('\n');
    parts.forEach((part, index) => {
      const isLast = index === parts.length - 1;
      if (isLast && part === '') return;
      const line = this.#open[stream] ?? { atMs, stream, text: '', column: 0 };
      if (!this.#open[stream]) this.all.push(line);
      write(line, part);
      this.#open[stream] = isLast ? line : undefined;
    });
  }
}

/** The lines of each run. Its list of pieces grows while the program runs. */
const linesOfRuns: WeakMap<readonly PythonOutput[], Lines> = new WeakMap();

/** Returns the lines of a run's output. */
export function outputLines(output: readonly PythonOutput[]): readonly Line[] {
  const lines = linesOfRuns.get(output) ?? new Lines();
  linesOfRuns.set(output, lines);
  return lines.follow(output);
}

/** Draws the last lines of the output. Its box stays at its end (styles.ts). */
export function outputView(output: readonly PythonOutput[]) {
  if (output.length === 0) return nothing;
  const lines = outputLines(output);
  const left = lines.length - MOST_LINES;
  return html`${
      left > 0
        ? html`<p class="note">
            The last ${MOST_LINES} of ${formatCount(lines.length)} lines. The file of reports in
            Share has all of them.
          </p>`
        : nothing
    }
    <div class="output" role="group" aria-label="Output" tabindex="0">
      <ol translate="no">
        ${lines.slice(-MOST_LINES).map(lineView)}
      </ol>
    </div>`;
}

function lineView({ atMs, stream, text }: Line) {
  const shown = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}\u2026` : text;
  return html`<li class=${stream}>
    <span class="at">${formatTimeFigure(atMs)}</span>
    ${stream === 'stderr' ? html`<span class="stream">stderr</span>` : nothing}
    <span class="text">${shown}</span>
  </li>`;
}
