// Docusaurus: a component registered with MDX, in a post.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../snippets.js';
import { build, copyDist, serveBlog } from '../static-site.js';
import { npm, findNpmTool } from '../tools.js';

/** @type {import('../types.js').Engine} */
export const docusaurus = {
  ...{ name: 'Docusaurus', guide: 'docusaurus.md', how: 'component' },
  install: npm(
    'docusaurus',
    '@docusaurus/core@3.10.2 @docusaurus/preset-classic@3.10.2 react@19.3.1 react-dom@19.3.1',
  ),
  find: async () => findNpmTool('docusaurus', '@docusaurus/core'),
  async make({ dir, tool }) {
    copyDist(dir, 'static/racelane');
    symlinkSync(join(tool.command, 'node_modules'), join(dir, 'node_modules'));
    writeFiles(dir, [
      ['package.json', '{}\n'],
      [
        'docusaurus.config.js',
        "module.exports = { title: 'Blog', url: 'http://localhost', baseUrl: '/blog/',\n" +
          "  presets: [['classic', { docs: false, blog: { routeBasePath: '/' } }]] };\n",
      ],
    ]);
    await build(dir, process.execPath, 'node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build');
    return serveBlog(join(dir, 'build'), { component: 'race/' }, 'rss.xml');
  },
};
