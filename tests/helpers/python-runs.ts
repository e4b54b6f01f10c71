// Runs of Python programs that fail, or are stopped, and what is left of them.
import { expectCalm } from './calm.ts';
import { expect } from './engine-test.ts';
import { workersLeft } from './module-calls.ts';
import type { PythonReport } from '../../www/core/python-report.ts';
import type { Failed } from './failing-runs.ts';
import type { Page } from './module-calls.ts';

/** Python's files, and the script of its workers. */
export const PYTHON_WORKER = /racelane-python\.js$/;

/** A busy core takes a second of processor time a second; about half beside the tests of other engines. */
const BUSY_CORE_SECONDS = 0.4;

/** Runs a program in a page. */
export const runIn = (page: Page, program: string): Promise<PythonReport> =>
  page.evaluate(async (given) => {
    const { runPython } = await import(new URL('/racelane.js', location.href).href);
    return runPython(given);
  }, program);

/** Runs a program in a page and returns its rejection, with the time until then. */
export const failedProgram = (
  page: Page,
  program: unknown,
  control: Record<string, unknown> = {},
): Promise<Failed> =>
  page.evaluate(
    async (given) => {
      const { runPython } = await import(new URL('/racelane.js', location.href).href);
      const beganMs = performance.now();
      return runPython(given.program, given.control).then(
        () => {
          throw new Error('runPython() did not reject');
        },
        ({ name, code, message }: any) => {
          return { name, code, message, afterMs: performance.now() - beganMs };
        },
      );
    },
    { program, control },
  );

/** Runs a program, stops it once it has run for 300 ms, and returns how long that took. */
export const stopProgram = (
  page: Page,
  program: string,
): Promise<{ reason: string; tookMs: number }> =>
  page.evaluate(async (given) => {
    const { runPython } = await import(new URL('/racelane.js', location.href).href);
    const control = new AbortController();
    let begin: (value?: unknown) => void = () => {};
    const begun = new Promise((resolve) => (begin = resolve));
    const onUpdate = ({ stage, elapsedMs }: any) =>
      stage === 'running' && elapsedMs > 300 && begin();
    const run = runPython(given, { signal: control.signal, onUpdate });
    await Promise.race([run, begun]);
    const beganMs = performance.now();
    control.abort(new Error('enough'));
    const reason = await run.then(
      () => 'it went on to the end',
      (error: Error) => error.message,
    );
    return { reason, tookMs: performance.now() - beganMs };
  }, program);

/** Fails if a worker is left or something still computes. */
export async function nothingOfPythonLeft(intervals?: number) {
  await expectCalm(1000, BUSY_CORE_SECONDS, intervals);
  expect(await workersLeft(), 'workers left').toBe(0);
}

/** Fails unless the next program on the same page runs to its end and leaves nothing. */
export async function nextProgramWorks(page: Page) {
  expect((await runIn(page, 'print(6 * 7)')).output).toMatchObject([{ text: '42\n' }]);
  expect(await workersLeft(), 'workers left').toBe(0);
}
