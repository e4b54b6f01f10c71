// The folder map in docs/architecture.md names every folder there is.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { at } from '../../scripts/lib/paths.js';

/** Folders that builds and tests make are on no map. */
const made = readFileSync(at('.gitignore'), 'utf8')
  .split('\n')
  .map((line) => line.replace(/^\//, ''));

/** Returns the visible folders in a folder of the repository. */
const foldersIn = (parent: string) =>
  readdirSync(at(parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => `${parent}${name}/`)
    .filter((folder) => !made.includes(folder));

const top = foldersIn('').filter((folder) => folder !== 'www/');
const front = foldersIn('www/');

test('docs/architecture.md has a row for every folder at the top, and for every one of www/', () => {
  assert.ok(top.includes('src/') && front.includes('www/engine/'), 'folders were found');
  const text = readFileSync(at('docs', 'architecture.md'), 'utf8');
  const missing = [...top, ...front].filter((folder) => !text.includes(`| \`${folder}\``));
  assert.deepEqual(missing, []);
});
