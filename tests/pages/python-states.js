// The view Python in each of its states, from runs as a browser would have reported them.

import { pythonRatios } from '../../www/views/python/ratios.ts';
import { pythonTables } from '../../www/views/python/tables.ts';
import { readSetUp } from '../../www/widget/set-up.ts';

/**
 * @typedef {import('../../www/widget/state.ts').State} State
 * @typedef {import('../../www/widget/state.ts').Action} Action
 * @typedef {import('../../www/core/python-report.ts').PythonReport} PythonReport
 * @typedef {(workload: 'io' | 'cpu', ...actions: Action[]) => State} Play
 */

/** @type {Action} */
const view = { type: 'view', view: 'python' };

/** @type {Action} */
const begin = { type: 'begin', kind: 'study', strategy: null, total: 1, behindAnother: false };

/** @type {(chosen: string, edits?: Record<string, string>) => Action} */
const choose = (chosen, edits) => ({ type: 'python', change: { chosen, edits } });

/** Three threads that take turns, then wait. @type {PythonReport['lanes']} */
const lanes = [0, 1, 2].map((id) => ({
  ...{ id, kind: /** @type {const} */ ('thread'), label: `Thread-${id + 1} (find_max)` },
  spans: [
    { phase: 'lock', startMs: 0, endMs: 5 * id },
    { phase: 'scan', startMs: 5 * id, endMs: 5 * id + 5 },
    { phase: 'wait', startMs: 5 * id + 5, endMs: 5 * id + 505 },
  ],
}));

/** @type {PythonReport} */
const report = {
  ...{ schema: 1, kind: 'python', version: '3.14.2', startedAt: '2026-11-30T04:00:00.000Z' },
  ...{ elapsedMs: 521, startupMs: 2140, error: null },
  output: [1, 2, 3].map((task) => ({
    ...{ atMs: 500 + 5 * task, stream: /** @type {const} */ ('stdout') },
    text: `Task ${task}: 0.9${task}\n`,
  })),
  lanes,
  memory: { instances: [31_457_280], totalBytes: 31_457_280 },
  environment: {
    ...{ userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0', cores: 2 },
    ...{ isolated: true, clockStepMs: 0.005 },
  },
};

/** @type {PythonReport} */
const failed = {
  ...report,
  output: [...report.output, { atMs: 516, stream: 'stderr', text: 'A warning on the way.\n' }],
  error:
    'Traceback (most recent call last):\n  File "program.py", line 3, in <module>\n    find_max([])\nValueError: an empty list has no largest number\n',
};

/** @type {(name: string, report: PythonReport, isEdited?: boolean) => any} */
const runOf = (name, of, isEdited = false) => ({
  ...{ name, label: name === 'own' ? 'This post\u2019s program' : 'Threads (GIL)', isEdited },
  strategy: name === 'own' ? null : name,
  options: readSetUp((option) => ({ tasks: '6', wait: '500' })[option] ?? null).options,
  report: of,
});

/** @type {(runs: any[], live?: any, status?: any, problem?: string | null) => Action} */
const study = (runs, live = null, status = 'done', problem = null) => ({
  type: 'study',
  name: 'python',
  study: {
    ...{ done: 0, total: 1, status, problem, origin: runs[0]?.report ?? null },
    result: { runs, live },
    ratios: pythonRatios(runs),
    tables: /** @type {any} */ (pythonTables),
  },
});

const { elapsedMs: _elapsedMs, ...drawn } = report;
const update = { ...drawn, loadedBytes: 4e6, totalBytes: 13.5e6, elapsedMs: 300 };
const live = { name: 'threads', output: report.output.slice(0, 1) };

/** @type {(play: Play) => Record<string, State>} */
export const pythonStates = (play) => {
  const threads = [runOf('threads', report)];
  const own = { type: /** @type {const} */ ('python'), change: { own: 'print("Hello")\n' } };
  return {
    'python, nothing run': play('cpu', view),
    'python, loading': play(
      ...[/** @type {const} */ ('io'), view, choose('threads'), begin],
      study([], { ...live, output: [], update: { ...update, stage: 'loading' } }, 'running'),
    ),
    'python, running': play(
      ...[/** @type {const} */ ('io'), view, choose('threads'), begin],
      study([], { ...live, update: { ...update, stage: 'running' } }, 'running'),
    ),
    'python, done': play('io', view, choose('threads'), study(threads)),
    'python, ended with an error': play(
      ...[
        /** @type {const} */ ('io'),
        view,
        choose('threads', { threads: 'def f():\n    pass\nfind_max([])\n' }),
      ],
      study([runOf('threads', failed, true)]),
    ),
    'python, stopped': play(
      'io',
      view,
      choose('threads'),
      study([], { ...live, update: null }, 'stopped'),
    ),
    'python, did not load': play(
      ...[/** @type {const} */ ('io'), view, choose('threads')],
      study(
        [],
        { ...live, output: [], update: null },
        'failed',
        'Python did not load (404). Try again.',
      ),
    ),
    'python, the post\u2019s own program': play('io', view, own),
    'python, table': play('io', study(threads), { type: 'view', view: 'table' }),
    'python, share': play('io', study(threads), { type: 'view', view: 'share' }),
  };
};
