// Lines that a Python program prints, and the times among them.
import type { PythonReport } from '../../www/core/python-report.ts';

/** A line of `print(datetime.now())`. */
export const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/;

/** Returns the lines that a program printed. */
export const linesOf = ({ output }: PythonReport) =>
  output
    .map(({ text }) => text)
    .join('')
    .trimEnd()
    .split('\n');
