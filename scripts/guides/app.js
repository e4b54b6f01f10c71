// Makes apps of the guides for frameworks: packages from npm, the packed archive, a starter, and the guide's snippets.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '../lib/paths.js';
import { log, run } from '../lib/run.js';
import { startAll, startOnPort } from './background.js';
import { snippet } from './snippets.js';

/**
 * @typedef {import('./background.js').RunningServer} RunningServer
 * @typedef {import('./types.js').Post} Post
 */

/** The environment of an author, without what npm and this run set. */
const authorsEnv = () => {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$)/i.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };
};

/**
 * Runs a command in an app, and shows its output only if it fails.
 * @param {string} dir
 * @param {string} command
 * @param {string[]} args
 */
export const inApp = (dir, command, ...args) =>
  run(command, args, { ...{ cwd: dir, env: authorsEnv(), quiet: true }, label: args.join(' ') });

/**
 * Starts a server by a command in an app. The commands of all tools take the port by the same option.
 * @param {string} dir
 * @param {string} command
 * @param {string[]} args
 */
export const startInApp = (dir, command, ...args) =>
  startOnPort(command, (port) => [...args, '--port', `${port}`], { cwd: dir, env: authorsEnv() });

/**
 * Serves an app's build and its development server.
 * @param {() => Promise<RunningServer>} serveBuild
 * @param {() => Promise<RunningServer>} serveDevelopment
 * @param {Pick<Post, 'isScript' | 'isolated'>} kind of both pages
 * @returns {Promise<import('./types.js').Blog>}
 */
export async function serveApp(serveBuild, serveDevelopment, kind) {
  const { urls, close } = await startAll([serveBuild, serveDevelopment]);
  const posts = ['build', 'development server'].map((how, i) => {
    return { how, url: urls[i], isApp: true, check: checkApp, ...kind };
  });
  return { posts, close };
}

/** @type {Promise<string> | null} */
let packing = null;

/** Packs Racelane once for all apps of this run, and returns the archive's path. */
function archive() {
  packing ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'racelane-archive-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    await inApp(at(), 'npm', 'pack', '--pack-destination', folder);
    return join(folder, readdirSync(folder)[0]);
  })();
  return packing;
}

/**
 * Installs an engine's packages, as they are in its home, and Racelane's archive into an app.
 * @param {string} dir holds a package.json, or none
 * @param {import('./types.js').Tool} tool
 */
export async function installApp(dir, tool) {
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));
  const { dependencies } = read(join(tool.command, 'package.json'));
  for (const name of ['node_modules', 'package-lock.json']) {
    cpSync(join(tool.command, name), join(dir, name), { recursive: true, verbatimSymlinks: true });
  }
  const own = readdirSync(dir).includes('package.json') ? read(join(dir, 'package.json')) : {};
  const manifest = { ...own, private: true, dependencies, devDependencies: {} };
  writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest));
  await inApp(
    dir,
    'npm',
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    await archive(),
  );
}

/**
 * Checks that the type checker refuses wrong uses of the tag in a component, so that the declarations have reached it.
 * @param {string} dir
 * @param {string} file the component's, one of the snippets
 * @param {Map<string, string>} snippets
 * @param {[string, string][]} wrongs right texts, and what replaces them
 * @param {string[]} command
 */
export async function refusesWrongUses(dir, file, snippets, wrongs, [command, ...args]) {
  const right = snippet(snippets, file);
  for (const [text, wrong] of wrongs) {
    if (!right.includes(text)) throw new Error(`${file} has no ${text}`);
    writeFileSync(join(dir, file), right.replaceAll(text, wrong));
    const { code, output } = await run(command, args, {
      ...{ cwd: dir, env: authorsEnv(), quiet: true, mayFail: true, label: `refuses ${wrong}` },
    });
    const name = /(\w+)\W*$/.exec(wrong)?.[1] ?? wrong;
    if (code === 0 || !output.includes(name))
      throw new Error(`${wrong} in ${file} is not refused: ${output}`);
  }
  writeFileSync(join(dir, file), right);
  log(`${file}: ${wrongs.length} wrong uses are refused`);
}

/** The wrong uses that any typed template must refuse. */
export const WRONG_EVENT = /** @type {[string, string]} */ (['elapsedMs', 'seconds']);
export const WRONG_OPTION = /** @type {[string, string]} */ (['"cpu"', '"gpu"']);

/**
 * Checks that a property reached the element, and that the app received the last run's event with its report.
 * @param {import('@playwright/test').Page} page
 */
async function checkApp(page) {
  const lane = page.locator('race-lane');
  const seen = await lane.evaluate((/** @type {any} */ { tasks, report }) => {
    return { tasks, ran: report.tasks.length, text: report.strategy, ms: report.elapsedMs };
  });
  const expected = `${seen.text}: ${Math.round(seen.ms)} ms`;
  const text = await page.locator('output').textContent();
  if (seen.tasks === 4 && seen.ran === 4 && text === expected) return;
  throw new Error(
    `expected 4 tasks and "${expected}", got ${seen.tasks}, ${seen.ran} and "${text}"`,
  );
}
