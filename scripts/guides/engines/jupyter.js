// JupyterLab: the wheel in a fresh environment, and a notebook of the guide's cells that is run on the page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAll, startOnPort } from '../background.js';
import { snippet, writeFiles } from '../snippets.js';
import {
  download,
  expectEqual,
  findDownloaded,
  installWheel,
  notebookPost,
  awaitKernelRun,
  runFour,
  typeShortcuts,
} from '../notebooks.js';

/** @typedef {import('@playwright/test').Page} Page */

const NOTEBOOK = 'race.ipynb';
const HEADERS = 'jupyter_server_config.py';
const CELLS = ['widget.py', 'report.py', 'run.py'];

/** Returns a notebook: a text, and the guide's cells. */
const notebookOf = (/** @type {string} */ words, /** @type {string[]} */ sources) => {
  const code = sources.map((source, index) => {
    const empty = { metadata: {}, outputs: [], execution_count: null };
    return { cell_type: 'code', id: `code-${index}`, source: source.trimEnd(), ...empty };
  });
  const text = { cell_type: 'markdown', id: 'text', source: words, metadata: {} };
  return JSON.stringify({
    cells: [text, ...code],
    metadata: { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } },
    ...{ nbformat: 4, nbformat_minor: 5 },
  });
};

/** JupyterLab asks whether it may fetch news, in a box over the page. */
const settings = {
  'settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings':
    '{ "fetchNews": "false", "checkForUpdates": false }',
};

/**
 * Starts JupyterLab on the notebook of a folder.
 * @param {string} dir
 * @param {string} program
 * @param {string} config the folder of a jupyter_server_config.py
 */
function start(dir, program, config) {
  const args = (/** @type {number} */ port) => [
    ...['--no-browser', '--allow-root', '--IdentityProvider.token=', `--ServerApp.port=${port}`],
    ...['--ServerApp.port_retries=0', '--LabApp.extension_manager=readonly'],
    `--ServerApp.root_dir=${join(dir, 'notebooks')}`,
  ];
  return startOnPort(program, args, {
    ...{ cwd: dir, path: `lab/tree/${NOTEBOOK}` },
    env: {
      ...process.env,
      ...{ HOME: dir, JUPYTER_CONFIG_DIR: config, JUPYTERLAB_SETTINGS_DIR: join(dir, 'settings') },
    },
  });
}

const cells = (/** @type {Page} */ page) => page.locator('.jp-Notebook .jp-CodeCell');

/** Runs a cell and returns its output, once the kernel has answered. */
async function runCell(/** @type {Page} */ page, /** @type {number} */ index) {
  const cell = cells(page).nth(index);
  await cell.locator('.cm-content').click();
  await page.keyboard.press('Control+Enter');
  await cell.locator('.jp-InputPrompt', { hasText: /\[\d+\]/ }).waitFor({ timeout: 60_000 });
  return (await cell.locator('.jp-OutputArea-output').allInnerTexts()).join('\n');
}

/** Runs the first cell, which shows the widget. */
async function showWidget(/** @type {Page} */ page) {
  await cells(page).first().waitFor({ timeout: 60_000 });
  // A cell that is run before the kernel has started opens a dialog.
  await page.getByText(/\| Idle$/).waitFor({ timeout: 60_000 });
  await runCell(page, 0);
}

/** Reads results in later cells, runs from the kernel, and presses keys inside and outside of the widget. */
async function check(/** @type {Page} */ page) {
  await runFour(page);
  const report = await runCell(page, 1);
  if (!/\('futures', \d+(\.\d+)?, 4\)/.test(report)) throw new Error(`the report reads ${report}`);
  await runCell(page, 2);
  await awaitKernelRun(page);
  const lane = page.locator('race-lane').first();
  const tasks = await lane.evaluate((element) => /** @type {any} */ (element).report.tasks.length);
  expectEqual(tasks, 4, 'tasks after the kernel changed them');
  await typeShortcuts(page, cells(page));
  await insertCell(page);
  await followTheme(page);
}

/** Inserts a cell by a key: outside of the widget JupyterLab's shortcuts still act. */
async function insertCell(/** @type {Page} */ page) {
  const before = await cells(page).count();
  await cells(page).nth(1).locator('.cm-content').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await cells(page).nth(before).waitFor();
}

/** Chooses the dark theme, which the widget has to follow. */
async function followTheme(/** @type {Page} */ page) {
  await page.getByText('Settings', { exact: true }).click();
  for (const name of ['Theme', 'JupyterLab Dark']) {
    await page.locator('.lm-Menu-item').getByText(name, { exact: true }).click();
  }
  await page.locator('race-lane[theme=dark]').waitFor();
}

/** @type {import('../types.js').Engine} */
export const jupyter = {
  ...{ name: 'JupyterLab', guide: 'jupyter.md', how: 'a cell of Python' },
  install: download('jupyter', 'jupyterlab==4.6.6'),
  find: async () => findDownloaded('jupyter', 'jupyterlab'),
  async make({ dir, tool, snippets }) {
    const program = await installWheel(dir, tool, 'jupyterlab');
    const sources = CELLS.map((name) => snippet(snippets, name));
    const text = notebookOf(snippet(snippets, 'text.md'), sources);
    writeFiles(dir, [[`notebooks/${NOTEBOOK}`, text], ...Object.entries(settings)]);
    writeFiles(join(dir, 'isolated'), [[HEADERS, readFileSync(join(dir, HEADERS), 'utf8')]]);
    const { urls, close } = await startAll(
      ['plain', 'isolated'].map(
        (config) => () => start(dir, program('jupyter-lab'), join(dir, config)),
      ),
    );
    const [plain, isolated] = urls;
    const posts = [
      { how: 'notebook', url: plain, open: showWidget, check },
      { how: 'isolated notebook', url: isolated, isolated: true, open: showWidget },
    ];
    return { posts: posts.map(notebookPost), close };
  },
};
