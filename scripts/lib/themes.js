// Lists what authors can style, from the sources, and reads the example theme of docs/themes.md.
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

/** Returns the first groups of a pattern's matches, each once, in alphabetical order. */
const collect = (/** @type {string[]} */ texts, /** @type {RegExp} */ pattern) =>
  [
    ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1]))),
  ].sort();

/** Returns the custom properties that the sources read, without `--race-lane-`. */
export const propertyNames = () =>
  collect([styles, ...sources()], /--race-lane-([a-z]+(?:-[a-z]+)*)/g);

/** Returns the names that `::part()` takes. */
export const partNames = () =>
  collect(collect(sources(), /\bpart="([a-z -]+)"/g), /([a-z]+(?:-[a-z]+)*)/g);

/** Returns the example style sheet of docs/themes.md. */
export function exampleTheme() {
  const [, css] =
    /<!-- example -->\s+```css\n([^`]+)```/.exec(readFileSync(at('docs', 'themes.md'), 'utf8')) ??
    [];
  if (!css) throw new Error('docs/themes.md needs a css block after <!-- example -->.');
  return css;
}
