// Faults of Python: its files do not load, or its browser lacks something. The reader is told in words, in bounded time,
// and the next program runs.
import {
  PYTHON_WORKER,
  failedProgram,
  nextProgramWorks,
  nothingOfPythonLeft,
  runIn,
} from '../helpers/python-runs.ts';
import { EMPTY_PAGE } from '../helpers/module-calls.ts';
import { INSECURE, whyNotInsecure } from '../helpers/sites.ts';
import { watched } from '../helpers/tab.ts';
import { expect, test } from '../helpers/python-test.ts';
import { PYTHON_TEST_MS } from '../helpers/python-time.ts';
import type { Fault } from '../../scripts/serve.js';

test.describe.configure({ timeout: PYTHON_TEST_MS });

// An interpreter takes several seconds to start beside the tests of other engines.
test.slow();

const PROGRAM = 'print(1)';

const FILES = [
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'pyodide.mjs',
  'pyodide-lock.json',
  'python_stdlib.zip',
];

/** Changes one byte, in the middle of a file. */
const changeByte = (text: string) => {
  const middle = Math.floor(text.length / 2);
  return text.slice(0, middle) + (text[middle] === 'a' ? 'b' : 'a') + text.slice(middle + 1);
};

test('a list that does not fit, a syntax error and an exception are in the report', async ({
  python,
}) => {
  for (const [program, error] of [
    ['print(1)\nx = [0] * 10**9', /MemoryError$/],
    ['print(1)\nif', /SyntaxError: .+$/s],
    ['print(1)\n1 / 0', /line 2.*ZeroDivisionError: division by zero$/s],
  ] as const) {
    expect((await runIn(python, program)).error?.trimEnd()).toMatch(error);
  }
  await nextProgramWorks(python);
});

test('output of more than 20 million characters is cut with a line that says so, and the program goes on', async ({
  python,
}) => {
  const { output, error } = await runIn(
    python,
    'print("first")\nfor _ in range(300): print("x" * 100_000)\n1 / 0',
  );
  const written = output.filter(({ stream }) => stream === 'stdout').map(({ text }) => text.length);
  const characters = written.reduce((sum, length) => sum + length, 0);
  expect(characters).toBeGreaterThan(19_000_000);
  expect(characters).toBeLessThan(20_100_000);
  expect(output[0].text).toBe('first\n');
  expect(output.at(-1)).toMatchObject({
    stream: 'stderr',
    text: expect.stringContaining('cut here, after 20 million'),
  });
  expect(error).toMatch(/ZeroDivisionError/);
  await nextProgramWorks(python);
});

/** Pages that can compute a hash, and pages where only the browser can. */
const CONTEXTS = [
  ['a page', 'localhost'],
  ['a page over plain http, which is no secure context,', INSECURE],
] as const;

for (const [where, name] of CONTEXTS) {
  test(`in ${where} a changed byte in any of the five files is refused, and the file is named`, async ({
    tab,
    host,
    allowErrors,
  }) => {
    const missing = name === INSECURE ? await whyNotInsecure() : '';
    test.skip(missing !== '', missing);
    // Chromium writes to the console that it has refused a file.
    allowErrors(/integrity/i);
    const site = await host({}, '', name);
    await tab.open(`${site.url}${EMPTY_PAGE}`);
    expect(await tab.evaluate(() => 'subtle' in crypto)).toBe(name === 'localhost');
    for (const file of FILES) {
      const pattern = new RegExp(`${file.replaceAll('.', '\\.')}$`);
      const repair = site.fault(pattern, { replace: changeByte });
      const failed = await failedProgram(tab, PROGRAM);
      expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
      expect(failed.message).toContain(`python/${file} cannot be used: it is not the file that`);
      expect(failed.message).toMatch(/a byte has changed.*Copy the folder python\/.*press again/);
      repair();
    }
    await nextProgramWorks(tab);
  });
}

/** What is in the place of a file: a pattern of its path, the fault, and the error. */
const WRONG_FILES: [RegExp, Fault, RegExp][] = [
  [
    /\/python\//,
    { status: 404 },
    /the server answered 404.*Python’s five files have to be in http.*\/python\/; the attribute `python`/s,
  ],
  [
    /pyodide\.asm\.wasm$/,
    { mime: 'text/html', replace: () => '<!DOCTYPE html>\n<title>App</title>' },
    /pyodide\.asm\.wasm cannot be used: the host answered with a page \(text\/html\) in its place.*the attribute `python`, or `base`/,
  ],
  [
    /python_stdlib\.zip$/,
    { replace: () => '\x1f\x8b..' },
    /python_stdlib\.zip cannot be used: .*Content-Encoding: gzip/,
  ],
  [PYTHON_WORKER, { status: 404 }, /racelane-python\.js did not load: the server answered 404/],
];

test('a missing folder, a page in the place of a file and a compressed file are told apart', async ({
  openPage,
  sites,
}) => {
  const tab = await openPage();
  for (const [pattern, fault, why] of WRONG_FILES) {
    const repair = sites.isolated.fault(pattern, fault);
    const failed = await failedProgram(tab, PROGRAM);
    expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
    expect(failed.message).toMatch(why);
    repair();
  }
  await nextProgramWorks(tab);
});

