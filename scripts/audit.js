// `npm run audit`: runs Lighthouse on the built site, as phone and desktop; writes docs/benchmarks.md, or fails below the limits.
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from './build.js';
import { chromiumArgs } from './lib/chromium.js';
import { at } from './lib/paths.js';
import { StepError, log, main } from './lib/run.js';
import { table, writeFigure } from './lib/markdown.js';
import { setupBrowser } from './setup.js';

/**
 * @typedef {keyof typeof categories} Category
 * @typedef {Record<Category, number>} Scores out of 100
 * @typedef {typeof devices[number]} Device
 * @typedef {{ page: string, device: Device, scores: Scores, made: string }} Row `made` says when and with what
 */

const DOCUMENT = 'docs/benchmarks.md';

const pages = ['index.html', 'embed.html'];
const devices = /** @type {const} */ (['mobile', 'desktop']);

/** The least score of each category, and its heading in the table. `seo` is shown but has no limit. */
const categories = Object.freeze({
  performance: { least: 95, label: 'performance' },
  accessibility: { least: 100, label: 'accessibility' },
  'best-practices': { least: 100, label: 'best practices' },
  seo: { least: 0, label: 'SEO' },
});

const names = /** @type {Category[]} */ (Object.keys(categories));

/** Performance varies with the load of the machine, so the table has the median of this many runs. */
const RUNS = 3;

/** Copies dist/ with a gzip file beside each file, which our server then sends, as hosts compress what they send. */
function compressedSite() {
  const dir = at('target', 'audit');
  rmSync(dir, { recursive: true, force: true });
  cpSync(at('dist'), dir, { recursive: true });
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
  return dir;
}

/**
 * Runs Lighthouse once, in a new Chromium: a second navigation in the same one may lose the trace (NO_NAVSTART).
 * @param {string} url
 * @param {Device} device
 * @param {string} chromePath
 */
async function audit(url, device, chromePath) {
  // Imported late: these need npm packages that the set-up may just have installed.
  const { launch } = await import('chrome-launcher');
  const { default: lighthouse, desktopConfig } = await import('lighthouse');
  const config = device === 'desktop' ? desktopConfig : undefined;
  const chrome = await launch({ chromePath, chromeFlags: [...chromiumArgs], logLevel: 'error' });
  try {
    const flags = /** @type {const} */ ({ port: chrome.port, logLevel: 'error' });
    const result = await lighthouse(url, { ...flags, onlyCategories: names }, config);
    if (result && !result.lhr.runtimeError) return result.lhr;
    throw new StepError(`Lighthouse could not load ${url}: ${result?.lhr.runtimeError?.message}`);
  } finally {
    chrome.kill();
  }
}

/**
 * Returns a result's scores.
 * @param {import('lighthouse').Result} lhr
 * @returns {Scores}
 */
const scoresOf = ({ categories: found }) =>
  /** @type {Scores} */ (
    Object.fromEntries(names.map((name) => [name, Math.round((found[name]?.score ?? 0) * 100)]))
  );

/**
 * Lists a category's audits that cost points.
 * @param {import('lighthouse').Result} lhr
 * @param {Category} name
 */
function lostPoints(lhr, name) {
  return (lhr.categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const { score, displayValue = '', title } = lhr.audits[id] ?? { score: null, title: id };
    return weight > 0 && score !== null && score < 1 ? [`${name}: ${title} ${displayValue}`] : [];
  });
}

/**
 * Returns the median of performance, and the worst of the other categories, which should not vary.
 * @param {Scores[]} all
 * @returns {Scores}
 */
function middleOf(all) {
  const sorted = (/** @type {Category} */ name) =>
    all.map((each) => each[name]).sort((a, b) => a - b);
  const pick = (/** @type {Category} */ name) =>
    sorted(name)[name === 'performance' ? all.length >> 1 : 0] ?? 0;
  return /** @type {Scores} */ (Object.fromEntries(names.map((name) => [name, pick(name)])));
}

/**
 * Measures a page as one device and logs what cost points.
 * @param {string} siteUrl
 * @param {string} page
 * @param {Device} device
 * @param {string} chromePath
 * @returns {Promise<Row>}
 */
async function rowOf(siteUrl, page, device, chromePath) {
  const results = [];
  for (let run = 0; run < RUNS; run++) {
    results.push(await audit(`${siteUrl}${page}`, device, chromePath));
  }
  const scores = middleOf(results.map(scoresOf));
  const runs = results.map((each) => scoresOf(each).performance).join(', ');
  const shown = names.map((name) => `${name} ${scores[name]}`).join(', ');
  log(`${page}, ${device}: ${shown} (performance in each run: ${runs})`);
  const lost = results.flatMap((lhr) => names.flatMap((name) => lostPoints(lhr, name)));
  for (const each of new Set(lost)) log(`  ${each}`);
  return { page, device, scores, made: madeBy(results[0]) };
}

/**
 * Returns when, with what, and on which machine a result was measured.
 * @param {import('lighthouse').Result} lhr
 */
function madeBy({ fetchTime, lighthouseVersion, environment }) {
  const chromium = environment.hostUserAgent
    .match(/Chrome\/([\d.]*\d)/)?.[1]
    .replace(/(\.0)+$/, '');
  const cores = availableParallelism();
  return (
    `${fetchTime.slice(0, 10)}, Lighthouse ${lighthouseVersion}, Chromium ${chromium ?? 'unknown'}, ` +
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cores} ${cores === 1 ? 'core' : 'cores'}`
  );
}

/** Returns the rows as a Markdown table. */
function tableOf(/** @type {Row[]} */ rows) {
  const heads = ['page', 'device', ...names.map((name) => categories[name].label)];
  const cells = rows.map(({ page, device, scores }) => [
    `\`${page}\``,
    device,
    ...names.map((name) => String(scores[name])),
  ]);
  return table(heads, cells, 'left');
}

/** Lists the scores below their limits. */
const failures = (/** @type {Row[]} */ rows) =>
  rows.flatMap(({ page, device, scores }) =>
    names
      .filter((name) => scores[name] < categories[name].least)
      .map(
        (name) =>
          `${page} on ${device}: ${name} ${scores[name]}, expected at least ${categories[name].least}`,
      ),
  );

/** Returns a hint with the machine's load: Lighthouse multiplies the time that a busy machine takes by four. */
function loadHint() {
  const [load, cores] = [loadavg()[0].toFixed(1), availableParallelism()];
  return `Performance needs a calm machine; the load was ${load} on ${cores} cores. ${DOCUMENT} is unchanged.`;
}

await main(async () => {
  const { browser } = await setupBrowser();
  await build();
  const { serve } = await import('./serve.js');
  const site = await serve({ root: compressedSite() });
  /** @type {Row[]} */
  const rows = [];
  try {
    for (const page of pages) {
      for (const device of devices) rows.push(await rowOf(site.url, page, device, browser));
    }
  } finally {
    await site.close();
  }
  const failed = failures(rows);
  if (failed.length > 0)
    throw new StepError(['Below the limits:', ...failed, loadHint()].join('\n  '));
  const how = `${rows[0].made}. Performance is the median of ${RUNS} runs.`;
  writeFigure('audit', `${tableOf(rows)}\n\n_${how}_`, DOCUMENT);
});
