// MkDocs: the tag in a page.
import { join } from 'node:path';
import { which } from '../../lib/paths.js';
import { writeFiles } from '../snippets.js';
import { build, copyDist, serveBlog } from '../static-site.js';
import { home, findPrograms, pypi } from '../tools.js';

/** @type {import('../types.js').Engine} */
export const mkdocs = {
  ...{ name: 'MkDocs', guide: 'mkdocs.md', how: 'tag' },
  install: pypi('mkdocs', 'mkdocs==1.6.1'),
  find: () =>
    findPrograms(
      [which('mkdocs'), home('mkdocs', 'bin', 'mkdocs')],
      ['--version'],
      /version (\d[\d.]*\d)/,
    ),
  async make({ dir, tool }) {
    copyDist(dir, 'docs/racelane');
    writeFiles(dir, [
      ['docs/index.md', '# Docs\n'],
      // The theme fetches a highlighter from a CDN, and fails where there is no network.
      ['trial.yml', 'INHERIT: mkdocs.yml\ntheme: { name: mkdocs, highlightjs: false }\n'],
    ]);
    await build(dir, tool.command, 'build', '--quiet', '--config-file', 'trial.yml');
    return serveBlog(join(dir, 'site'), { tag: 'race/' });
  },
};
