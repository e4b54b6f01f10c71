// The wording of the table of faults.

/** Figures and the server's port differ from run to run. */
const FIGURES = /\d[\d.,]*(?=\D|$)/g;

/** Replaces figures by dots. */
export const withoutFigures = (text: string) => text.replace(FIGURES, '…');

/** Words an error. */
export const describeError = ({ code, message }: { code?: string; message: string }) =>
  `\`${code}\`: “${withoutFigures(message)}”`;

/** Words a report that does not count. */
export const describeDisturbance = (report: { disturbed: string | null }) =>
  `disturbed: “${withoutFigures(String(report.disturbed))}”`;
