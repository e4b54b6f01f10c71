// Who is measured: loops in plain JavaScript, the wasm core, the same core natively, and Python where it is there.
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

/** Where numpy is installed for the benchmark, if the Python there has none. */
const pythonDir = `${cacheDir}/bench-python`;
const NUMPY = 'numpy==2.3.5';

/** threadCounts lists how many threads are tried: 1, 2, 4 and so on, and all. */
export function threadCounts(/** @type {number} */ cores) {
  const counts = [];
  for (let count = 1; count < cores; count *= 2) counts.push(count);
  return [...counts, cores];
}

/**
 * ofBrowser gives the contenders that run in one browser.
 * @param {Browser} browser
 * @param {string} title of the browser
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
  const loops =
    list === 'stream'
      ? [['stream', 'JavaScript, a loop']]
      : [
          ['loop', 'JavaScript, a loop'],
          ['reduce', 'JavaScript, `reduce` of the typed array'],
        ];
  return [
    ...loops.map(([how, label]) => contender(`js-${how}`, `${label}, ${title}`, looped(how))),
    contender('wasm-serial', `wasm, serial, ${title}`, raced({ strategy: 'serial' })),
    ...threadCounts(cores).map((workers) =>
      contender(
        `wasm-shared-${workers}`,
        `wasm, ${threads(workers)}, ${title}`,
        raced({ strategy: 'shared', workers }),
      ),
    ),
  ].map((each) => ({ ...each, name: `${each.name}@${title.split(' ')[0].toLowerCase()}` }));
}

/**
 * ofNative gives the contenders of one build of the core.
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
    contender(`native-serial@${name}`, label('serial'), () => program.ask(`${list} serial`)),
    ...threadCounts(cores)
      .slice(1)
      .map((count) =>
        contender(`native-threads-${count}@${name}`, label(threads(count)), () =>
          program.ask(`${list} threads ${count}`),
        ),
      ),
  ];
}

/**
 * ofPython gives what Python is asked for; a list of whole numbers takes it some seconds, and 40 bytes a number.
 * @param {Program} program
 * @param {{ python: string, numpy: string | null }} versions
 * @param {Numbers} numbers
 * @returns {Contender[]}
 */
export function ofPython(program, { python, numpy }, { size }) {
  const cpython = `CPython ${python}`;
  const roomy = totalmem() > 3 * 40 * size;
  if (!roomy) log('skipped: the list of CPython, as this machine has too little memory for it.');
  const ofList = [
    contender('python-loop', `the article’s loop, ${cpython}`, () => program.ask('loop')),
    contender('python-max', `\`max\` of the list, ${cpython}`, () => program.ask('builtin')),
  ];
  const found = roomy ? ofList.map((each) => ({ ...each, rounds: 3 })) : [];
  if (!numpy) return found;
  const label = `\`numpy.max\`, numpy ${numpy}`;
  return [...found, contender('numpy-max', label, () => program.ask('numpy'))];
}

/** @returns {Contender} */
const contender = (
  /** @type {string} */ name,
  /** @type {string} */ label,
  /** @type {Contender['ask']} */ ask,
) => ({ name, label, ask });

/** @param {number} count */
const threads = (count) => (count === 1 ? '1 thread' : `${count} threads`);

/**
 * startNative builds the core for this processor or for any, and starts it.
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
  if (!made) throw new StepError('cargo built the benchmark and named no program.');
  return new Program(`native Rust, ${build}`, made, [String(size), String(seed)]);
}

/**
 * startPython starts the Python that is there, with numpy where it can be had; null without a Python.
 * @param {Numbers} numbers
 */
export async function startPython({ size, seed }) {
  const python = which('python3', 'python');
  if (!python) {
    log(
      'skipped: Python, as there is no `python3`. Install it to have CPython and numpy compared.',
    );
    return null;
  }
  const command = await withNumpy(python);
  return new Program('Python', command, [at('benches', 'python.py'), String(size), String(seed)]);
}

/**
 * withNumpy gives a Python that has numpy: the one there, or one of our own beside the tools.
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
  log(`skipped: numpy, as it could not be installed. \`${python} -m pip install numpy\` adds it.`);
  return python;
}
