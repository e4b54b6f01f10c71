// Jupyter Book 1: the directive of the guide for Sphinx. Jupyter Book 2: a module for its directive `anywidget`.
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FALLBACK, snippet, snippetsOf, writeFiles } from '../snippets.js';
import { build, copyDist, layout, serveBlog } from '../static-site.js';
import { findPrograms, home, pypi } from '../tools.js';

/** @typedef {import('../types.js').Place} Place */

const EXTENSION = '_ext/racelane.py';

/** Returns a notebook with one cell of Markdown. */
const notebookOf = (/** @type {string} */ markdown) =>
  JSON.stringify({
    cells: [{ cell_type: 'markdown', metadata: {}, source: markdown }],
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
    ...{ nbformat: 4, nbformat_minor: 4 },
  });

/** Builds a page of Markdown and a notebook with Jupyter Book 1. */
async function makeFirst(/** @type {Place} */ { dir, tool, snippets }) {
  copyDist(dir, 'extra/racelane');
  rmSync(join(dir, 'widget.md'));
  writeFiles(dir, [
    [EXTENSION, snippet(snippetsOf('sphinx.md'), EXTENSION)],
    ['_toc.yml', 'format: jb-book\nroot: race\nchapters:\n  - file: notebook\n'],
    ['notebook.ipynb', notebookOf(snippet(snippets, 'race.md'))],
  ]);
  await build(dir, tool.command, 'build', '--warningiserror', '--quiet', '.');
  const posts = { 'page of Markdown': 'race.html', notebook: 'notebook.html' };
  const blog = await serveBlog(join(dir, '_build', 'html'), posts);
  return { ...blog, ownErrors: /THEBE_JS_URL/ };
}

const NO_THEME = `jtex: v1
title: None
version: 1.0.0
build: { install: 'true', start: 'true' }
`;

/** Returns a page that calls a widget's module as a theme does. */
const pageOf = (/** @type {{ esm: string, model: object }} */ { esm, model }) => `${layout}
<div id="here"></div>
<p>${FALLBACK}</p>
<script type="module">
  import widget from './public${esm}';
  const values = ${JSON.stringify(model)};
  const model = { get: (name) => values[name] };
  widget.render({ model, el: document.querySelector('#here') });
</script>
</body></html>`;

/**
 * Returns the first node of a type.
 * @param {any} node
 * @param {string} type
 * @returns {any}
 */
const findNode = (node, type) =>
  node.type === type
    ? node
    : (node.children ?? []).map((/** @type {any} */ child) => findNode(child, type)).find(Boolean);

/** Builds a page's content with Jupyter Book 2, whose theme comes from no registry, and draws the widget. */
async function makeSecond(/** @type {Place} */ { dir, tool }) {
  writeFiles(dir, [
    [
      'myst.yml',
      'version: 1\nproject:\n  toc: [{ file: widget.md }]\nsite: { template: ./none }\n',
    ],
    ['none/template.yml', NO_THEME],
  ]);
  await build(dir, tool.command, 'build', '--site', '--strict');
  const site = join(dir, '_build', 'site');
  const [page] = readdirSync(join(site, 'content'));
  const { mdast } = JSON.parse(readFileSync(join(site, 'content', page), 'utf8'));
  const widget = findNode(mdast, 'anywidget');
  if (!widget) throw new Error(`the page has no widget: ${JSON.stringify(mdast)}`);
  writeFiles(site, [['widget.html', pageOf(widget)]]);
  return serveBlog(site, { 'anywidget (its theme not tried)': 'widget.html' });
}

const versions = Object.freeze(['1', '2']);

/** @type {import('../types.js').Engine} */
export const jupyterBook = {
  ...{ name: 'Jupyter Book', guide: 'jupyter-book.md', how: 'directive; widget in Jupyter Book 2' },
  install: [
    pypi('jupyter-book/1', 'jupyter-book==1.0.4.post1'),
    pypi('jupyter-book/2', 'jupyter-book==2.1.7'),
  ].join(' && '),
  find: () =>
    findPrograms(
      versions.map((version) => home('jupyter-book', version, 'bin', 'jupyter-book')),
      ['--version'],
      /^(?:Jupyter Book\s*: |v)(\d\S+)/,
    ),
  make: (place) => (place.tool.version.startsWith('1') ? makeFirst(place) : makeSecond(place)),
};
