// Parts that the trials of notebooks share: a fresh environment with the wheel, and what a reader does with the widget.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPython } from '../lib/native-python.js';
import { run } from '../lib/run.js';
import { buildWheel } from '../wheel.js';
import { home } from './tools.js';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./types.js').Post} Post
 * @typedef {import('./types.js').Tool} Tool
 */

/** The version with which notebooks are tried. */
const ANYWIDGET = 'anywidget==0.11.0';

/** Returns the command that downloads a package of PyPI, and all that it needs, into an engine's home. */
export const download = (/** @type {string} */ engine, /** @type {string} */ name) =>
  `python3 -m pip download --disable-pip-version-check --progress-bar off --dest ${home(engine)} ${name} ${ANYWIDGET}`;

/**
 * Returns a package that was downloaded into an engine's home.
 * @param {string} engine
 * @param {string} name
 * @returns {Tool[]}
 */
export function findDownloaded(engine, name) {
  const pattern = new RegExp(`^${name}-(\\d[\\d.]*)-`);
  const files = existsSync(home(engine)) ? readdirSync(home(engine)) : [];
  return files.flatMap((file) => {
    const version = pattern.exec(file)?.[1];
    return version ? [{ version, command: home(engine) }] : [];
  });
}

/** @type {Promise<string> | null} */
let wheel = null;

/** Builds the wheel once, and returns its path. */
const ownWheel = () =>
  (wheel ??= buildWheel().then((paths) => paths.find((path) => path.endsWith('.whl')) ?? ''));

/**
 * Installs the wheel and a notebook by pip in a fresh environment, from downloaded packages alone.
 * @param {string} dir
 * @param {Tool} tool the folder of wheels
 * @param {string} name of the notebook's package
 * @returns {Promise<(program: string) => string>} the path of a program
 */
export async function installWheel(dir, tool, name) {
  const venv = join(dir, 'venv');
  const program = (/** @type {string} */ each) => join(venv, 'bin', each);
  await run(findPython(), ['-m', 'venv', venv], { label: 'python -m venv', quiet: true });
  const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-index'];
  await run(
    program('python'),
    [...pip, '--find-links', tool.command, await ownWheel(), `${name}==${tool.version}`],
    { label: 'pip install', quiet: true },
  );
  return program;
}

/**
 * Returns a page with a notebook, whose further check is that no request left this machine.
 * @param {Post} post
 * @returns {Post}
 */
export function notebookPost({ open, check, ...post }) {
  /** @type {string[]} */
  let foreign = [];
  return {
    ...{ ...post, isScript: true },
    open: async (page) => {
      foreign = watchNetwork(page);
      await open?.(page);
    },
    check: async (page) => {
      await check?.(page);
      expectEqual(foreign, [], 'requests to other hosts');
    },
  };
}

/** Notes every request of a page that leaves this machine. Workers of Racelane's make none at all. */
function watchNetwork(/** @type {Page} */ page) {
  /** @type {string[]} */
  const foreign = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^http/.test(protocol) && hostname !== 'localhost') foreign.push(request.url());
  });
  return foreign;
}

/** Throws unless two values are equal as JSON. */
export function expectEqual(
  /** @type {unknown} */ got,
  /** @type {unknown} */ expected,
  /** @type {string} */ what,
) {
  const [a, b] = [got, expected].map((each) => JSON.stringify(each));
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`);
}

/** Presses the button of a strategy, and waits for its result. */
async function press(/** @type {Page} */ page, /** @type {string} */ strategy) {
  const row = page.locator(`race-lane [data-strategy=${strategy}]`);
  await row.getByRole('button').first().click();
  await done(page, strategy);
}

/** Waits for the result of a strategy. */
const done = (/** @type {Page} */ page, /** @type {string} */ strategy) =>
  page
    .locator(`race-lane [data-strategy=${strategy}][data-status=done]`)
    .waitFor({ timeout: 60_000 });

/** Runs the further strategies that need no isolation, and reads why the others do not run. */
export async function runFour(/** @type {Page} */ page) {
  for (const strategy of ['asyncio', 'futures']) await press(page, strategy);
  for (const strategy of ['threads', 'shared']) {
    await page
      .locator(`race-lane [data-strategy=${strategy}]`)
      .getByText('This page is not cross-origin isolated')
      .waitFor();
  }
}

/** Waits for the run of `processes` that the kernel has started, with a text of its own. */
export async function awaitKernelRun(/** @type {Page} */ page) {
  await page
    .locator('race-lane')
    .getByText(/^Four tasks\./)
    .waitFor();
  await done(page, 'processes');
}

/**
 * Types letters into a field of Set-up that are shortcuts of notebooks: none may act on a cell.
 * @param {Page} page
 * @param {import('@playwright/test').Locator} cells
 */
export async function typeShortcuts(page, cells) {
  const before = await cells.count();
  const lane = page.locator('race-lane').first();
  await lane.locator('.setup > summary').click();
  const field = lane.getByLabel('Tasks', { exact: true });
  await field.focus();
  await field.press('End');
  for (const key of 'abddxvmy') await page.keyboard.press(key);
  const text = await field.inputValue();
  if (!text.endsWith('abddxvmy')) throw new Error(`the field took "${text}" of the keys typed`);
  expectEqual(await cells.count(), before, 'cells after letters were typed into the widget');
  await field.fill('');
  await field.press('Enter');
  await lane.locator('.setup > summary').click();
}
