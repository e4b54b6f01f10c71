// How the table of faults words what a reader sees.

/** What differs from run to run: figures, and the port of the tests' server. */
const FIGURES = /\d[\d.,]*(?=\D|$)/g;

/** withoutFigures puts dots where the figures of one run were. */
export const withoutFigures = (text: string) => text.replace(FIGURES, '…');

/** told words an error. */
export const told = ({ code, message }: { code?: string; message: string }) =>
  `\`${code}\`: “${withoutFigures(message)}”`;

/** disturbed words a report that does not count. */
export const disturbed = (report: { disturbed: string | null }) =>
  `disturbed: “${withoutFigures(String(report.disturbed))}”`;
