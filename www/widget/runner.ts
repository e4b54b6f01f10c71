// Runs races, comparisons and studies for one widget, and turns the engine's reports into actions and events.

import { RaceError, cancelled } from '../core/errors.ts';
import { unlessAborted } from '../core/waits.ts';
import { engine } from '../engine/load.ts';
import { allReports } from './rows.ts';
import { completeOptions, hasSameRuns } from './set-up.ts';
import type { Comparison, Report, Update } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Action, Activity, State } from './state.ts';
import type { Study, StudyMeans } from './study.ts';

/** The widget, as a runner sees it. */
export interface Owner {
  state: () => State;
  dispatch: (action: Action) => void;
  emit: (type: string, detail?: unknown) => void;
}

type Engine = typeof import('../engine/index.ts');
type Task = Pick<Activity, 'kind' | 'strategy' | 'total'>;
type Work<Result> = (engine: Engine, signal: AbortSignal) => Promise<Result>;

/** Number of measurements that widgets of this page run or wait for. The engine runs one at a time. */
let measurements = 0;

/** The measurements of one widget, one after another. */
export class Runner {
  #owner;
  /** Aborts the measurement under way. */
  #currentRun: AbortController | null = null;
  /** Aborts every requested measurement when the widget leaves its page. */
  #allRuns = new AbortController();
  #last: Promise<unknown> = Promise.resolve();

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  /** Measures one strategy. */
  race(strategy: StrategyName): Promise<Report> {
    return this.#queue({ kind: 'race', strategy, total: 1 }, async (loaded, signal) => {
      const { state, dispatch } = this.#owner;
      const report = await loaded.race(completeOptions(state().setUp, strategy), {
        signal,
        onUpdate: (update) => this.#update(strategy, update),
        onWait: this.#wait,
      });
      this.#report(report);
      dispatch({ type: 'end' });
      this.#summarise(loaded, report);
      return report;
    });
  }

  /** Measures several strategies, with the repeats interleaved. */
  compare(strategies: StrategyName[]): Promise<Comparison> {
    const { dispatch, state } = this.#owner;
    const { repeats, given } = state().setUp;
    const task = { kind: 'compare', strategy: null, total: strategies.length * repeats } as const;
    return this.#queue(task, async (loaded, signal) => {
      let running: StrategyName | null = null;
      const comparison = await loaded.compare(
        { ...given, strategies, repeats },
        {
          signal,
          onUpdate: (update) => running && this.#update(running, update),
          onWait: this.#wait,
          onReport: (report) => this.#report(report),
          onRunStart: ({ strategy, index, total }) => {
            running = strategy;
            dispatch({ type: 'run', strategy, index, total });
          },
        },
      );
      dispatch({ type: 'end' });
      const { summary, verdict } = comparison;
      dispatch({ type: 'summary', summary, verdict, announcement: verdict });
      return comparison;
    });
  }

  /** Carries out a study. Its runs have options of their own, so events report them and no row shows them. */
  study({ name, work }: Study): Promise<void> {
    const task = { kind: 'study', strategy: null, total: 1 } as const;
    return this.#queue(task, async (loaded, signal) => {
      const { dispatch, emit, state } = this.#owner;
      const { setUp } = state();
      const show: StudyMeans['show'] = (study, note) => {
        // After a change of the set-up there is no place to show the study.
        if (hasSameRuns(state().setUp, setUp)) dispatch({ type: 'study', name, study, note });
      };
      const onReport = (report: Report) => emit('race-result', report);
      const announce = (text: string) => dispatch({ type: 'announce', text });
      const onWait = this.#wait;
      await work({ engine: loaded, signal, show, onReport, onWait, announce, emit });
      dispatch({ type: 'end' });
    });
  }

  /** Ends the measurement under way; measurements queued behind it go on. */
  cancel() {
    this.#currentRun?.abort(cancelled());
  }

  /** Ends the measurement under way and all that are queued. */
  leave() {
    this.#allRuns.abort(cancelled());
    this.#allRuns = new AbortController();
    this.cancel();
  }

  /** Starts a measurement when the widget's last one has ended. */
  #queue<Result>(task: Task, work: Work<Result>): Promise<Result> {
    const { signal } = this.#allRuns;
    const result = this.#last.then(() => {
      signal.throwIfAborted();
      return this.#measure(task, work);
    });
    this.#last = result.catch(() => {});
    return result;
  }

  async #measure<Result>(task: Task, work: Work<Result>): Promise<Result> {
    const control = new AbortController();
    this.#currentRun = control;
    const { dispatch, emit } = this.#owner;
    dispatch({ type: 'begin', ...task, behindAnother: measurements > 0 });
    measurements++;
    emit('race-start', { kind: task.kind, strategy: task.strategy });
    try {
      const loaded = await unlessAborted(engine.load(), control.signal);
      return await work(loaded, control.signal);
    } catch (error) {
      if (control.signal.aborted) this.#cancelled();
      else this.#fail(error);
      if (task.kind === 'compare') await this.#summariseRest();
      throw error;
    } finally {
      measurements--;
      if (this.#currentRun === control) this.#currentRun = null;
    }
  }

  #cancelled() {
    this.#owner.dispatch({ type: 'cancel' });
    this.#owner.emit('race-cancel');
  }

  #fail(error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    this.#owner.dispatch({ type: 'fail', message });
    this.#owner.emit(
      'race-error',
      error instanceof RaceError
        ? error
        : new RaceError('worker-failed', message, { cause: error }),
    );
  }

  /** Shows that another measurement runs first: of another copy of Racelane, or of a frame or page around this one. */
  #wait = () => this.#owner.dispatch({ type: 'behind' });

  /** Passes an update on, unless the run was cancelled meanwhile. */
  #update(strategy: StrategyName, update: Update) {
    if (!this.#owner.state().activity) return;
    this.#owner.dispatch({ type: 'update', strategy, update });
    this.#owner.emit('race-update', update);
  }

  #report(report: Report) {
    this.#owner.dispatch({ type: 'report', report });
    this.#owner.emit('race-result', report);
  }

  /** Sums up all reports of the set-up, and announces the latest one. */
  #summarise({ analyse }: Engine, latest: Report | null) {
    const { state, dispatch } = this.#owner;
    const { summary, verdict } = analyse(allReports(state()));
    const row = summary.find(({ strategy }) => strategy === latest?.strategy);
    const sentence = latest?.disturbed
      ? `Disturbed, so not counted: ${latest.disturbed}`
      : row?.sentence;
    const announcement = sentence || state().announcement;
    dispatch({ type: 'summary', summary, verdict, announcement });
  }

  /** Sums up what a comparison had measured when it was stopped or failed. */
  async #summariseRest() {
    if (allReports(this.#owner.state()).length === 0) return;
    // The caller gets the comparison's own error; the reports stay on the track in any case.
    await engine
      .load()
      .then((loaded) => this.#summarise(loaded, null))
      .catch(() => {});
  }
}
