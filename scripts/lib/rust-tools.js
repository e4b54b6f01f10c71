// Installs what turns Rust into wasm: the pinned toolchain, wasm-pack and the matching wasm-bindgen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aptCommand, aptInstall } from './apt.js';
import { at, cacheDir, toolEnv, toolsDir, which } from './paths.js';
import { StepError, capture, log, run } from './run.js';
import { skip } from './closing-lines.js';

const wasmPackVersion = '0.15.1';
const cargoDenyVersion = '0.20.2';
const cargoFuzzVersion = '0.13.2';

/**
 * keptEnv is the environment in which cargo keeps what it compiles on the way beside the tools, so that a fresh clone need
 * not compile its dependencies again. All checkouts share it: only by its content can cargo tell one's source from
 * another's, as by time the older one would count as compiled.
 * @param {string} name of the folder: two with other flags would have each other's compiled anew
 */
export const keptEnv = (name) => ({
  ...toolEnv(),
  CARGO_BUILD_BUILD_DIR: join(cacheDir, 'compiled', name),
  CARGO_INCREMENTAL: '0',
  CARGO_UNSTABLE_CHECKSUM_FRESHNESS: 'true',
});

/** wasmEnv is the environment in which cargo builds std too: with atomics, and for size (2 KB gzip less). */
export const wasmEnv = () => ({
  ...keptEnv('wasm'),
  CARGO_UNSTABLE_BUILD_STD: 'std,panic_abort',
  CARGO_UNSTABLE_BUILD_STD_FEATURES: 'optimize_for_size',
});

/**
 * Cargo's further arguments for the build that readers load. `{:?}` prints nothing there, which saves 6 KB gzip: a panic
 * keeps its message, file and line, and loses only the debug form of a value in it. Paths in messages begin at the
 * crate, not in the home folder of whoever built it. The flag is an argument of cargo, because flags in a variable
 * would replace those in .cargo/config.toml.
 */
export const readersCargoArgs = [
  ...['--config', 'target.wasm32-unknown-unknown.rustflags=["-Zfmt-debug=none"]'],
  ...['-Ztrim-paths', '--config', 'profile.release.trim-paths="all"'],
];

/** pinned reads the one place of the pin, rust-toolchain.toml. */
function pinned() {
  const text = readFileSync(at('rust-toolchain.toml'), 'utf8');
  const list = (/** @type {string} */ key) =>
    [
      ...(text.match(new RegExp(`^${key} = \\[(.*)\\]`, 'm'))?.[1] ?? '').matchAll(/"([^"]+)"/g),
    ].map((match) => match[1] ?? '');
  const channel = text.match(/^channel = "([^"]+)"/m)?.[1];
  if (!channel) throw new StepError('rust-toolchain.toml names no channel.');
  return { channel, components: list('components'), targets: list('targets') };
}

/** ensureToolchain lets rustup fetch the pinned nightly with its components. */
export async function ensureToolchain() {
  if ((await capture('rustup', ['--version'])) === null) {
    throw new StepError(
      'rustup is needed and was not found. Install it with\n' +
        "  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh\n" +
        "or with your system's package (Debian: apt-get install rustup), then run this again.",
    );
  }
  const { channel, components, targets } = pinned();
  const query = ['component', 'list', '--toolchain', channel, '--installed'];
  const installed = (await capture('rustup', query)) ?? '';
  const has = (/** @type {string} */ name) =>
    installed.split('\n').some((line) => line === name || line.startsWith(`${name}-`));
  if ([...components, ...targets.map((target) => `rust-std-${target}`)].every(has)) return;
  log(`Rust ${channel}: installing with ${[...components, ...targets].join(', ')}`);
  const lists = ['--component', components.join(','), '--target', targets.join(',')];
  await run('rustup', ['toolchain', 'install', channel, '--profile', 'minimal', ...lists], {
    label: 'rustup toolchain install',
  });
}

