// Sphinx: a directive in reStructuredText and in MyST Markdown. The text and LaTeX builders must show the fallback.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FALLBACK, writeFiles } from '../snippets.js';
import { build, copyDist, serveBlog } from '../static-site.js';
import { findPrograms, home, pypi } from '../tools.js';

const index = 'Blog\n====\n\n.. toctree::\n\n   post\n   markdown\n';

/** Builds the pages as text, and looks for the fallback without a trace of the tag. */
async function checkText(/** @type {string} */ dir, /** @type {string} */ command) {
  await build(dir, command, '-W', '-q', '-b', 'text', '.', '_build/text');
  for (const name of ['post.txt', 'markdown.txt']) {
    const text = readFileSync(join(dir, '_build', 'text', name), 'utf8');
    if (text.includes(FALLBACK) && !text.includes('race-lane')) continue;
    throw new Error(`the text builder's ${name} should show the fallback alone: ${text}`);
  }
}

/** @type {import('../types.js').Engine} */
export const sphinx = {
  ...{ name: 'Sphinx', guide: 'sphinx.md', how: 'directive in reStructuredText and MyST' },
  install: pypi('sphinx', 'sphinx==9.0.4 myst-parser==5.2.0'),
  find: () =>
    findPrograms(
      [home('sphinx', 'bin', 'sphinx-build')],
      ['--version'],
      /sphinx-build (\d[\d.]*\d)/,
    ),
  async make({ dir, tool }) {
    copyDist(dir, 'extra/racelane');
    writeFiles(dir, [['index.rst', index]]);
    await checkText(dir, tool.command);
    await build(dir, tool.command, '-W', '-q', '-b', 'html', '.', '_build/html');
    return serveBlog(join(dir, '_build', 'html'), {
      reStructuredText: 'post.html',
      'MyST Markdown': 'markdown.html',
    });
  },
};
