// Threads of CPython: those that wait overlap, and those that compute take turns and gain nothing.
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

/** Two threads that compute for 1.5 s. */
const busyThreads = (switchSeconds: number) => `import sys, threading, time
sys.setswitchinterval(${switchSeconds})
end = time.perf_counter() + 1.5
def busy():
    while time.perf_counter() < end:
        max(range(1000))
threads = [threading.Thread(target=busy) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sys.getswitchinterval())
`;

/** Runs such threads, and returns how often each has begun to compute. */
async function turnsOf(tab: Tab, switchSeconds: number) {
  const report = await runProgram(tab, busyThreads(switchSeconds));
  expect(report.error).toBeNull();
  expect(Number(linesOf(report)[0])).toBeCloseTo(switchSeconds);
  const threads = report.lanes.filter(({ label }) => label.includes('busy'));
  return threads.map(({ spans }) => spans.filter(({ phase }) => phase === 'scan').length);
}

test('computing threads take turns, more often with a shorter switch interval', async ({
  openPage,
}) => {
  const tab = await openPage();
  const often = await turnsOf(tab, 0.005);
  const seldom = await turnsOf(tab, 0.3);
  console.log(`turns of each thread: ${often.join(' and ')}, or ${seldom.join(' and ')}`);
  // In 1.5 s some 150 turns and some 3; a busy machine's timers are late.
  const most = Math.max(...seldom);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(8);
  expect(Math.min(...often)).toBeGreaterThan(5 * most);
});
