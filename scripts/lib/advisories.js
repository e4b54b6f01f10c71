// Checks crates and npm packages against the lists of known weaknesses. Lists that cannot be fetched are named as SKIPPED.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { at } from './paths.js';
import { StepError, run } from './run.js';
import { ensureCargoDeny } from './rust-tools.js';
import { skip } from './closing-lines.js';

/** Manifests with lock files: the crate that readers get, and two crates that only test it. */
const manifests = ['Cargo.toml', 'fuzz/Cargo.toml', 'races/Cargo.toml'];

/** Returns the arguments that check a manifest's crates against deny.toml. */
const deny = (/** @type {string} */ manifest, /** @type {string[]} */ ...checks) => [
  ...['deny', '--locked', '--manifest-path', manifest, 'check', ...checks],
];

/** Checks the crates against deny.toml: licences only for what readers get. Only the advisories need the network. */
export async function checkCrates() {
  await ensureCargoDeny();
  await run('cargo', deny('Cargo.toml', 'licenses'), { label: 'cargo deny' });
  for (const manifest of manifests) {
    await run('cargo', deny(manifest, 'bans', 'sources'), { label: `cargo deny: ${manifest}` });
  }
  const label = 'cargo deny: advisories';
  for (const manifest of manifests) {
    const asked = deny(manifest, 'advisories');
    const { code, output } = await run('cargo', asked, { label, mayFail: true });
    if (code === 0) continue;
    if (!/failed to fetch advisory database/.test(output)) throw new StepError(`${label} failed.`);
    return skip(
      label,
      'the RustSec database could not be fetched; it needs a connection to GitHub',
    );
  }
}

/**
 * The output of `npm audit --json`. Without `vulnerabilities` it says what went wrong.
 * @typedef {object} Report
 * @property {Record<string, { severity: string }>} [vulnerabilities]
 * @property {string} [message]
 * @property {number} [statusCode]
 */

/** Asks the npm registry about every package of the lock file. */
export async function checkPackages() {
  const { output } = await run('npm', ['audit', '--json'], {
    label: 'npm audit',
    quiet: true,
    mayFail: true,
  });
  const { problem, findings } = judge(reportIn(output), shippedPackages());
  if (problem) skip('npm audit', problem);
  if (findings.length > 0) throw new StepError(['npm audit found', ...findings].join('\n  '));
}

/**
 * Returns the report in npm's output.
 * @param {string} output
 * @returns {Report}
 */
export function reportIn(output) {
  const [json] = output.match(/^\{$[^]*?^\}$/m) ?? [];
  if (!json) throw new StepError(`npm audit printed no report:\n${output}`);
  return JSON.parse(json);
}

const severities = ['info', 'low', 'moderate', 'high', 'critical'];

/**
 * Lists weaknesses that are too severe: `moderate` in what readers get, `high` in tools. Where the registry did not
 * answer, returns the problem. Any other failure of npm is thrown.
 * @param {Report} report
 * @param {ReadonlySet<string>} shipped
 * @returns {{ problem: string | null, findings: string[] }}
 */
export function judge({ vulnerabilities, message = '', statusCode }, shipped) {
  if (!vulnerabilities) {
    const unanswered = statusCode || /ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN|timeout/.test(message);
    if (!unanswered) throw new StepError(`npm audit failed: ${message}`);
    const what = statusCode ? `it answered ${statusCode}` : 'it could not be reached';
    return { problem: `the npm registry gave no list of advisories: ${what}`, findings: [] };
  }
  const findings = Object.entries(vulnerabilities).flatMap(([name, { severity }]) => {
    const least = shipped.has(name) ? 'moderate' : 'high';
    const isBad = severities.indexOf(severity) >= severities.indexOf(least);
    return isBad ? [`${name}: ${severity}${shipped.has(name) ? ', and readers get it' : ''}`] : [];
  });
  return { problem: null, findings };
}

/** Returns the packages whose code is in dist/: those that the page imports, and their dependencies. */
export function shippedPackages() {
  const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  const needs = (/** @type {string} */ name) =>
    Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {});
  const shipped = new Set(importedPackages());
  for (const name of shipped) for (const next of needs(name)) shipped.add(next);
  return shipped;
}

/** Returns the packages that sources of the page import. */
function importedPackages() {
  const files = readdirSync(at('www'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((name) => name.endsWith('.ts'));
  const texts = sources.map((name) => readFileSync(join(at('www'), name), 'utf8'));
  const imports = texts.flatMap((text) => [
    ...text.matchAll(/(?:^import|\bfrom)\s+['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)[^'"]*['"];$/gm),
  ]);
  return imports.map(([, name]) => name);
}
