// marimo: the wheel in a fresh environment, and the guide's notebook in the editor, as an app, and as an isolated app.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAll, startOnPort } from '../background.js';
import { snippet } from '../snippets.js';
import {
  download,
  findDownloaded,
  installWheel,
  notebookPost,
  awaitKernelRun,
  runFour,
  typeShortcuts,
} from '../notebooks.js';

/** @typedef {import('@playwright/test').Page} Page */

const NOTEBOOK = 'race.py';
const SERVER = 'isolated.py';

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
  await awaitKernelRun(page);
  await sentence(page, /^processes took \d+ ms, in run 5\.$/);
}

/** Also types letters that are shortcuts of the editor. */
async function checkEditor(/** @type {Page} */ page) {
  await check(page);
  await typeShortcuts(page, page.getByTestId('cell-editor'));
}

/** @type {import('../types.js').Engine} */
export const marimo = {
  ...{ name: 'marimo', guide: 'marimo.md', how: 'a cell of Python' },
  install: download('marimo', 'marimo==0.25.2'),
  find: async () => findDownloaded('marimo', 'marimo'),
  async make({ dir, tool, snippets }) {
    const program = await installWheel(dir, tool, 'marimo');
    const start = (/** @type {string} */ name, /** @type {(port: number) => string[]} */ args) =>
      startOnPort(program(name), args, {
        cwd: dir,
        // marimo keeps its settings in the home.
        env: { ...process.env, HOME: dir, MARIMO_SKIP_UPDATE_CHECK: '1' },
      });
    const startMarimo = (/** @type {string} */ mode) =>
      start('marimo', (port) => [mode, '--no-token', '--headless', `--port=${port}`, NOTEBOOK]);
    const startIsolated = () =>
      start('python', (port) => {
        const text = snippet(snippets, SERVER).replace('port=8000', `port=${port}`);
        writeFileSync(join(dir, SERVER), text);
        return [SERVER];
      });
    const { urls, close } = await startAll([
      () => startMarimo('edit'),
      () => startMarimo('run'),
      startIsolated,
    ]);
    const [edited, app, isolated] = urls;
    const posts = [
      { how: 'notebook', url: edited, open: runCells, check: checkEditor },
      { how: 'app', url: app, check },
      { how: 'isolated app', url: isolated, isolated: true },
    ];
    return { posts: posts.map(notebookPost), close };
  },
};
