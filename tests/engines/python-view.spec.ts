// The programs of the view Python: each prints in the browser the results that it prints under python3.
import { programSetUps, resultsOf } from '../helpers/python-programs.ts';
import { expect, runProgram, test } from '../helpers/python-test.ts';
import { PYTHON_TEST_MS } from '../helpers/python-time.ts';

test.describe.configure({ timeout: PYTHON_TEST_MS });

for (const { title, programs, results } of programSetUps) {
  for (const { name, fileName, text } of programs) {
    test(`${fileName} prints its results: ${title}`, async ({ python, engine }) => {
      test.skip(
        engine.name.startsWith('webkit') && !/serial|asyncio/.test(name),
        'WebKit has no JavaScript Promise Integration, which threads and processes need.',
      );
      const report = await runProgram(python, text);
      expect(report.error).toBeNull();
      expect(resultsOf(report.output.map(({ text: piece }) => piece).join(''))).toEqual(results);
    });
  }
}
