// What the sources let an author style, and the theme that docs/themes.md gives as its example.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { at } from './paths.js';

const { module } = await runnerImport(at('www', 'widget', 'styles.ts'));
const { styles } = /** @type {{ styles: string }} */ (module);

const sources = () =>
  readdirSync(at('www'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

/** named collects the first groups of a pattern, each once, in order of the alphabet. */
const named = (/** @type {string[]} */ texts, /** @type {RegExp} */ pattern) =>
  [
    ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1]))),
  ].sort();

/** propertyNames lists what follows `--race-lane-` in the custom properties that are read. */
export const propertyNames = () =>
  named([styles, ...sources()], /--race-lane-([a-z]+(?:-[a-z]+)*)/g);

/** partNames lists the names that `::part()` takes. */
export const partNames = () =>
  named(named(sources(), /\bpart="([a-z -]+)"/g), /([a-z]+(?:-[a-z]+)*)/g);

/** exampleTheme is the style sheet that docs/themes.md gives as its example. */
export function exampleTheme() {
  const [, css] =
    /<!-- example -->\s+```css\n([^`]+)```/.exec(readFileSync(at('docs', 'themes.md'), 'utf8')) ??
    [];
  if (!css) throw new Error('docs/themes.md needs a block of css after <!-- example -->.');
  return css;
}
