// Runs a Python program in a page, as a developer would.
import type { PythonReport } from '../../www/core/python-report.ts';
import type { Page } from './module-calls.ts';

/**
 * A program that takes longer is ended, so that the next one can run. On a busy machine the first start takes half
 * a minute.
 */
const LIMIT_MS = 90_000;

type Failure = { failure: string };

/** Runs a program in a page. */
export async function runProgram(page: Page, program: string): Promise<PythonReport> {
  const outcome = await page.evaluate(
    async (given): Promise<PythonReport | Failure> => {
      const { runPython } = await import(new URL('/racelane.js', location.href).href);
      let printed = '';
      const onOutput = ({ text }: { text: string }) => (printed += text);
      try {
        return await runPython(given.program, {
          signal: AbortSignal.timeout(given.limitMs),
          onOutput,
        });
      } catch (error) {
        return { failure: `${error}, after it had printed:\n${printed}` };
      }
    },
    { program, limitMs: LIMIT_MS },
  );
  if ('failure' in outcome) throw new Error(outcome.failure);
  return outcome;
}
