// Files made in the browser: nothing is sent anywhere.

import type { Report } from '../../core/report.ts';

/** download offers a text as a file. */
export function download(name: string, type: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // WebKit begins to read only after the click; revoked at once, the file would be empty.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * fileName carries workload and date.
 * @param ending such as `-spans.csv`
 */
export const fileName = (
  { workload, startedAt }: Pick<Report, 'workload' | 'startedAt'>,
  ending: string,
) => `racelane-${workload}-${startedAt.slice(0, 10)}${ending}`;
