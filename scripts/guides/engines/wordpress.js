// WordPress: the plugin's shortcode by an author, and the tag and the frame in Custom HTML blocks by an administrator.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, which } from '../../lib/paths.js';
import { run } from '../../lib/run.js';
import { answers, endAll, freePort, startServer } from '../background.js';
import { DATABASE_PROGRAMS, startDatabase } from '../database.js';
import { snippet, snippetsOf, writeFiles } from '../snippets.js';
import { copyDist } from '../static-site.js';
import { debian } from '../tools.js';

const SOURCE = '/usr/share/wordpress';

const programs = ['php', ...DATABASE_PROGRAMS];

const config = `<?php
define( 'DB_NAME', 'blog' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'RACELANE_SOCKET' ) );
define( 'WP_HOME', getenv( 'RACELANE_SITE' ) );
define( 'WP_SITEURL', getenv( 'RACELANE_SITE' ) );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }
require_once ABSPATH . 'wp-settings.php';
`;

/** Returns a block in the editor's format. */
const block = (/** @type {string} */ name, /** @type {string} */ content) =>
  `<!-- wp:${name} -->\n${content.trim()}\n<!-- /wp:${name} -->`;

/** Installs WordPress with the posts, and returns their numbers. */
async function publish(
  /** @type {string} */ root,
  /** @type {NodeJS.ProcessEnv} */ env,
  /** @type {Map<string, string>} */ snippets,
  /** @type {string} */ frame,
) {
  const custom = snippet(snippets, 'custom-html.html');
  const posts = {
    shortcode: {
      by: 'author',
      content: block('shortcode', snippet(snippets, 'shortcode.txt')),
    },
    'classic editor': { by: 'author', content: snippet(snippets, 'shortcode.txt') },
    'custom HTML': { by: 'admin', content: block('html', custom) },
    frame: { by: 'admin', content: block('html', frame) },
  };
  writeFiles(root, [
    ['posts.json', JSON.stringify(posts)],
    ['set-up.php', readFileSync(at('scripts', 'guides', 'engines', 'wordpress.php'), 'utf8')],
  ]);
  const { output } = await run('php', ['set-up.php'], { cwd: root, env, quiet: true });
  const found = /^POSTS (.*)$/m.exec(output);
  if (!found) throw new Error(`WordPress was not set up: ${output.slice(-2000)}`);
  return /** @type {Record<string, number>} */ (JSON.parse(found[1]));
}

/** @type {import('../types.js').Engine} */
export const wordpress = {
  ...{ name: 'WordPress', guide: 'wordpress.md', how: 'shortcode, Custom HTML block, frame' },
  install: debian('wordpress wordpress-theme-twentytwentythree php-cli php-mysql mariadb-server'),
  async find() {
    if (!programs.every((name) => which(name))) return [];
    try {
      const text = readFileSync(join(SOURCE, 'wp-includes', 'version.php'), 'utf8');
      return [{ version: /\$wp_version = '([^']+)'/.exec(text)?.[1] ?? '', command: SOURCE }];
    } catch {
      return [];
    }
  },
  async make({ dir, tool, snippets, host }) {
    // Debian links some files to other packages; the server needs real files.
    cpSync(tool.command, dir, { recursive: true, dereference: true, force: true });
    writeFiles(dir, [...snippets, ['wp-config.php', config]]);
    copyDist(dir, 'wp-content/plugins/racelane/dist');
    const port = await freePort();
    const site = `http://localhost:${port}`;
    const database = await startDatabase(join(dir, 'database'));
    const ends = [database.end];
    const env = { ...process.env, RACELANE_SITE: site, RACELANE_SOCKET: database.socket };
    try {
      const frame = snippet(snippetsOf('html.md', host), 'frame.html');
      const numbers = await publish(dir, env, snippets, frame);
      const end = await startServer('php', ['-S', `localhost:${port}`], {
        ...{ cwd: dir, env: { ...env, PHP_CLI_SERVER_WORKERS: '4' } },
        ready: () => answers(site),
      });
      ends.unshift(end);
      return {
        posts: Object.entries(numbers).map(([how, number]) => {
          return { how, url: `${site}/?p=${number}`, frame: how === 'frame' };
        }),
        feed: `${site}/?feed=rss2`,
        close: () => endAll(ends),
      };
    } catch (error) {
      await endAll(ends);
      throw error;
    }
  },
};
