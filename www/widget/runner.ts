// Runs races and comparisons for one widget and turns what the engine says into actions and events.

import { RaceError, cancelled } from '../core/errors.ts';
import { unlessAborted } from '../core/waits.ts';
import { engine } from '../engine/load.ts';
import { optionsFor, sameRuns } from './set-up.ts';
import { noted } from './noting.ts';
import { allReports } from './rows.ts';
import { reduce } from './state.ts';
import type { Comparison, Report, SummaryRow, Update } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { Action, State } from './state.ts';

/** The widget, as a runner sees it. */
export interface Owner {
  state: () => State;
  dispatch: (action: Action) => void;
  emit: (type: string, detail?: unknown) => void;
}

/** Several runs that a view asks for and keeps for itself. */
export interface Study {
  /** Under which the state keeps what it shows. */
  name: string;
  work: (means: Means) => Promise<void>;
}

/** What a study works with. */
export interface Means {
  engine: any;
  signal: AbortSignal;
  /** Keeps what is known so far, and says what it is at. */
  show: (study: unknown, note?: string) => void;
  onReport: (report: Report) => void;
  announce: (text: string) => void;
  emit: (type: string, detail: unknown) => void;
}

/** Widgets of this page that are measuring or waiting to; the engine lets one measure at a time. */
let measuring = 0;

/** One widget's runs, one after another. */
export class Runner {
  #owner;
  #abort: AbortController | null = null;
  /** Until the widget leaves its page. */
  #stay = new AbortController();
  #last: Promise<unknown> = Promise.resolve();

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  /** race measures one strategy. */
  race(strategy: StrategyName): Promise<Report> {
    return this.#next({ kind: 'race', strategy, total: 1 }, async (engine, signal) => {
      const options = optionsFor(this.#owner.state().setUp, strategy);
      const report: Report = await engine.race(options, {
        signal,
        onUpdate: this.#updates(() => strategy),
        onWait: this.#behind,
      });
      const { rows } = reduce(this.#owner.state(), { type: 'report', report });
      await unlessAborted(noted(rows), signal);
      this.#report(report);
      this.#owner.dispatch({ type: 'end' });
      this.#sumUp(engine, strategy, report.disturbed);
      return report;
    });
  }

  /** compare measures every strategy that can run here, repeats interleaved. */
  compare(strategies: StrategyName[]): Promise<Comparison> {
    const { repeats, given } = this.#owner.state().setUp;
    const total = strategies.length * repeats;
    return this.#next({ kind: 'compare', strategy: null, total }, async (engine, signal) => {
      let current: StrategyName | null = null;
      const comparison = await engine.compare(
        { ...given, strategies, repeats },
        {
          signal,
          onUpdate: this.#updates(() => current),
          onWait: this.#behind,
          onReport: (report: Report) => this.#report(report),
          onRunStart: (run: { strategy: StrategyName; index: number; total: number }) => {
            current = run.strategy;
            this.#owner.dispatch({ type: 'run', ...run });
          },
        },
      );
      await unlessAborted(noted(this.#owner.state().rows), signal);
      this.#owner.dispatch({ type: 'end' });
      const { summary, verdict } = comparison;
      this.#owner.dispatch({ type: 'summary', summary, verdict, announcement: verdict });
      return comparison;
    });
  }

  /**
   * study carries out a view's own runs. Their options are not the rows', so no row shows them; the events tell of each.
   */
  study({ name, work }: Study): Promise<void> {
    const what = { kind: 'study', strategy: null, total: 1 } as const;
    return this.#next(what, async (engine, signal) => {
      const { dispatch, emit, state } = this.#owner;
      const { setUp } = state();
      const show = (study: unknown, note: string | undefined = undefined) => {
        // What was measured with another set-up has no place to be shown.
        if (sameRuns(state().setUp, setUp)) dispatch({ type: 'study', name, study, note });
      };
      const onReport = (report: Report) => emit('race-result', report);
      const announce = (text: string) => dispatch({ type: 'announce', text });
      await work({ engine, signal, show, onReport, announce, emit });
      dispatch({ type: 'end' });
    });
  }

  /** cancel ends the run under way; those that were asked for after it go on. */
  cancel() {
    this.#abort?.abort(cancelled());
  }

  /** leave ends all runs that were asked for. */
  leave() {
    this.#stay.abort(cancelled());
    this.#stay = new AbortController();
    this.cancel();
  }

  /** next starts a run when the widget's last has ended. */
  #next<T>(
    what: { kind: 'race' | 'compare' | 'study'; strategy: StrategyName | null; total: number },
    work: (engine: any, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { signal } = this.#stay;
    const run = this.#last.then(() => {
      signal.throwIfAborted();
      return this.#go(what, work);
    });
    this.#last = run.catch(() => {});
    return run;
  }

  async #go<T>(
    what: { kind: 'race' | 'compare' | 'study'; strategy: StrategyName | null; total: number },
    work: (engine: any, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const abort = new AbortController();
    this.#abort = abort;
    const { dispatch, emit } = this.#owner;
    dispatch({ type: 'begin', ...what, behindAnother: measuring > 0 });
    measuring++;
    emit('race-start', { kind: what.kind, strategy: what.strategy });
    try {
      const loaded = await unlessAborted(engine.load(), abort.signal);
      return await work(loaded, abort.signal);
    } catch (error) {
      this.#ended(error, abort.signal.aborted);
      if (what.kind === 'compare') await this.#sumUpRest();
      throw error;
    } finally {
      measuring--;
      if (this.#abort === abort) this.#abort = null;
    }
  }

  #ended(error: unknown, aborted: boolean) {
    const { dispatch, emit } = this.#owner;
    if (aborted) {
      dispatch({ type: 'cancel' });
      emit('race-cancel');
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    dispatch({ type: 'fail', message });
    emit(
      'race-error',
      error instanceof RaceError
        ? error
        : new RaceError('worker-failed', message, { cause: error }),
    );
  }

  /** Another measurement is before this one: of another copy, or of a frame or page around. */
  #behind = () => this.#owner.dispatch({ type: 'behind' });

  /** updates hands the engine's updates on while the run is this widget's. */
  #updates(current: () => StrategyName | null): (update: Update) => void {
    return (update) => {
      const strategy = current();
      if (!strategy || !this.#owner.state().activity) return;
      this.#owner.dispatch({ type: 'update', strategy, update });
      this.#owner.emit('race-update', update);
    };
  }

  /**
   * Puts the reports of this set-up into figures and words.
   * @param strategy whose sentence is announced, null for none
   */
  #sumUp(engine: any, strategy: StrategyName | null, disturbed: string | null) {
    const { summary, verdict } = engine.analyse(allReports(this.#owner.state()));
    const row: SummaryRow | undefined = summary.find((each: any) => each.strategy === strategy);
    const told = disturbed ? `Disturbed, so not counted: ${disturbed}` : (row?.sentence ?? '');
    const announcement = told || this.#owner.state().announcement;
    this.#owner.dispatch({ type: 'summary', summary, verdict, announcement });
  }

  /** Sums up what a comparison had measured when it was stopped or failed. */
  async #sumUpRest() {
    if (allReports(this.#owner.state()).length === 0) return;
    // The comparison's own error is the one to tell; what has been measured stays on the track either way.
    await engine
      .load()
      .then((loaded) => this.#sumUp(loaded, null, null))
      .catch(() => {});
  }

  #report(report: Report) {
    this.#owner.dispatch({ type: 'report', report });
    this.#owner.emit('race-result', report);
  }
}
