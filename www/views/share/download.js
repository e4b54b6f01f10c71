// Files made in the browser: nothing is sent anywhere.

/**
 * download offers a text as a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
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
 * @param {Pick<import('../../core/report.js').Report, 'workload' | 'startedAt'>} first
 * @param {string} ending such as `-spans.csv`
 */
export const fileName = ({ workload, startedAt }, ending) =>
  `racelane-${workload}-${startedAt.slice(0, 10)}${ending}`;
