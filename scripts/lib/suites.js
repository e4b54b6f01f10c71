// Runs a suite of Playwright. A few tests that fail are repeated alone on the machine: those that pass then are listed
// at the end of `npm test`, all others have found a fault.
import { rmSync } from 'node:fs';
import { execPath } from 'node:process';
import { repeated, skip } from './closing-lines.js';
import { at, toolEnv } from './paths.js';
import { StepError, log, run } from './run.js';

/** More than these do not fail by accident. */
const MOST_REPEATED = 4;

const lastRun = at('target', 'last-run.json');

/** Runs Playwright, which writes the failed tests to `lastRun`. */
const playwright = (
  /** @type {string[]} */ args,
  /** @type {{ quiet?: boolean }} */ options = {},
) =>
  run(execPath, [at('node_modules/@playwright/test/cli.js'), 'test', ...args], {
    label: '@playwright cli',
    env: { ...toolEnv(), PLAYWRIGHT_LAST_RUN_OUTPUT_FILE: lastRun },
    mayFail: true,
    ...options,
  });

/** Returns the titles of the tests that failed in the last run. */
async function listFailed(/** @type {string[]} */ config) {
  const { output } = await playwright([...config, '--last-failed', '--list'], { quiet: true });
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes(' › '));
}

/**
 * Runs a suite.
 * @param {string | null} file its settings, if they are not playwright.config.js
 * @param {{ reporters?: string[], extra?: string[], leftMs?: number }} [options] `extra` are arguments of the user, whose
 *   tests are not repeated. Tests that have not ended after `leftMs` are listed as SKIPPED
 */
export async function runSuite(file, { reporters = [], extra = [], leftMs = Infinity } = {}) {
  const config = file ? ['--config', file] : [];
  rmSync(lastRun, { force: true });
  const reporter = `--reporter=${['list', ...reporters].join(',')}`;
  const limit = leftMs < Infinity ? [`--global-timeout=${Math.max(1, Math.round(leftMs))}`] : [];
  const { code, output } = await playwright([...config, reporter, ...limit, ...extra]);
  if (code === 0) return;
  if (/Timed out waiting \S+ for the .* to run/.test(output) && !/^ +\d+ failed$/m.test(output)) {
    const counts = output.match(/\d+(?= (?:interrupted|did not run)$)/gm) ?? [];
    const count = counts.reduce((sum, each) => sum + Number(each), 0);
    return skip(
      `${count || 'all'} tests of ${file ?? 'the pages'}`,
      'the time of this run was over',
    );
  }
  const failure = new StepError(`@playwright cli failed (exit code ${code})`);
  // An error outside of all tests has no test to repeat.
  if (extra.length > 0 || /not a part of any test/.test(output)) throw failure;
  const failed = await listFailed(config);
  if (failed.length === 0 || failed.length > MOST_REPEATED) throw failure;
  log(`Repeating ${failed.length} that failed, alone:\n${failed.join('\n')}`);
  const again = await playwright([...config, '--reporter=list', '--workers=1', '--last-failed']);
  if (again.code !== 0) throw failure;
  failed.forEach(repeated);
}
