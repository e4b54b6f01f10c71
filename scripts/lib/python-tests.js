// Runs the unit tests of the Python package, where there is a Python for them.
import { at, which } from './paths.js';
import { run } from './run.js';
import { skip } from './closing-lines.js';
import { makeVenv } from './venv.js';

const WHAT = 'the unit tests of the Python package';

/** Runs the tests with the sources of the package. Its made files must be there (scripts/wheel.js). */
export async function testPackage() {
  const python = which('python3');
  if (!python) return skip(WHAT, 'there is no python3');
  const own = await makeVenv('package-tests', python, 'test.txt').catch(
    (/** @type {Error} */ error) => skip(WHAT, `anywidget cannot be installed: ${error.message}`),
  );
  if (!own) return;
  const tests = at('python-package', 'tests');
  await run(own, ['-m', 'unittest', 'discover', '--start-directory', tests], {
    label: 'unit tests of the Python package',
    env: {
      ...process.env,
      PYTHONPATH: at('python-package', 'src'),
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
}
