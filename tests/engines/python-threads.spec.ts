// Python's threads, sleep and asyncio: they take turns, and cost no processor time while they wait.
import { workerSeconds } from '../helpers/processor.ts';
import { expect, runProgram, test } from '../helpers/python-test.ts';
import { PYTHON_TEST_MS } from '../helpers/python-time.ts';
import type { Engine } from '../../scripts/lib/engines.js';
import type { PythonReport } from '../../www/core/python-report.ts';

test.describe.configure({ timeout: PYTHON_TEST_MS });

/** WebKit's one thread runs; starting another one raises. */
const hasThreads = ({ name }: Pick<Engine, 'name'>) => !name.startsWith('webkit');

const skipWithout = (engine: Pick<Engine, 'name'>) =>
  test.skip(!hasThreads(engine), 'WebKit has no JavaScript Promise Integration.');

const printed = ({ output }: PythonReport) =>
  output
    .filter(({ stream }) => stream === 'stdout')
    .map(({ text }) => text)
    .join('');

const COMPUTE = `
import sys, threading, time

def compute(count=100_000):
    largest = 0
    for number in range(count):
        largest = max(largest, number)

def in_threads(count, target=compute):
    threads = [threading.Thread(target=target) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
`;

test('a thread that waits for its turn shows it, and no lane overlaps itself', async ({
  python,
  engine,
}) => {
  skipWithout(engine);
  const report = await runProgram(
    python,
    `${COMPUTE}\nin_threads(2)\nin_threads(2, lambda: time.sleep(0.1))`,
  );
  expect(report.lanes.map(({ label }) => label)).toEqual([
    'MainThread',
    ...['Thread-1 (compute)', 'Thread-2 (compute)', 'Thread-3 (<lambda>)', 'Thread-4 (<lambda>)'],
  ]);
  for (const { spans } of report.lanes) {
    for (const [index, { startMs, endMs }] of spans.entries()) {
      expect(endMs).toBeGreaterThanOrEqual(startMs);
      if (index > 0) expect(startMs).toBeGreaterThanOrEqual(spans[index - 1].endMs);
      expect(endMs).toBeLessThanOrEqual(report.elapsedMs);
    }
  }
  const phases = report.lanes.map(({ spans }) => new Set(spans.map(({ phase }) => phase)));
  expect(phases[1].has('lock')).toBe(true);
  expect(phases[3].has('wait')).toBe(true);
});

test('one thread computes at a time', async ({ python, engine }) => {
  skipWithout(engine);
  const { lanes } = await runProgram(python, `${COMPUTE}\nin_threads(3)`);
  const edges = lanes
    .flatMap(({ spans }) => spans.filter(({ phase }) => phase === 'scan'))
    .sort((a, b) => a.startMs - b.startMs);
  // A hand-over takes a moment on either side, and very short spans are counted to the next ones.
  const togetherMs = edges
    .slice(1)
    .map(({ startMs }, index) => Math.max(0, edges[index].endMs - startMs))
    .reduce((sum, ms) => sum + ms, 0);
  const computingMs = edges.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  expect(togetherMs / computingMs).toBeLessThan(0.05);
});

test('twenty programs of eight computing threads end well', async ({ python, engine }) => {
  skipWithout(engine);
  // An interpreter takes several seconds to start beside the tests of other engines.
  test.slow();
  const program = `${COMPUTE}
done = []
def work():
    compute(20_000)
    print(end='.', flush=True)
    done.append(threading.current_thread().name)
in_threads(8, work)
print()
print(len(set(done)))
`;
  for (let run = 0; run < 20; run += 1) {
    const report = await runProgram(python, program);
    expect(report.error).toBeNull();
    expect(printed(report)).toBe('........\n8\n');
  }
});

