// The article's own programs run in CPython in the browser, and show what the article saw in 2020.
import { articlePrograms } from '../helpers/article-listings.ts';
import { MOMENT, linesOf } from '../helpers/printed-times.ts';
import { expect, runProgram, test } from '../helpers/python-test.ts';
import { PYTHON_TEST_MS } from '../helpers/python-time.ts';
import type { PythonReport } from '../../www/core/python-report.ts';

test.describe.configure({ timeout: PYTHON_TEST_MS });

const programs = articlePrograms();

const WHY_NOT_WEBKIT =
  'WebKit has no JavaScript Promise Integration, which threads and processes need.';

test.beforeEach(({ engine }) => {
  test.skip(engine.name.startsWith('webkit'), WHY_NOT_WEBKIT);
});

/** What each program prints between two times. */
const MAXIMA: Record<keyof typeof programs, RegExp[]> = {
  waits: Array(10).fill(/^-?\d\d?$|^-?100$/),
  once: [/^999999$/],
  threads: Array(3).fill(/^999999$/),
  processes: Array(3).fill(/^999999$/),
};

/** Checks that three processes were three interpreters with a memory each, beside the program's own. */
function isFourInterpreters({ memory, lanes }: PythonReport) {
  const { instances, totalBytes } = memory;
  expect(instances).toHaveLength(4);
  // A million numbers take some 40 MB. The program itself builds no list.
  const [own, ...others] = instances;
  for (const bytes of others) expect(bytes).toBeGreaterThan(own);
  expect(totalBytes).toBe(instances.reduce((sum, bytes) => sum + bytes));
  expect(lanes.filter(({ kind }) => kind === 'process').length).toBeGreaterThanOrEqual(3);
}

for (const name of Object.keys(MAXIMA) as (keyof typeof MAXIMA)[]) {
  test(`the article’s program “${name}” prints its maxima between two times`, async ({
    python,
  }) => {
    const report = await runProgram(python, programs[name]);
    expect(report.error).toBeNull();
    const expected = [MOMENT, ...MAXIMA[name], MOMENT];
    expect(linesOf(report)).toEqual(expected.map((line) => expect.stringMatching(line)));
    if (name === 'processes') isFourInterpreters(report);
  });
}
