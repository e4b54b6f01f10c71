// `npm test`: sets up, then runs every check in order and stops at the first that fails; of the suites in browsers it
// runs all.
// `--only=pages` or `--only=eslint,types` selects; further arguments go to the runner selected.
import { argv, env, execPath } from 'node:process';
import { build, buildWasm, buildWithinLimits } from './build.js';
import { checkCrates, checkPackages } from './lib/advisories.js';
import { findChromedriver } from './lib/chromium.js';
import { at } from './lib/paths.js';
import { StepError, log, main, run, seconds } from './lib/run.js';
import { exploreLock, underMiri } from './lib/races.js';
import { ensureMiri, keptEnv, wasmEnv } from './lib/rust-tools.js';
import { closingLines, takeNotes } from './lib/closing-lines.js';
import { testPackage } from './lib/python-tests.js';
import { runSuite } from './lib/suites.js';
import { setup, setupTests } from './setup.js';
import { fillPackage } from './wheel.js';

const only = argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
const extra = argv.slice(2).filter((arg) => !arg.startsWith('--only='));

/** node runs a program of an npm package, by path so that no PATH or shell comes into it. */
const node = (/** @type {string} */ program, /** @type {string[]} */ ...args) =>
  run(execPath, [at('node_modules', program), ...args], {
    label: program.replace(/\/.*?([\w-]+)\.[cm]?js$/, ' $1'),
  });

const cargo = (/** @type {string[]} */ ...args) =>
  run('cargo', args, { label: `cargo ${args[0] ?? ''}`, env: keptEnv('tests') });

const clippy = (/** @type {string[]} */ ...args) =>
  run('cargo', ['clippy', ...args, '--', '-D', 'warnings'], { env: keptEnv('clippy') });

const wasmTarget = ['--target', 'wasm32-unknown-unknown'];
const enginesConfig = 'tests/engines/playwright.config.js';
const timingConfigs = [
  'tests/timing/playwright.config.js',
  'tests/timing/engines/playwright.config.js',
];
const npmConfig = 'tests/npm/playwright.config.js';

/** Returns how long a run may take by RACELANE_TEST_MINUTES: for ever without it. */
function limitMs() {
  const given = env.RACELANE_TEST_MINUTES;
  if (given === undefined) return Infinity;
  if (Number(given) > 0) return 60_000 * Number(given);
  throw new StepError(`RACELANE_TEST_MINUTES takes a number of minutes above 0; got "${given}".`);
}

/**
 * Runs a suite for as long as there is time. Where a run has a limit, RACELANE_TEST_MINUTES keeps it: on a slow machine the
 * last tests are then skipped, and listed.
 */
const runInTime = (
  /** @type {string | null} */ config,
  /** @type {Parameters<typeof runSuite>[1]} */ options = {},
) =>
  runSuite(config, {
    extra,
    leftMs: limitMs() - performance.now(),
    ...options,
  });

/** Steps that take long, and that can pass although another has failed. */
const suites = ['engines', 'packages', 'measured', 'pages'];

/**
 * Steps in order, the quick ones first. `wasm` comes before the types, which include the glue's.
 * @type {Record<string, () => Promise<unknown>>}
 */
