// Reads the guides' snippets: fenced blocks whose info string names a file, as in ```html title="post.html".
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from '../lib/paths.js';
import { StepError } from '../lib/run.js';

/** What every guide puts into its tags, so that a trial can look for it. */
export const FALLBACK = 'In 2020 three lists took 35 s in processes and over 60 s in threads.';

/** The made-up host of the guides, which stands for any that sends the headers of dist/_headers. */
const MADE_UP_HOST = 'https://lanes.example/racelane/';

/** guidePath gives the path of a guide's file. */
export const guidePath = (/** @type {string} */ guide) => at('docs', 'guides', guide);

/**
 * snippetsIn finds the snippets of a text, by the names of their files.
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
 * snippetsOf reads a guide.
 * @param {string} guide
 * @param {string} [host] takes the place of the made-up host; with a closing slash
 */
export function snippetsOf(guide, host = MADE_UP_HOST) {
  const markdown = readFileSync(guidePath(guide), 'utf8').replaceAll(MADE_UP_HOST, host);
  const snippets = snippetsIn(markdown);
  if (snippets.size === 0) throw new StepError(`docs/guides/${guide} has no snippet with a title.`);
  return snippets;
}

/** snippet gives one of them, or says which there are. */
export function snippet(/** @type {Map<string, string>} */ snippets, /** @type {string} */ name) {
  const text = snippets.get(name);
  if (text !== undefined) return text;
  throw new StepError(`No snippet is named ${name}; there are ${[...snippets.keys()].join(', ')}.`);
}

/**
 * writeFiles puts texts into a folder.
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
