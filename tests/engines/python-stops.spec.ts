// Programs that never end: Stop, a page that is left and a closed tab end them, and no core and no worker stays busy.
import { expectCalm } from '../helpers/calm.ts';
import { EMPTY_PAGE, workersLeft } from '../helpers/module-calls.ts';
import { nextProgramWorks, nothingOfPythonLeft, stopProgram } from '../helpers/python-runs.ts';
import { expect, test } from '../helpers/python-test.ts';
import { PYTHON_TEST_MS } from '../helpers/python-time.ts';
import type { Tab } from '../helpers/tab.ts';

test.describe.configure({ timeout: PYTHON_TEST_MS });

// An interpreter takes several seconds to start beside the tests of other engines.
test.slow();

/** Tries beside other engines' tests, which may take the cores just then. */
const TRIES = 12;

/** Programs that never end, and whether they need stacks that can be put aside. */
const ENDLESS: [string, string, boolean][] = [
  ['an endless loop', 'while True: pass', false],
  [
    'a program that catches KeyboardInterrupt',
    'while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass',
    false,
  ],
  ['a program that prints long lines', 'while True: print("x" * 100_000)', false],
  ['a program that sleeps', 'import time\ntime.sleep(100)', false],
  [
    'threads that compute',
    'import threading\ndef f():\n    while True: pass\nthreading.Thread(target=f).start()\nf()',
    true,
  ],
  [
    'processes that compute',
    'import multiprocessing as mp\ndef f():\n    while True: pass\nif __name__ == "__main__":\n' +
      '    ps = [mp.Process(target=f) for _ in range(2)]\n    [p.start() for p in ps]\n    ps[0].join()',
    true,
  ],
];

for (const [what, program, needsStacks] of ENDLESS) {
  test(`${what} stops within 100 ms, and leaves no worker and no busy core`, async ({
    python,
    engine,
  }) => {
    test.skip(engine.name.startsWith('webkit') && needsStacks, 'WebKit has no JSPI.');
    const times = [];
    do {
      const { reason, tookMs } = await stopProgram(python, program);
      expect(reason).toBe('enough');
      times.push(tookMs);
    } while (Math.min(...times) >= 100 && times.length < TRIES);
    console.log(`stopped within ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    expect(Math.min(...times)).toBeLessThan(100);
    await nothingOfPythonLeft();
    await nextProgramWorks(python);
  });
}

test('programs that sleep or compute stop on a page that is not isolated', async ({ openPage }) => {
  const tab = await openPage('plain');
  for (const program of ['import time\ntime.sleep(100)', 'while True: pass']) {
    expect((await stopProgram(tab, program)).reason).toBe('enough');
    await nothingOfPythonLeft();
  }
  await nextProgramWorks(tab);
});

/** Starts an endless loop, and resolves once it runs. The end of the run is left in `window.ended`. */
const beginEndless = (tab: Tab) =>
  tab.evaluate(async () => {
    const { runPython } = await import(new URL('/racelane.js', location.href).href);
    await new Promise((resolve) => {
      // Not `onUpdate`: a tab that is not shown draws no frames.
      const ended = runPython('print("begun")\nwhile True: pass', { onOutput: resolve }).catch(
        (error: Error) => error.message,
      );
      Object.assign(window, { ended });
    });
  });

test('a page that is left in mid-run computes no more, and has no worker when the reader is back', async ({
  openPage,
}) => {
  const tab = await openPage();
  await beginEndless(tab);
  await openPage('isolated', 'embed.html');
  await expectCalm(1000, 0.4);
  await tab.goBack(EMPTY_PAGE);
  expect(await workersLeft(), 'workers left').toBe(0);
  await nextProgramWorks(tab);
});

test('a tab that is closed in mid-run leaves no worker', async ({ openPage, sites }) => {
  const tab = await openPage();
  const { browser } = tab;
  const first = await browser.getWindowHandle();
  await browser.switchTo().newWindow('tab');
  await tab.open(`${sites.isolated.url}tests/pages/empty.html`);
  await beginEndless(tab);
  await browser.close();
  await browser.switchTo().window(first);
  await nothingOfPythonLeft();
  await nextProgramWorks(tab);
});
