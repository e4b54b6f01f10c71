// Plain HTML: the snippets as they are, in a page.
import { snippet, writeFiles } from '../snippets.js';
import { copyDist, layout, serveBlog } from '../static-site.js';

/** @type {import('../types.js').Engine} */
export const html = {
  ...{ name: 'Plain HTML', guide: 'html.md', how: 'tag, frame', install: '' },
  find: async () => [{ version: '', command: '' }],
  async make({ dir, snippets }) {
    copyDist(dir, 'racelane');
    for (const name of ['post.html', 'frame.html']) {
      writeFiles(dir, [[name, `${layout}\n${snippet(snippets, name)}</body></html>`]]);
    }
    return serveBlog(dir, { tag: 'post.html', frame: 'frame.html' });
  },
};
