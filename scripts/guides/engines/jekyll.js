// Jekyll: an include in a post.
import { join } from 'node:path';
import { which } from '../../lib/paths.js';
import { writeFiles } from '../snippets.js';
import { build, copyDist, layout, serveBlog } from '../static-site.js';
import { debian, findPrograms } from '../tools.js';

/** @type {import('../types.js').Engine} */
export const jekyll = {
  ...{ name: 'Jekyll', guide: 'jekyll.md', how: 'include' },
  install: debian('jekyll ruby-jekyll-feed'),
  find: () => findPrograms([which('jekyll')], ['--version'], /jekyll (\d[\d.]*\d)/),
  async make({ dir, tool }) {
    copyDist(dir, 'racelane');
    writeFiles(dir, [
      [
        '_config.yml',
        [
          ...['title: Blog', 'baseurl: /blog', 'url: http://localhost', 'plugins: [jekyll-feed]'],
          ...['defaults:', '  - scope: { path: "" }', '    values: { layout: default }', ''],
        ].join('\n'),
      ],
      ['_layouts/default.html', `${layout}{{ content }}</body></html>`],
    ]);
    await build(dir, tool.command, 'build', '--quiet', '--disable-disk-cache');
    return serveBlog(join(dir, '_site'), { include: '2024/01/01/race.html' }, 'feed.xml');
  },
};
