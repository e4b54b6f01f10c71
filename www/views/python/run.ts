// One run of a program, as a study of the widget: shows its progress, its output and its lanes, and keeps its report.

import { lazy } from '../../core/lazy.ts';
import { unlessAborted } from '../../core/waits.ts';
import { STUDY, pythonOf } from './result.ts';
import { describeEnd } from './words.ts';
import { pythonRatios } from './ratios.ts';
import { pythonTables } from './tables.ts';
import type {
  PythonOutput,
  PythonReport,
  PythonSpan,
  PythonUpdate,
} from '../../core/python-report.ts';
import type { State } from '../../widget/state.ts';
import type { Study, StudyMeans } from '../../widget/study.ts';
import type { Program } from './programs.ts';
import type { PythonResult, PythonRun, PythonStudy } from './result.ts';

const engine = lazy('Python', () => import('../../engine/python/index.ts'));

/**
 * Runs a program.
 * @param base the folder of Python's files, where the author names one
 */
export const pythonStudy = (state: State, program: Program, base: string | undefined): Study => ({
  name: STUDY,
  async work(means) {
    const course = new Course(means, pythonOf(state)?.result.runs ?? [], program);
    try {
      course.show('running');
      means.announce(`${program.label}: Python starts.`);
      const { runPython } = await unlessAborted(engine.load(), means.signal);
      const report = await runPython(program.text, {
        signal: means.signal,
        ...(base ? { base } : {}),
        onWait: means.onWait,
        onOutput: (output) => course.addOutput(output),
        onUpdate: (update) => course.update(update),
      });
      course.end(report);
      means.announce(describeEnd(program.label, report));
      means.emit('race-python', report);
    } catch (error) {
      course.fail(error);
      throw error;
    }
  },
});

/** How often the clock of a run is drawn at least. */
const TICK_MS = 100;

/** The course of one run. */
class Course {
  readonly #means: StudyMeans;
  readonly #program: Program;
  #runs: readonly PythonRun[];
  #output: PythonOutput[] = [];
  #update: PythonUpdate | null = null;
  /** When the update came. */
  #updatedMs = 0;
  readonly #ticks = setInterval(() => this.#tick(), TICK_MS);

  constructor(means: StudyMeans, runs: readonly PythonRun[], program: Program) {
    this.#means = means;
    this.#runs = runs;
    this.#program = program;
  }

  /** Keeps a piece of output. The next update or tick draws it: a program can print 50,000 lines a second. */
  addOutput(output: PythonOutput) {
    this.#output.push(output);
  }

  update(update: PythonUpdate) {
    this.#update = update;
    this.#updatedMs = performance.now();
    this.show('running');
  }

  /** Lets the clock go on while the program sends nothing. */
  #tick() {
    if (this.#update?.stage === 'running') this.show('running');
  }

  /** Returns the last update as it is now: phases that had not ended go on. */
  #present(): PythonUpdate | null {
    const update = this.#update;
    if (update?.stage !== 'running') return update;
    const elapsedMs = update.elapsedMs + performance.now() - this.#updatedMs;
    const grow = (span: PythonSpan) =>
      span.endMs === update.elapsedMs ? { ...span, endMs: elapsedMs } : span;
    const lanes = update.lanes.map((lane) => ({
      ...lane,
      spans: [...lane.spans.slice(0, -1), ...lane.spans.slice(-1).map(grow)],
    }));
    return { ...update, elapsedMs, lanes };
  }

  end(report: PythonReport) {
    const { name, label, strategy, isEdited, options } = this.#program;
    this.#runs = [...this.#runs, { name, label, strategy, isEdited, options, report }];
    this.show('done');
  }

  fail(error: unknown) {
    if (this.#means.signal.aborted) return this.show('stopped');
    this.show('failed', error instanceof Error ? error.message : String(error));
  }

  show(status: PythonStudy['status'], problem: string | null = null) {
    const runs = this.#runs;
    const { name, label } = this.#program;
    if (status !== 'running') clearInterval(this.#ticks);
    const live = status === 'done' ? null : { name, output: this.#output, update: this.#present() };
    const result: PythonResult = { runs, live };
    const study: PythonStudy = {
      origin: runs[0]?.report ?? null,
      done: this.#update?.loadedBytes ?? 0,
      total: this.#update?.totalBytes ?? 1,
      status,
      problem,
      result,
      ratios: pythonRatios(runs),
      tables: (each) => pythonTables(each as PythonResult),
    };
    this.#means.show(study, `Python: ${label}.`);
  }
}
