// Quarto and Pandoc: a filter that writes the tag. Quarto comes from no registry, so Pandoc tries page and filter.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../../lib/run.js';
import { FALLBACK, snippet, writeFiles } from '../snippets.js';
import { build, copyDist, serveBlog } from '../static-site.js';
import { findPrograms, home, pypi } from '../tools.js';

/** Asks PyPI's package where its program is. */
const WHERE = 'import pypandoc; print(pypandoc.get_pandoc_path())';

/** Returns the path of Pandoc in the home. */
function findPandoc() {
  return capture(home('quarto', 'bin', 'python'), ['-c', WHERE]);
}

/** Converts the page with the guide's filter. */
const convert = (
  /** @type {string} */ dir,
  /** @type {string} */ command,
  /** @type {string[]} */ ...args
) =>
  build(dir, command, '--from', 'markdown', '--lua-filter', 'race-lane.lua', 'race.qmd', ...args);

/** @type {import('../types.js').Engine} */
export const quarto = {
  ...{ name: 'Quarto and Pandoc', guide: 'quarto.md', how: 'block with attributes' },
  feed: 'not tried',
  install: pypi('quarto', 'pypandoc_binary==1.17'),
  find: async () => {
    const tools = await findPrograms([await findPandoc()], ['--version'], /pandoc (\d[\d.]*\d)/);
    return tools.map(({ version, command }) => ({ version: `Pandoc ${version}`, command }));
  },
  async make({ dir, snippets, tool }) {
    copyDist(dir, 'racelane');
    const script = /<script.*<\/script>/.exec(snippet(snippets, '_quarto.yml'))?.[0];
    if (!script) throw new Error('_quarto.yml should have a script');
    writeFiles(dir, [['script.html', script.replace('/racelane/', '/blog/racelane/')]]);
    await convert(dir, tool.command, '--to', 'plain', '--output', 'race.txt');
    const text = readFileSync(join(dir, 'race.txt'), 'utf8').replaceAll('\n', ' ');
    if (text.trim() !== FALLBACK) throw new Error(`plain text should have the fallback: ${text}`);
    const html = ['--standalone', '--include-in-header', 'script.html', '--output', 'race.html'];
    await convert(dir, tool.command, '--to', 'html', ...html);
    return serveBlog(dir, { 'block (by Pandoc)': 'race.html' });
  },
};
