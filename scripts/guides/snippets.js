// Reads the guides' snippets: fenced blocks whose info string names a file, as in ```html title="post.html".
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from '../lib/paths.js';
import { StepError } from '../lib/run.js';

/** The text inside every guide's tags, which a trial looks for. */
export const FALLBACK = 'In 2020 three lists took 35 s in processes and over 60 s in threads.';

/** The guides' example host, which sends the headers of dist/_headers. */
const EXAMPLE_HOST = 'https://lanes.example/racelane/';

/** Returns the path of a guide's file. */
export const guidePath = (/** @type {string} */ guide) => at('docs', 'guides', guide);

/**
 * Returns the snippets of a text, by the names of their files.
 * @param {string} markdown
 * @returns {Map<string, string>}
 */
export function snippetsIn(markdown) {
  /** @type {Map<string, string>} */
  const snippets = new Map();
  for (const [, , name, text] of markdown.matchAll(
    /^(`{3,})[\w-]+ title="([^"\n]+)"\n([\s\S]*?)^\1$/gm,
  )) {
    if (snippets.has(name)) throw new StepError(`A guide has two snippets named ${name}.`);
    snippets.set(name, text);
  }
  return snippets;
}

/**
 * Returns the snippets of a guide.
 * @param {string} guide
 * @param {string} [host] replaces the example host; with a closing slash
 */
export function snippetsOf(guide, host = EXAMPLE_HOST) {
  const markdown = readFileSync(guidePath(guide), 'utf8').replaceAll(EXAMPLE_HOST, host);
  const snippets = snippetsIn(markdown);
  if (snippets.size === 0) throw new StepError(`docs/guides/${guide} has no snippet with a title.`);
  return snippets;
}

/** Returns a snippet by name. The error for an unknown name lists the known ones. */
export function snippet(/** @type {Map<string, string>} */ snippets, /** @type {string} */ name) {
  const text = snippets.get(name);
  if (text !== undefined) return text;
  throw new StepError(`No snippet is named ${name}; there are ${[...snippets.keys()].join(', ')}.`);
}

/**
 * Writes texts into a folder.
 * @param {string} dir
 * @param {Iterable<[string, string]>} files
 */
export function writeFiles(dir, files) {
  for (const [name, text] of files) {
    const path = join(dir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