/**
 * ensureMiri makes sure of the interpreter that finds data races, of the pinned nightly, and of its own std. Not every
 * nightly has one: it tells whether there is one, and names it as skipped where there is none.
 */
export async function ensureMiri() {
  const { channel } = pinned();
  const mayFail = { quiet: true, mayFail: true };
  if ((await capture('cargo', ['miri', '--version'])) === null) {
    log(`Miri: adding it to Rust ${channel}`);
    await run('rustup', ['component', 'add', 'miri', '--toolchain', channel], mayFail);
  }
  const { code } = await run('cargo', ['miri', 'setup'], { label: 'cargo miri setup', ...mayFail });
  if (code !== 0)
    skip('Miri', `\`rustup component add miri --toolchain ${channel}\` did not give it`);
  return code === 0;
}

/** hostTarget names the machine as rustc does. */
export async function hostTarget() {
  const about = (await capture('rustc', ['--version', '--verbose'])) ?? '';
  const host = about.match(/^host: (\S+)/m)?.[1];
  if (!host) throw new StepError('rustc does not say for which machine it is.');
  return host;
}

/** ensureLinker makes sure of a C compiler, with which rustc links what runs natively. */
export async function ensureLinker() {
  if (which('cc')) return;
  const packages = ['gcc', 'libc6-dev'];
  const missing =
    'rustc needs a C compiler, `cc`, as linker. Install one with (Debian, as root)\n' +
    `  ${aptCommand(packages)}\nthen run this again.`;
  await aptInstall(packages, missing);
}

/** lockedVersion reads which version of a crate Cargo.lock holds. */
function lockedVersion(/** @type {string} */ crate) {
  const lock = readFileSync(at('Cargo.lock'), 'utf8');
  const version = lock.match(new RegExp(`name = "${crate}"\nversion = "([^"]+)"`))?.[1];
  if (!version) throw new StepError(`Cargo.lock holds no ${crate}.`);
  return version;
}

/** How tools are compiled: their own profiles take several times as long, and each runs for seconds. */
const quickly = {
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '1',
};

/** ensureCrate installs a command of a crate into the cache unless this version is already there. */
export async function ensureCrate(
  /** @type {string} */ crate,
  /** @type {string} */ command,
  /** @type {string} */ version,
) {
  const found = await capture(command, ['--version']);
  if (found?.split(/\s+/).includes(version)) return;
  const install = ['install', `${crate}@${version}`, '--root', toolsDir, '--force'];
  log(`${crate} ${version}: compiling it, some minutes, once`);
  const how = { label: `cargo install ${crate}`, quiet: true, env: { ...toolEnv(), ...quickly } };
  const locked = await run('cargo', [...install, '--locked'], { ...how, mayFail: true });
  if (locked.code === 0) return;
  // A registry that lags behind may lack what the lock file names: take what it has.
  log(`${crate}: --locked failed, trying without`);
  await run('cargo', install, how);
}

/** ensureWasmTools installs wasm-pack and the wasm-bindgen that fits the crate of Cargo.lock. */
export async function ensureWasmTools() {
  await ensureCrate('wasm-pack', 'wasm-pack', wasmPackVersion);
  // Its command must be of the very version of the crate, or it refuses the module.
  await ensureCrate('wasm-bindgen-cli', 'wasm-bindgen', lockedVersion('wasm-bindgen'));
}

/** ensureCargoDeny installs what looks at the crates' licences, sources and advisories. */
export const ensureCargoDeny = () => ensureCrate('cargo-deny', 'cargo-deny', cargoDenyVersion);

/** ensureFuzzTools installs cargo-fuzz, and makes sure of the C++ compiler that libFuzzer is built with. */
export async function ensureFuzzTools() {
  if (!which('c++')) {
    const missing = `libFuzzer needs a C++ compiler, \`c++\`. Install one with (Debian, as root)\n  ${aptCommand(['g++'])}`;
    await aptInstall(['g++'], missing);
  }
  await ensureCrate('cargo-fuzz', 'cargo-fuzz', cargoFuzzVersion);
}