test('waiting costs no processor time: ten sleeps in threads, and ten of asyncio', async ({
  python,
  engine,
}) => {
  const programs = [
    `import asyncio
async def main():
    await asyncio.gather(*(asyncio.sleep(3) for _ in range(10)))
print('begun', flush=True)
asyncio.run(main())`,
    ...(hasThreads(engine)
      ? [`${COMPUTE}\nprint('begun', flush=True)\nin_threads(10, lambda: time.sleep(3))`]
      : ['import time\nprint("begun", flush=True)\ntime.sleep(3)']),
  ];
  for (const program of programs) {
    // Starting the interpreter computes, so the measurement begins with the first output.
    await python.evaluate(async (text: string) => {
      const { runPython } = await import(new URL('/racelane.js', location.href).href);
      const seen = self as unknown as { run?: Promise<unknown> };
      await new Promise((resolve) => {
        seen.run = runPython(text, { onOutput: resolve });
      });
    }, program);
    // The first second may hold the end of the start. A wait that computes does so in every second.
    const seconds = Math.min(await workerSeconds(1000), await workerSeconds(1000));
    console.log(`${seconds.toFixed(2)} s of processor time in a second of sleep`);
    expect(seconds).toBeLessThan(0.15);
    await python.evaluate(async () => (self as unknown as { run?: Promise<unknown> }).run);
  }
});

test('output arrives in order, each piece with its time, split characters whole', async ({
  python,
}) => {
  const report = await runProgram(
    python,
    `import os, sys, time
print('a', end='', flush=True)
time.sleep(0.2)
print('b')
os.write(1, 'ü'.encode()[:1])
os.write(1, 'ü'.encode()[1:])
print('\\nc', file=sys.stderr)
`,
  );
  expect(report.error).toBeNull();
  expect(printed(report)).toBe('ab\nü');
  const [first, second] = report.output;
  expect(first.text).toBe('a');
  expect(second.atMs - first.atMs).toBeGreaterThanOrEqual(199);
  const errors = report.output.filter(({ stream }) => stream === 'stderr');
  expect(errors.map(({ text }) => text).join('')).toBe('\nc\n');
});

test('a traceback has the lines of the program and of Python, and none of Racelane', async ({
  python,
}) => {
  const report = await runProgram(
    python,
    `import asyncio, threading
async def main():
    await asyncio.sleep(0)
    threading.Lock().release()
asyncio.run(main())
`,
  );
  expect(report.error).toContain(
    '  File "program.py", line 4, in main\n    threading.Lock().release()\n',
  );
  expect(report.error).toMatch(/\nRuntimeError: release unlocked lock$/);
  expect(report.error).not.toMatch(/racelane|pyodide/i);
  const written = report.output.map(({ text }) => text).join('');
  expect(written.trimEnd()).toBe(report.error);
});

test('a syntax error has its line and its caret', async ({ python }) => {
  const { error } = await runProgram(python, 'print(1)\nx = = 2\n');
  expect(error).toContain('File "program.py", line 2\n    x = = 2\n        ^\nSyntaxError:');
});

test('without stacks that can be put aside start() says which browsers have them', async ({
  python,
  engine,
}) => {
  test.skip(hasThreads(engine), 'This engine has threads.');
  const report = await runProgram(
    python,
    `import threading, time
begin = time.monotonic()
time.sleep(0.2)
print(time.monotonic() - begin >= 0.2)
threading.Thread(target=print).start()
`,
  );
  expect(printed(report)).toBe('True\n');
  expect(report.error).toContain("RuntimeError: can't start new thread: this browser lacks");
  expect(report.error).toContain('JSPI');
  expect(report.error).toContain('Chrome and Edge');
});

test('a program that changes threads very often keeps the number of its spans within bounds', async ({
  python,
  engine,
}) => {
  skipWithout(engine);
  const report = await runProgram(
    python,
    `import threading
turn = [threading.Semaphore(1), threading.Semaphore(0)]
def play(me):
    for _ in range(6000):
        turn[me].acquire()
        turn[1 - me].release()
threads = [threading.Thread(target=play, args=(n,)) for n in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
`,
  );
  expect(report.error).toBeNull();
  const spans = report.lanes.flatMap((lane) => lane.spans).length;
  expect(spans).toBeGreaterThan(100);
  expect(spans).toBeLessThan(25_000);
});
