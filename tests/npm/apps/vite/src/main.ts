// What an author writes: a race of the app's own, and the tag of index.html, which importing racelane brings to life.
import { race, runPython } from 'racelane';
import type { PythonReport, Report } from 'racelane';

const lane = document.querySelector('race-lane')!;

const app = {
  race: (): Promise<Report> =>
    race({ workload: 'cpu', strategy: 'shared', tasks: 2, size: 100_000 }),
  runTag: (): Promise<Report> => lane.run('shared'),
  runPython: (base?: string): Promise<PythonReport> =>
    runPython('print(6 * 7)', base === undefined ? {} : { base }),
};

Object.assign(window, { app });
