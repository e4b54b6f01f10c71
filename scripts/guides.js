// `npm run guides`: tries every guide's snippets with its blog engine, in Chromium, and writes the table of results.
// `npm run guides -- react sphinx` installs two engines from npm and PyPI, if needed, and tries their guides.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { build } from './build.js';
import { driveBlog, openBrowser } from './guides/drive.js';
import { engines } from './guides/engines/index.js';
import { snippetsOf, writeFiles } from './guides/snippets.js';
import { writeTable } from './guides/table.js';
import { installEngine } from './guides/tools.js';
import { at } from './lib/paths.js';
import { StepError, log, main } from './lib/run.js';
import { serve } from './serve.js';
import { setupBrowser } from './setup.js';

/**
 * @typedef {import('./guides/types.js').Engine} Engine
 * @typedef {import('./guides/types.js').Tool} Tool
 */

/**
 * Makes a site of a guide's snippets and opens its posts.
 * @param {Engine} engine
 * @param {Tool} tool
 * @param {import('@playwright/test').Browser} browser
 * @param {string} host replaces the host that the snippets name
 */
async function tryGuide(engine, tool, browser, host) {
  const dir = mkdtempSync(join(tmpdir(), 'racelane-guide-'));
  const snippets = snippetsOf(engine.guide, host);
  writeFiles(dir, snippets);
  try {
    const blog = await engine.make({ dir, snippets, tool, host });
    try {
      await driveBlog(browser, blog);
      return blog;
    } finally {
      await blog.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Returns the names by which the command line knows an engine: `jupyter` and `jupyterlab`. */
const namesOf = (/** @type {Engine} */ { guide, name }) => [
  guide.replace('.md', ''),
  name.toLowerCase(),
];

/** Returns the engines that the command line names, or all. */
function selected() {
  const names = argv.slice(2);
  const unknown = names.find((name) => !engines.some((each) => namesOf(each).includes(name)));
  if (unknown) {
    const known = engines.map((each) => namesOf(each)[0]);
    throw new StepError(`Guides are named ${known.join(', ')}; got "${unknown}".`);
  }
  return engines.filter(
    (each) => names.length === 0 || namesOf(each).some((name) => names.includes(name)),
  );
}

/** Tries each engine in each of its installed versions. */
async function tryAll(
  /** @type {import('@playwright/test').Browser} */ browser,
  /** @type {string} */ host,
) {
  /** @type {import('./guides/table.js').Row[]} */
  const rows = [];
  const missing = [];
  const failed = [];
  const isNamed = argv.length > 2;
  for (const engine of selected()) {
    if (isNamed) await installEngine(engine);
    const tools = await engine.find();
    if (tools.length === 0) missing.push(engine);
    for (const tool of tools) {
      const name = `${engine.name} ${tool.version}`.trim();
      try {
        const blog = await tryGuide(engine, tool, browser, host);
        rows.push({ engine, version: tool.version, blog });
        log(`${name}: ${blog.posts.map(({ how }) => how).join(', ')} ran`);
      } catch (error) {
        failed.push(name);
        log(`${name}: FAILED: ${/** @type {Error} */ (error).message}`);
      }
    }
  }
  for (const { name, install } of missing) {
    log(`${name}: SKIPPED, not installed. Install it with\n  ${install}`);
  }
  return { rows, failed };
}

await main(async () => {
  await setupBrowser();
  await build();
  const host = await serve({ root: at('dist'), headers: 'isolated' });
  const browser = await openBrowser();
  try {
    const { rows, failed } = await tryAll(browser, host.url);
    console.log(await writeTable(rows, browser.version()));
    if (failed.length > 0) throw new StepError(`These guides failed: ${failed.join(', ')}.`);
  } finally {
    await browser.close();
    await host.close();
  }
});
