// How the table of faults words what a reader sees.

/** What differs from run to run: figures, and the port of the tests' server. */
const FIGURES = /\d[\d.,]*(?=\D|$)/g;

/** withoutFigures puts dots where the figures of one run were. */
export const withoutFigures = (/** @type {string} */ text) => text.replace(FIGURES, '…');

/** told words an error. */
export const told = (/** @type {{ code?: string, message: string }} */ { code, message }) =>
  `\`${code}\`: “${withoutFigures(message)}”`;

/** disturbed words a report that does not count. */
export const disturbed = (/** @type {{ disturbed: string | null }} */ report) =>
  `disturbed: “${withoutFigures(String(report.disturbed))}”`;
