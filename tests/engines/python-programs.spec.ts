// Small programs that people write with threads, pools, processes and asyncio: each prints in the browser what the
// machine's own python3 prints.
import { readFileSync, readdirSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import { outcomeOfReport, runNatively } from '../helpers/native-python.ts';
import { expect, runProgram, test } from '../helpers/python-test.ts';
import { PYTHON_TEST_MS } from '../helpers/python-time.ts';

test.describe.configure({ timeout: PYTHON_TEST_MS });

/** Folders of tests/python/programs/, named by what their programs need. */
const FOLDERS = ['plain', 'threads', 'processes'] as const;

/** Returns the first line of a program's docstring, which says what the program shows. */
const titleOf = (program: string) => /^"""(.+?)\.?"""/.exec(program)?.[1] ?? '';

for (const folder of FOLDERS) {
  for (const name of readdirSync(at('tests', 'python', 'programs', folder))) {
    const program = readFileSync(at('tests', 'python', 'programs', folder, name), 'utf8');
    test(`${folder}/${name}: ${titleOf(program)}`, async ({ python, engine }) => {
      test.skip(
        engine.name.startsWith('webkit') && folder !== 'plain',
        'WebKit has no JavaScript Promise Integration, which threads and processes need.',
      );
      test.skip(
        engine.name === 'firefox' && folder === 'plain',
        'What needs nothing of the browser runs in Chromium and in WebKitGTK.',
      );
      const [expected, report] = await Promise.all([
        runNatively(program),
        runProgram(python, program),
      ]);
      expect(outcomeOfReport(report)).toEqual(expected);
    });
  }
}