const steps = {
  format: () => node('prettier/bin/prettier.cjs', '--check', '.'),
  rustfmt: async () => {
    await cargo('fmt', '--check');
    for (const crate of ['fuzz', 'races']) {
      await cargo('fmt', '--check', '--manifest-path', `${crate}/Cargo.toml`);
    }
  },
  eslint: () => node('eslint/bin/eslint.js', '.', '--max-warnings=0'),
  architecture: () =>
    node(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ...['www', '--config', '.dependency-cruiser.js', '--output-type', 'err'],
    ),
  clippy: async () => {
    await clippy('--all-targets');
    await clippy(...wasmTarget, '--lib', '--tests');
  },
  deny: checkCrates,
  'npm-audit': checkPackages,
  wasm: buildWasm,
  types: async () => {
    await buildWasm();
    for (const part of ['tsconfig.json', 'tsconfig.worker.json', 'tsconfig.node.json']) {
      log(`tsc: ${part}`);
      await node('typescript/bin/tsc', '-p', part);
    }
  },
  unit: () => node('vitest/vitest.mjs', 'run', ...extra),
  rust: () => cargo('test', ...extra),
  races: async () => {
    await exploreLock();
    if (await ensureMiri()) await underMiri(4);
  },
  'rust-browser': rustInBrowser,
  build: buildWithinLimits,
  notebook: async () => {
    await build();
    await fillPackage();
    await testPackage();
  },
  engines: async () => {
    await build();
    // A run of some of the specs would write a table of some of the faults.
    const reporters = extra.length > 0 ? [] : ['./tests/engines/reliability-reporter.ts'];
    await runInTime(enginesConfig, { reporters });
  },
  packages: async () => {
    // Only so that its steps are shown: `npm pack` builds too, in silence.
    await build();
    await runInTime(npmConfig);
  },
  measured: async () => {
    await build();
    for (const config of timingConfigs) await runInTime(config);
  },
  pages: async () => {
    await build();
    await fillPackage();
    await runInTime(null);
  },
};

/**
 * rustInBrowser runs the Rust tests for wasm in a headless Chromium, with shared memory. Not by `wasm-pack test`: that links
 * the others first, which are empty there.
 */
async function rustInBrowser() {
  const driver = findChromedriver();
  if (!driver) throw new StepError('No chromedriver: run `node scripts/setup.js --tests`.');
  const env = {
    ...wasmEnv(),
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: 'wasm-bindgen-test-runner',
    CHROMEDRIVER: driver,
    WASM_BINDGEN_TEST_ONLY_WEB: '1',
    WASM_BINDGEN_TEST_TIMEOUT: '120',
  };
  const args = ['test', '--release', ...wasmTarget, '--test', 'rust-in-browser', ...extra];
  const { output } = await run('cargo', args, { label: 'cargo test for wasm', env });
  // A mistake in a `cfg` would go unseen.
  if (!/^running [1-9]/m.test(output)) throw new StepError('No Rust test ran in the browser.');
}

/** selected lists the names of the steps to run. */
function selected() {
  const names = only ? only.split(',') : Object.keys(steps);
  const unknown = names.find((name) => !Object.hasOwn(steps, name));
  if (unknown === undefined) return names;
  throw new StepError(`--only takes ${Object.keys(steps).join(', ')}; got "${unknown}".`);
}

/** test runs the steps and ends with a table of them. */
async function test() {
  const names = selected();
  // A wrong limit is refused at once, not after the set-up.
  limitMs();
  const browser = names.some((name) => ['rust-browser', ...suites].includes(name));
  /** @type {[string, () => Promise<unknown>][]} */
  const queue = names.map((name) => [name, /** @type {() => Promise<unknown>} */ (steps[name])]);
  queue.unshift(['set-up', browser ? setupTests : setup]);

  /** @type {import('./lib/closing-lines.js').Row[]} */
  const results = queue.map(([name]) => ({ name, result: 'not run', time: '', notes: [] }));
  /** @type {unknown[]} */
  const failures = [];
  for (const [index, [name, work]] of queue.entries()) {
    log(`=== ${name} (${index + 1} of ${queue.length})`);
    const beginMs = performance.now();
    const row = results[index];
    row.result = await work().then(
      () => 'ok',
      (error) => {
        failures.push(error);
        return 'FAILED';
      },
    );
    row.time = seconds(performance.now() - beginMs);
    row.notes = takeNotes();
    if (row.result !== 'ok' && !suites.includes(name)) break;
  }
  console.log(['', ...closingLines(results)].join('\n'));
  if (failures.length > 0) throw failures[0];
}

await main(test);
