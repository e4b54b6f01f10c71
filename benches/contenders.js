// The contenders: loops in plain JavaScript, the wasm core, the same core compiled natively, and Python.
import { totalmem } from 'node:os';
import { at, cacheDir, toolEnv, which } from '../scripts/lib/paths.js';
import { StepError, capture, log, run } from '../scripts/lib/run.js';
import { Program } from './program.js';

/**
 * @typedef {import('./rounds.js').Contender} Contender
 * @typedef {import('./browser.js').Browser} Browser
 * @typedef {'memory' | 'stream'} List
 * @typedef {{ size: number, seed: number }} Numbers
 */

/** numpy is installed here for the benchmark where the system's Python lacks it. */
const pythonDir = `${cacheDir}/bench-python`;
const NUMPY = 'numpy==2.3.5';

/** Returns the thread counts to measure: 1, 2, 4 and so on, and all cores. */
export function threadCounts(/** @type {number} */ cores) {
  const counts = [];
  for (let count = 1; count < cores; count *= 2) counts.push(count);
  return [...counts, cores];
}

/**
 * Returns the contenders that run in one browser.
 * @param {Browser} browser
 * @param {string} title the browser's name and version
 * @param {List} list
 * @param {Numbers} numbers
 * @param {number} cores
 * @returns {Contender[]}
 */
export function ofBrowser(browser, title, list, numbers, cores) {
  const task = { workload: 'cpu', tasks: 1, list, ...numbers };
  const raced = (/** @type {object} */ more) => () =>
    browser.ask({ kind: 'race', options: { ...task, ...more } });
  const looped = (/** @type {string} */ how) => () =>
    browser.ask({ kind: 'loop', options: { how, ...numbers } });
  /** @type {[string, string, Partial<Contender>][]} */
  const loops =
    list === 'stream'
      ? // It takes some seconds each time.
        [['stream', 'JavaScript, a loop', { rounds: 3 }]]
      : [
          ['loop', 'JavaScript, a loop', {}],
          ['reduce', 'JavaScript, `reduce` of the typed array', {}],
        ];
  return [
    ...loops.map(([how, label, more]) => ({
      ...contender(`js-${how}`, `${label}, ${title}`, looped(how), 1),
      ...more,
    })),
    contender('wasm-serial', `wasm, serial, ${title}`, raced({ strategy: 'serial' }), 1),
    ...threadCounts(cores).map((workers) =>
      contender(
        `wasm-shared-${workers}`,
        `wasm, ${threads(workers)}, ${title}`,
        raced({ strategy: 'shared', workers }),
        workers,
      ),
    ),
  ].map((each) => ({ ...each, name: `${each.name}@${title.split(' ')[0].toLowerCase()}` }));
}

/**
 * Returns the contenders of one native build of the core.
 * @param {Program} program
 * @param {string} build
 * @param {List} list
 * @param {number} cores
 * @returns {Contender[]}
 */
export function ofNative(program, build, list, cores) {
  const label = (/** @type {string} */ how) => `native Rust, ${how}, ${build}`;
  const name = build.replace(/\W+/g, '-');
  return [
    contender(`native-serial@${name}`, label('serial'), () => program.ask(`${list} serial`), 1),
    ...threadCounts(cores)
      .slice(1)
      .map((count) =>
        contender(
          `native-threads-${count}@${name}`,
          label(threads(count)),
          () => program.ask(`${list} threads ${count}`),
          count,
        ),
      ),
  ];
}

/**
 * Returns what reads the list in memory and does nothing else: by one thread and by all, from each size of page.
 * @param {Program} program
 * @param {{ hugePages: boolean }} about
 * @param {number} cores
 * @returns {Contender[]}
 */
