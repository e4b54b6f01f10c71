// Saves files that are made in the browser; nothing is sent anywhere.

import type { Report } from '../../core/report.ts';

/**
 * Saves a text as a file.
 * @param pressed the button, whose window may save files because it was pressed
 */
export function download(pressed: Element, name: string, type: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = pressed.ownerDocument.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // WebKit begins to read after the click: with the address revoked at once, the file would be empty.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Names a file by workload and date.
 * @param ending such as `-spans.csv`
 */
export const nameFile = (
  { workload, startedAt }: Pick<Report, 'workload' | 'startedAt'>,
  ending: string,
) => `racelane-${workload}-${startedAt.slice(0, 10)}${ending}`;
