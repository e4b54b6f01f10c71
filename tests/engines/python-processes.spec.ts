// Processes of Python: each has an interpreter, a memory and a lane of its own.
import { workersLeft } from '../helpers/module-calls.ts';
import { PYTHON_WORKER, nextProgramWorks, runIn } from '../helpers/python-runs.ts';
import { expect, test } from '../helpers/python-test.ts';
import { PYTHON_TEST_MS } from '../helpers/python-time.ts';
import type { Tab } from '../helpers/tab.ts';

test.describe.configure({ timeout: PYTHON_TEST_MS });

// An interpreter takes several seconds to start beside the tests of other engines.
test.slow();

const NO_STACKS =
  'WebKit has no JavaScript Promise Integration; then processes need shared memory.';

const THREE = `
import multiprocessing, os, time
def compute(name):
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        pass
    print(name, os.getpid())
if __name__ == "__main__":
    processes = [multiprocessing.Process(target=compute, args=(n,), name=f"worker {n}") for n in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(os.getpid())
`;

/** Checks that three processes have three interpreters, memories and lanes. */
async function runsThree(tab: Tab) {
  const { output, lanes, memory, elapsedMs, error } = await runIn(tab, THREE);
  expect(error).toBe(null);
  const pids = output.map(({ text }) => text.trim().split(' ').at(-1));
  expect(new Set(pids).size).toBe(4);
  expect(memory.instances.length).toBe(4);
  for (const bytes of memory.instances) expect(bytes).toBeGreaterThan(2 ** 24);
  const own = lanes.filter((lane) => lane.kind === 'process');
  expect(own.map(({ label }) => label).toSorted()).toEqual(['worker 0', 'worker 1', 'worker 2']);
  for (const { spans } of lanes) {
    const edges = spans.flatMap(({ startMs, endMs }) => [startMs, endMs]);
    expect(edges).toEqual(edges.toSorted((a, b) => a - b));
    expect(edges.at(-1)).toBeLessThanOrEqual(elapsedMs);
  }
  for (const { spans } of own) {
    expect(spans[0].phase).toBe('start');
    const computing = spans.filter(({ phase }) => phase === 'scan');
    expect(computing.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)).toBeGreaterThan(
      450,
    );
  }
  expect(await workersLeft(), 'workers left').toBe(0);
}

test('three processes on an isolated page have three interpreters, memories and lanes', async ({
  python,
  engine,
}) => {
  test.skip(!engine.sharesMemory, NO_STACKS);
  await runsThree(python);
});

test('interpreters from one snapshot draw different random numbers', async ({ python }) => {
  const program = 'import random\nprint(random.random())';
  const texts = [];
  for (let runs = 0; runs < 3; runs += 1) texts.push((await runIn(python, program)).output[0].text);
  expect(new Set(texts).size).toBe(3);
});

test('what is not there raises an error that names it', async ({ python, engine }) => {
  test.skip(!engine.sharesMemory, NO_STACKS);
  const { output } = await runIn(
    python,
    `
import multiprocessing
def name(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
def shared_memory():
    from multiprocessing.shared_memory import SharedMemory
def managers():
    from multiprocessing.managers import SyncManager
name(multiprocessing.Manager)
name(managers)
name(shared_memory)
name(lambda: multiprocessing.get_context("fork"))
`,
  );
  const lines = output.map(({ text }) => text).join('');
  expect(lines).toMatch(
    /NotImplementedError multiprocessing\.Manager\(\) is not available in a browser/,
  );
  expect(lines).toMatch(/ImportError multiprocessing\.managers\.SyncManager is not available here/);
  expect(lines).toMatch(
    /ImportError multiprocessing\.shared_memory\.SharedMemory is not available here/,
  );
  expect(lines).toMatch(/ValueError cannot find context for 'fork'/);
});

test('three processes on a plain page have three interpreters, memories and lanes', async ({
  openPage,
  engine,
}) => {
  test.skip(engine.name.startsWith('webkit'), NO_STACKS);
  await runsThree(await openPage('plain'));
});

test('a second interpreter comes up in at most 0.4 times the time of the first', async ({
  openPage,
}) => {
  const tab = await openPage();
  const first = await runIn(tab, 'print(1)');
  // Other tests may take the cores just then, so one of several further starts has to be in time.
  const further = [];
  do further.push((await runIn(tab, 'print(1)')).startupMs / first.startupMs);
  while (Math.min(...further) > 0.4 && further.length < 12);
  console.log(
    `${first.startupMs.toFixed(0)} ms, then ${further.map((each) => each.toFixed(2))} of it`,
  );
  expect(Math.min(...further)).toBeLessThanOrEqual(0.4);
});

test('a snapshot that does not start is replaced by a plain start', async ({ openPage, sites }) => {
  sites.isolated.fault(PYTHON_WORKER, {
    replace: (text) => text.replace('_loadSnapshot:', '_loadSnapshot:new Uint8Array(9)||'),
  });
  const tab = await openPage();
  for (let runs = 0; runs < 2; runs += 1) await nextProgramWorks(tab);
});

test('more processes than a browser can hold raise an OSError', async ({
  openPage,
  engine,
  sites,
}) => {
  test.skip(!engine.sharesMemory, NO_STACKS);
  sites.isolated.fault(PYTHON_WORKER, {
    replace: (text) => text.replace(/(?<=\.length>=)\w+(?=\)return\{raise)/, '2'),
  });
  const { output, error } = await runIn(
    await openPage(),
    `
import multiprocessing, time
if __name__ == "__main__":
    first = multiprocessing.Process(target=time.sleep, args=(100,), daemon=True)
    first.start()
    try:
        multiprocessing.Process(target=print).start()
    except OSError as error:
        print(error)
`,
  );
  expect(error).toBe(null);
  expect(output.map(({ text }) => text).join('')).toMatch(
    /\[Errno \d+\] \d+ processes are the most/,
  );
});

/** Takes from a browser what puts stacks aside. */
const withoutStacks = (text: string) =>
  `delete WebAssembly.Suspending; delete WebAssembly.promising;\n${text}`;

test('where no stack can be put aside, processes run on an isolated page, without pools', async ({
  openPage,
  engine,
  sites,
}) => {
  test.skip(!engine.sharesMemory, 'The interpreters need shared memory for that.');
  sites.isolated.fault(PYTHON_WORKER, { replace: withoutStacks });
  const { output, error } = await runIn(
    await openPage(),
    `
import multiprocessing
def answer(questions, answers):
    answers.put(2 * questions.get())
if __name__ == "__main__":
    questions, answers = multiprocessing.Queue(), multiprocessing.Queue()
    process = multiprocessing.Process(target=answer, args=(questions, answers))
    process.start()
    questions.put("long" * 100_000)
    print(len(answers.get()))
    process.join()
    print(process.exitcode)
    multiprocessing.Pool()
`,
  );
  expect(
    output
      .filter(({ stream }) => stream === 'stdout')
      .map(({ text }) => text)
      .join(''),
  ).toBe('800000\n0\n');
  expect(error).toMatch(
    /multiprocessing\.pool\.Pool is not available here: it needs threads, and this/,
  );
});

test('where no stack can be put aside on a page that is not isolated, a process says so', async ({
  openPage,
  sites,
}) => {
  sites.plain.fault(PYTHON_WORKER, { replace: withoutStacks });
  const { error } = await runIn(
    await openPage('plain'),
    'import multiprocessing\nif __name__ == "__main__":\n    multiprocessing.Process(target=print).start()',
  );
  expect(error).toMatch(/cannot wait for another process here: .*JavaScript Promise Integration/);
});
