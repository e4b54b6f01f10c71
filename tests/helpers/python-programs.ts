// The programs of the view Python for several set-ups, with the results that each has to print, here and under python3.

import { existsSync, readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import { strategyNames } from '../../www/core/strategies.ts';
import { fillIn } from '../../www/views/python/fill-in.ts';
import { completeOptions, readSetUp } from '../../www/widget/set-up.ts';

/** Returns the printed lines, without the last line, whose time varies. */
export const resultsOf = (stdout: string) => stdout.trimEnd().split('\n').slice(0, -1);

interface ProgramSetUp {
  title: string;
  programs: { name: string; fileName: string; text: string }[];
  /** The lines that every program prints. */
  results: string[];
}

/** Reads the programs from their files, because only a bundler imports a file of Python. */
const writePrograms = (values: ReturnType<typeof readSetUp>) =>
  strategyNames.flatMap((name) => {
    const fileName = `program-${name}.py`;
    const path = at('www', 'views', 'python', 'programs', fileName);
    if (!existsSync(path)) return [];
    const text = fillIn(readFileSync(path, 'utf8'), completeOptions(values, name));
    return [{ name, fileName, text }];
  });

const setUp = (
  title: string,
  given: Record<string, string>,
  found: readonly string[],
): ProgramSetUp => ({
  title,
  programs: writePrograms(readSetUp((name) => given[name] ?? null)),
  results: found.map((largest, task) => `Task ${task + 1}: ${largest}`),
});

/** The results come from CPython 3.11. */
export const programSetUps: readonly ProgramSetUp[] = [
  setUp('tasks that wait', { tasks: '3', wait: '50' }, [
    ...['2030861233', '1887091938', '1682822588'],
  ]),
  setUp('tasks that compute', { workload: 'cpu', tasks: '2', size: '2000000' }, [
    ...['2147405900', '2147344842'],
  ]),
  setUp('empty lists', { tasks: '2', size: '0', wait: '0' }, ['None', 'None']),
  setUp(
    'a pool of threads',
    { tasks: '4', wait: '20', executor: 'threads', workers: '2', seed: '7' },
    ['2035525362', '2066512851', '1860927402', '1746594092'],
  ),
];
