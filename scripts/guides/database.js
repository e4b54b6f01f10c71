// Starts an empty MariaDB on a socket, for the blog engines that need a database.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/run.js';
import { startServer } from './background.js';

export const DATABASE_PROGRAMS = Object.freeze(['mariadbd', 'mariadb-install-db', 'mariadb']);

/** Starts a server with a database named `blog`, whose user is root without a password. */
export async function startDatabase(/** @type {string} */ dir) {
  const data = join(dir, 'data');
  const socket = join(dir, 'db.sock');
  mkdirSync(data, { recursive: true });
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const common = ['--no-defaults', `--datadir=${data}`, ...user];
  const normal = '--auth-root-authentication-method=normal';
  await run('mariadb-install-db', [...common, normal, '--skip-test-db'], { quiet: true });
  const ask = (/** @type {string} */ sql) =>
    run('mariadb', ['--no-defaults', '--user=root', `--socket=${socket}`, '--execute', sql], {
      ...{ quiet: true, mayFail: true },
    });
  const end = await startServer(
    'mariadbd',
    [...common, `--socket=${socket}`, '--skip-networking'],
    {
      cwd: dir,
      ready: async () => (await ask('CREATE DATABASE IF NOT EXISTS blog')).code === 0,
    },
  );
  return { socket, end };
}
