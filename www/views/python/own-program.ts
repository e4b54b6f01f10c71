// The post's own program, as an editor shows it.

import { ownText } from '../../core/own-program.ts';

/** Returns the program of an element, or null. */
export function readOwnProgram(element: Element): string | null {
  const text = ownText(element) ?? '';
  return text.trim() === '' ? null : dedent(text);
}

/** Removes blank lines at both ends, and the indentation that all lines have in common. */
export function dedent(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+|\s+$/g, '')
    .split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  let common = indents[0] ?? '';
  for (const indent of indents) {
    while (!indent.startsWith(common)) common = common.slice(0, -1);
  }
  return `${lines.map((line) => (line.startsWith(common) ? line.slice(common.length) : line.trimStart())).join('\n')}\n`;
}
