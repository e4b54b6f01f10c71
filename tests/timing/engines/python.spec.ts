// The article's programs in CPython: threads that wait overlap, and threads that compute gain nothing.
import { articlePrograms } from '../../helpers/article-listings.ts';
import { expect, test } from '../../helpers/engine-test.ts';
import { MOMENT, linesOf } from '../../helpers/printed-times.ts';
import { PYTHON_TEST_MS } from '../../helpers/python-time.ts';
import { runProgram } from '../../helpers/run-program.ts';
import { swap } from '../../helpers/sites.ts';
import { inTurns } from '../../helpers/turns.ts';
import type { Tab } from '../../helpers/tab.ts';

test.describe.configure({ timeout: PYTHON_TEST_MS });

const programs = articlePrograms();

/** Runs a program that prints the time before and after, and returns the time between. */
async function timeOf(tab: Tab, program: string) {
  const report = await runProgram(tab, program);
  expect(report.error).toBeNull();
  const moments = linesOf(report).filter((line) => MOMENT.test(line));
  expect(moments, 'before and after').toHaveLength(2);
  const [from, to] = moments.map((line) => Date.parse(`${line.replace(' ', 'T')}Z`));
  return to - from;
}

test('ten waits in threads take at most 1.25 times as long as one wait', async ({ openPage }) => {
  const tab = await openPage();
  const one = swap('list_count = 10', 'list_count = 1')(programs.waits);
  const { ratio, rounds } = await inTurns(
    { ten: () => timeOf(tab, programs.waits), one: () => timeOf(tab, one) },
    (ratio) => ratio('ten', 'one') <= 1.25,
  );
  console.log(`ten waits: ${ratio('ten', 'one').toFixed(3)} of one, ${rounds} rounds`);
  expect(ratio('ten', 'one')).toBeLessThanOrEqual(1.25);
  expect(ratio('ten', 'one')).toBeGreaterThan(0.9);
});

test('three computing threads gain nothing over the same three one after another', async ({
  openPage,
}) => {
  const tab = await openPage();
  const oneByOne = 'threads[idx].start(); threads[idx].join()';
  const serial = swap('threads[idx].start()', oneByOne)(programs.threads);
  const { ratio, rounds } = await inTurns(
    { threads: () => timeOf(tab, programs.threads), serial: () => timeOf(tab, serial) },
    (ratio) => ratio('threads', 'serial') >= 0.9 && ratio('threads', 'serial') <= 1.3,
  );
  console.log(
    `three threads: ${ratio('threads', 'serial').toFixed(3)} of serial, ${rounds} rounds`,
  );
  expect(ratio('threads', 'serial')).toBeGreaterThanOrEqual(0.9);
  expect(ratio('threads', 'serial')).toBeLessThanOrEqual(1.3);
});
