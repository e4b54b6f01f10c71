// The Markdown files: links and paths lead somewhere, tables can be read, and the index of decisions is whole.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'vitest';
import { at } from '../../scripts/lib/paths.js';

const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: at(''), encoding: 'utf8' })
  .split('\n')
  .filter((path) => path && existsSync(at(path)));

const read = (path: string) => readFileSync(at(path), 'utf8');

/** Returns the prose of a Markdown text, without its code. */
const withoutCode = (text: string) => text.replace(/^ *(`{3,})[\s\S]*?^ *\1$/gm, '');

/** Returns the anchors of a text's headings, as GitHub makes them. */
const anchorsOf = (text: string) =>
  [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

/** Returns the relative links and pictures of a text. */
const linksIn = (text: string) =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g)]
    .map(([, link, source]) => link ?? source)
    .filter((link) => !/^[a-z]+:/.test(link));

/** Returns why a link of a document leads nowhere, or null. */
function brokenBecause(document: string, link: string) {
  const [path, anchor] = link.split('#');
  const target = path ? join(dirname(document), path) : document;
  if (!existsSync(at(target))) return `${document} links to ${link}: there is no ${target}`;
  if (!anchor || !target.endsWith('.md') || anchorsOf(read(target)).includes(anchor)) return null;
  return `${document} links to ${link}: ${target} has no such heading`;
}

test('every relative link in a Markdown file leads to a file, and to a heading in it', () => {
  assert.ok(documents.includes('README.md') && documents.length > 15, 'documents are found');
  const broken = documents.flatMap((document) =>
    linksIn(read(document)).map((link) => brokenBecause(document, link)),
  );
  assert.deepEqual(
    broken.filter((reason) => reason !== null),
    [],
  );
});

/** Backticked paths of files and folders in the repository, as in `src/lock.rs` or `www/core/`. */
const PATH = /`((?:www|src|tests|scripts|benches|fuzz|races|docs)\/[\w./-]*)`/g;

/** Paths that a script makes, and those of an author's own site. */
const ELSEWHERE = ['fuzz/artifacts/', 'fuzz/corpus/', 'docs/racelane/', 'src/index.html'];

test('every path that the documents name exists', () => {
  const missing = documents.flatMap((document) =>
    [...withoutCode(read(document)).matchAll(PATH)]
      .map(([, path]) => path)
      .filter((path) => !ELSEWHERE.includes(path) && !existsSync(at(path)))
      .map((path) => `${document}: ${path}`),
  );
  assert.deepEqual(missing, []);
});

/** Names of the repository's own source files without a folder, as in `child.ts` or `locked.rs`. */
const FILE_NAME = /`([a-z][a-z-]*\.(?:ts|rs))`/g;

test('every source file that the documents name without its folder exists', () => {
  const files = execFileSync('git', ['ls-files'], { cwd: at(''), encoding: 'utf8' }).split('\n');
  const names = new Set(files.filter((path) => existsSync(at(path))).map((path) => basename(path)));
  const missing = documents
    .filter((document) => document !== 'CHANGELOG.md')
    .flatMap((document) =>
      [...withoutCode(read(document)).matchAll(FILE_NAME)]
        .filter(([, name]) => !names.has(name))
        .map(([, name]) => `${document}: ${name}`),
    );
  assert.deepEqual(missing, []);
});

test('a table cell in the documents has at most 80 characters, so that tables can be read', () => {
  const long = documents.flatMap((document) =>
    withoutCode(read(document))
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
      // A link or a picture is one word to the reader.
      .map((cell) => cell.replace(/\]\([^)]*\)/g, ']').replace(/<img [^>]*>/g, ''))
      .filter((cell) => cell.length > 80 && !/^:?-+:?$/.test(cell))
      .map((cell) => `${document}: ${cell}`),
  );
  assert.deepEqual(long, []);
});

test('the index of docs/decisions.md names every decision', () => {
  const text = read('docs/decisions.md');
  const index = text.slice(0, text.indexOf('<!-- /index -->'));
  const missing = [...text.matchAll(/^### (.+)$/gm)].filter(
    ([heading, title]) => !index.includes(`[${title}](#${anchorsOf(heading)[0]})`),
  );
  assert.deepEqual(
    missing.map(([, title]) => title),
    [],
  );
});
