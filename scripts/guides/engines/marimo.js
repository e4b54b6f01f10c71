// marimo: the wheel in a fresh environment, and the guide's notebook in the editor, as an app, and as an isolated app.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, endAll, freePort, startServer } from '../background.js';
import { snippet } from '../snippets.js';
import {
  done,
  download,
  expectEqual,
  findDownloaded,
  installWheel,
  runFour,
  typeShortcuts,
  watchNetwork,
} from '../notebooks.js';

/** @typedef {import('@playwright/test').Page} Page */

const NOTEBOOK = 'race.py';
const SERVER = 'isolated.py';

/** Starts marimo on the notebook of a folder, with `command` the arguments for a port. */
async function start(
  /** @type {string} */ dir,
  /** @type {string} */ program,
  /** @type {(port: number) => string[]} */ command,
) {
  const port = await freePort();
  const url = `http://localhost:${port}/`;
  const end = await startServer(program, command(port), {
    cwd: dir,
    // marimo keeps its settings in the home.
    env: { ...process.env, HOME: dir, MARIMO_SKIP_UPDATE_CHECK: '1' },
    ready: () => answers(url),
  });
  return { url, end };
}

/** Runs all cells of the notebook in the editor. */
async function runCells(/** @type {Page} */ page) {
  // The last of these buttons runs the whole notebook; the others run one cell.
  const button = page.getByTestId('run-button').last();
  await button.waitFor({ timeout: 60_000 });
  await page.getByTestId('cell-editor').nth(4).waitFor();
  await button.click();
}

/** Waits for a sentence of the cell that shows results. */
const sentence = (/** @type {Page} */ page, /** @type {RegExp} */ words) =>
  page.getByText(words).first().waitFor({ timeout: 60_000 });

/** Looks at the cells that depend on the widget, and runs from the kernel. */
async function check(/** @type {Page} */ page) {
  await runFour(page);
  await sentence(page, /^futures took \d+ ms, in run 4\.$/);
  await page.getByRole('button', { name: 'Four processes' }).click();
  await page
    .locator('race-lane')
    .getByText(/^Four tasks\./)
    .waitFor();
  await done(page, 'processes');
  await sentence(page, /^processes took \d+ ms, in run 5\.$/);
}

/**
 * Returns the pages to open: the editor, the app, and the app in an isolated page.
 * @param {{ edited: string, app: string, isolated: string }} urls
 * @returns {import('../types.js').Post[]}
 */
function postsOf({ edited, app, isolated }) {
  /** @type {string[]} */
  let foreign = [];
  const open = async (/** @type {Page} */ page) => void (foreign = watchNetwork(page));
  const offline = async () => expectEqual(foreign, [], 'requests to other hosts');
  return [
    {
      ...{ how: 'notebook', url: edited, isScript: true },
      open: async (page) => {
        await open(page);
        await runCells(page);
      },
      check: async (page) => {
        await check(page);
        await typeShortcuts(page, page.getByTestId('cell-editor'));
        await offline();
      },
    },
    {
      ...{ how: 'app', url: app, isScript: true, open },
      check: async (page) => {
        await check(page);
        await offline();
      },
    },
    {
      ...{ how: 'isolated app', url: isolated, isScript: true, isolated: true },
      ...{ open, check: offline },
    },
  ];
}

/** @type {import('../types.js').Engine} */
export const marimo = {
  ...{ name: 'marimo', guide: 'marimo.md', how: 'a cell of Python' },
  install: download('marimo', 'marimo==0.25.2'),
  find: async () => findDownloaded('marimo', 'marimo'),
  async make({ dir, tool, snippets }) {
    const program = await installWheel(dir, tool, 'marimo');
    const options = (/** @type {number} */ port) => [NOTEBOOK, '--headless', `--port=${port}`];
    /** @type {(() => Promise<void>)[]} */
    const ends = [];
    const serve = async (
      /** @type {string} */ name,
      /** @type {(port: number) => string[]} */ command,
    ) => {
      const { url, end } = await start(dir, program(name), command);
      ends.unshift(end);
      return url;
    };
    try {
      const edited = await serve('marimo', (port) => ['edit', '--no-token', ...options(port)]);
      const app = await serve('marimo', (port) => ['run', '--no-token', ...options(port)]);
      const isolated = await serve('python', (port) => {
        const text = snippet(snippets, SERVER).replace('port=8000', `port=${port}`);
        writeFileSync(join(dir, SERVER), text);
        return [SERVER];
      });
      return { posts: postsOf({ edited, app, isolated }), close: () => endAll(ends) };
    } catch (error) {
      await endAll(ends);
      throw error;
    }
  },
};
