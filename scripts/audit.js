// `npm run audit`: Lighthouse on the built site, for phones and desktops; writes the README's table, or fails below the limits.
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
 * @typedef {{ page: string, device: Device, scores: Scores, made: string }} Row `made` says when, and by what
 */

const pages = ['index.html', 'embed.html'];
const devices = /** @type {const} */ (['mobile', 'desktop']);

/** What is asked of each category, and its heading in the table. `seo` is shown and not asked for. */
const categories = Object.freeze({
  performance: { least: 95, label: 'performance' },
  accessibility: { least: 100, label: 'accessibility' },
  'best-practices': { least: 100, label: 'best practices' },
  seo: { least: 0, label: 'SEO' },
});

const names = /** @type {Category[]} */ (Object.keys(categories));

/** Performance varies with what else the machine does: the median of some runs is given. */
const RUNS = 3;

/** compressedSite copies dist/ with a gzip file beside each: hosts compress what they send, our server sends such files. */
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
 * audit runs Lighthouse once, in a Chromium of its own: a second navigation in the same one may lose the trace (NO_NAVSTART).
 * @param {string} url
 * @param {Device} device
 * @param {string} chromePath
 */
async function audit(url, device, chromePath) {
  // Imported only now: they need npm packages that the set-up may just have installed.
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
 * scoresOf reads a result's scores.
 * @param {import('lighthouse').Result} lhr
 * @returns {Scores}
 */
const scoresOf = ({ categories: found }) =>
  /** @type {Scores} */ (
    Object.fromEntries(names.map((name) => [name, Math.round((found[name]?.score ?? 0) * 100)]))
  );

/**
 * lostPoints lists a category's audits that count and fell short.
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
 * middleOf takes the median of performance, and of the rest, which should not vary, the worst.
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
 * rowOf measures a page as one device and says what cost points.
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
 * madeBy says when and with what a result was measured, and on what machine.
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

/** tableOf writes the rows as Markdown, laid out as prettier would. */
function tableOf(/** @type {Row[]} */ rows) {
  const heads = ['page', 'device', ...names.map((name) => categories[name].label)];
  const cells = rows.map(({ page, device, scores }) => [
    `\`${page}\``,
    device,
    ...names.map((name) => String(scores[name])),
  ]);
  return table(heads, cells, 'left');
}

/** failures lists what is below its limit. */
const failures = (/** @type {Row[]} */ rows) =>
  rows.flatMap(({ page, device, scores }) =>
    names
      .filter((name) => scores[name] < categories[name].least)
      .map(
        (name) =>
          `${page} on ${device}: ${name} ${scores[name]}, expected at least ${categories[name].least}`,
      ),
  );

/** busyness says what else the machine did: Lighthouse multiplies by four what a busy one takes. */
function busyness() {
  const [load, cores] = [loadavg()[0].toFixed(1), availableParallelism()];
  return `Performance needs a calm machine; the load was ${load} on ${cores} cores. README.md was left as it is.`;
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
    throw new StepError([`Below the limits:`, ...failed, busyness()].join('\n  '));
  const how = `${rows[0].made}. Performance is the median of ${RUNS} runs.`;
  writeFigure('audit', `${tableOf(rows)}\n\n_${how}_`);
});
