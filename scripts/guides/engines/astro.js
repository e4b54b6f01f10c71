// Astro: a component in MDX, and the tag in plain Markdown.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../snippets.js';
import { build, copyDist, serveBlog } from '../static-site.js';
import { LATER_NODE, findLaterNode, npm, findNpmTool } from '../tools.js';

/** @type {import('../types.js').Engine} */
export const astro = {
  ...{ name: 'Astro', guide: 'astro.md', how: 'component; tag in plain Markdown' },
  feed: 'not tried',
  install: npm('astro', `astro@7.3.5 @astrojs/mdx@8.0.2 ${LATER_NODE}`),
  find: async () => (findLaterNode('astro', 22) ? findNpmTool('astro', 'astro') : []),
  async make({ dir, tool }) {
    copyDist(dir, 'public/racelane');
    symlinkSync(join(tool.command, 'node_modules'), join(dir, 'node_modules'));
    writeFiles(dir, [
      ['package.json', '{ "type": "module" }\n'],
      [
        'astro.config.mjs',
        "import mdx from '@astrojs/mdx';\n" +
          "export default { site: 'http://localhost', base: '/blog', integrations: [mdx()] };\n",
      ],
    ]);
    const node = /** @type {string} */ (findLaterNode('astro', 22));
    await build(dir, node, 'node_modules/astro/bin/astro.mjs', 'build');
    return serveBlog(join(dir, 'dist'), { component: 'posts/race/', tag: 'posts/plain/' });
  },
};