test('a Content-Security-Policy that allows no requests is named', async ({ openPage, sites }) => {
  sites.isolated.fault(/(\/|\.html)$/, {
    headers: { 'Content-Security-Policy': "connect-src 'none'" },
    replace: watched,
  });
  const failed = await failedProgram(await openPage(), PROGRAM);
  expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(failed.message).toMatch(/Add http:\/\/localhost:\d+ to its connect-src/);
});

test('files of a host without Access-Control-Allow-Origin are refused in words', async ({
  openPage,
  host,
}) => {
  const other = await host();
  const failed = await failedProgram(await openPage(), PROGRAM, { base: `${other.url}python` });
  expect(failed).toMatchObject({ name: 'RaceError', code: 'load-failed' });
  expect(failed.message).toContain('it has to send Access-Control-Allow-Origin');
});

test('files of another host run', async ({ openPage, host }) => {
  const other = await host({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  });
  const tab = await openPage();
  const text = await tab.evaluate(async (base) => {
    const { runPython } = await import(new URL('/racelane.js', location.href).href);
    return (await runPython('print(2)', { base })).output[0].text;
  }, `${other.url}python`);
  expect(text).toBe('2\n');
  expect(other.requests.filter((path) => path.startsWith('/python/')).length).toBe(5);
});

test('runPython() refuses wrong arguments in words, and asks for no file', async ({
  openPage,
  sites,
}) => {
  const tab = await openPage();
  for (const [program, control, why] of [
    [3, {}, /takes the text of a program, and got number/],
    ['', { onoutput: 1 }, /`onoutput` is not an option of runPython\(\)\. It takes/],
    ['', { base: 'ftp://x' }, /`base` takes the address of a folder, .* and got “ftp:/],
  ] as const) {
    const failed = await failedProgram(tab, program, control);
    expect(failed).toMatchObject({ name: 'RaceError', code: 'invalid-option' });
    expect(failed.message).toMatch(why);
  }
  expect(sites.isolated.requests.filter((path) => path.includes('/python/'))).toEqual([]);
});

test('progress comes by bytes, up to all of them, and files are fetched once', async ({
  openPage,
  sites,
}) => {
  const tab = await openPage();
  const seen = await tab.evaluate(async () => {
    const { runPython } = await import(new URL('/racelane.js', location.href).href);
    const updates: [string, number, number][] = [];
    const onUpdate = ({ stage, loadedBytes, totalBytes }: any) =>
      updates.push([stage, loadedBytes, totalBytes]);
    await runPython('print(1)', { onUpdate });
    await runPython('print(2)');
    return updates;
  });
  const stages = [...new Set(seen.map(([stage]) => stage))];
  expect(stages.slice(-1)).toEqual(['running']);
  const loaded = seen.map(([, bytes]) => bytes);
  expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  expect(loaded.at(-1)).toBe(seen.at(-1)?.[2]);
  expect(sites.isolated.requests.filter((path) => path.includes('/python/')).length).toBe(5);
});

test('a browser without JSPI runs a program, and says why no thread starts', async ({
  openPage,
  sites,
}) => {
  sites.isolated.fault(PYTHON_WORKER, {
    replace: (text) => `delete WebAssembly.Suspending; delete WebAssembly.promising;\n${text}`,
  });
  const tab = await openPage();
  const report = await runIn(
    tab,
    'print(1)\nimport threading\nthreading.Thread(target=print).start()',
  );
  expect(report.output[0].text).toBe('1\n');
  expect(report.error).toMatch(/can't start new thread: .*JavaScript Promise Integration \(JSPI\)/);
  await nextProgramWorks(tab);
});

/** Refuses the instance of a large module. Pyodide makes small ones, too. */
const refuseMemory = `
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    const needs = source instanceof WebAssembly.Module ? WebAssembly.Module.imports(source) : [];
    if (needs.length > 100) throw new RangeError('could not allocate memory');
    return instantiate(source, imports);
  };`;

test('a browser that gives no memory for an interpreter is named', async ({ openPage, sites }) => {
  const repair = sites.isolated.fault(PYTHON_WORKER, {
    replace: (text) => `{${refuseMemory}}\n${text}`,
  });
  const tab = await openPage();
  const failed = await failedProgram(tab, PROGRAM);
  expect(failed).toMatchObject({ name: 'RaceError', code: 'out-of-memory' });
  expect(failed.message).toMatch(/no memory for one more interpreter.*Close other tabs/);
  await nothingOfPythonLeft();
  repair();
  await nextProgramWorks(await openPage());
});

test('an interpreter that throws before it is up fails in words', async ({ openPage, sites }) => {
  const repair = sites.isolated.fault(PYTHON_WORKER, {
    replace: (text) => `if (/\\d$/.test(self.name)) throw new Error('no room here');\n${text}`,
  });
  const tab = await openPage();
  const failed = await failedProgram(tab, PROGRAM);
  expect(failed).toMatchObject({ name: 'RaceError', code: 'worker-failed' });
  expect(failed.message).toMatch(/no room here/);
  await nothingOfPythonLeft();
  repair();
  await nextProgramWorks(await openPage());
});