export function ofReading(program, { hugePages }, cores) {
  if (!hugePages) log('skipped: reading from huge pages, which this system does not give');
  const pages = hugePages ? ['small', 'huge'] : ['small'];
  return [...new Set([1, cores])].flatMap((count) =>
    pages.map((size) =>
      contender(
        `read-${count}@${size}`,
        `reading alone, ${threads(count)}, ${size} pages`,
        () => program.ask(`read ${size} ${count}`),
        count,
      ),
    ),
  );
}

/**
 * Returns the contenders in Python. A list of whole numbers takes CPython some seconds, and 40 bytes a number.
 * @param {Program} program
 * @param {{ python: string, numpy: string | null }} versions
 * @param {Numbers} numbers
 * @returns {Contender[]}
 */
export function ofPython(program, { python, numpy }, { size }) {
  const cpython = `CPython ${python}`;
  const roomy = totalmem() > 3 * 40 * size;
  if (!roomy) log('skipped: the list of CPython, which needs more memory than this machine has');
  const ofList = [
    contender('python-loop', `the article’s loop, ${cpython}`, () => program.ask('loop')),
    contender('python-max', `\`max\` of the list, ${cpython}`, () => program.ask('builtin')),
  ];
  const found = roomy ? ofList.map((each) => ({ ...each, rounds: 3 })) : [];
  if (!numpy) return found;
  const label = `\`numpy.max\`, numpy ${numpy}`;
  return [...found, contender('numpy-max', label, () => program.ask('numpy'), 1)];
}

/** @returns {Contender} */
const contender = (
  /** @type {string} */ name,
  /** @type {string} */ label,
  /** @type {Contender['ask']} */ ask,
  /** @type {number | undefined} */ readers = undefined,
) => ({ name, label, ask, readers });

/** @param {number} count */
const threads = (count) => (count === 1 ? '1 thread' : `${count} threads`);

/**
 * Builds the core for this processor (`target-cpu=native`) or for any, and starts it.
 * @param {'generic' | 'target-cpu=native'} build
 * @param {Numbers} numbers
 */
export async function startNative(build, { size, seed }) {
  const own = build !== 'generic';
  const target = at('target', own ? 'bench-native' : 'bench-generic');
  const args = ['build', '--release', '--bench', 'native', '--target-dir', target];
  const { output } = await run('cargo', [...args, '--message-format=json-render-diagnostics'], {
    label: `cargo build, ${build}`,
    env: { ...toolEnv(), RUSTFLAGS: own ? '-C target-cpu=native' : '' },
    quiet: true,
  });
  const made = /"executable":"([^"]+)"/.exec(output)?.[1];
  if (!made) throw new StepError('cargo built the benchmark but named no program.');
  return new Program(`native Rust, ${build}`, made, [String(size), String(seed)]);
}

/**
 * Starts Python, with numpy where it can be installed. Returns null where there is no Python.
 * @param {Numbers} numbers
 */
export async function startPython({ size, seed }) {
  const python = which('python3', 'python');
  if (!python) {
    log('skipped: Python, as `python3` is not installed. Install it to compare CPython and numpy.');
    return null;
  }
  const command = await withNumpy(python);
  return new Program('Python', command, [at('benches', 'python.py'), String(size), String(seed)]);
}

/**
 * Returns a Python that has numpy: the system's, or one in a virtual environment beside the tools.
 * @param {string} python
 */
async function withNumpy(python) {
  if ((await capture(python, ['-c', 'import numpy'])) !== null) return python;
  const own = `${pythonDir}/bin/python`;
  if ((await capture(own, ['-c', 'import numpy'])) !== null) return own;
  const quiet = { quiet: true, mayFail: true };
  await run(python, ['-m', 'venv', pythonDir], { ...quiet, label: 'python -m venv' });
  await run(own, ['-m', 'pip', 'install', '--quiet', NUMPY], {
    ...quiet,
    label: 'pip install numpy',
  });
  if ((await capture(own, ['-c', 'import numpy'])) !== null) return own;
  log(`skipped: numpy, which could not be installed. \`${python} -m pip install numpy\` adds it.`);
  return python;
}
