// Runs races and comparisons for one widget and turns what the engine says into actions and events.

import { RaceError, cancelled, notLoaded } from '../core/errors.js';
import { inTime, unlessAborted } from '../core/waits.js';
import { optionsFor, sameRuns } from './setup-model.js';
import { noted } from './noting.js';
import { allReports } from './rows.js';
import { reduce } from './state.js';

/**
 * @typedef {import('../core/report.js').Report} Report
 * @typedef {import('../core/report.js').Comparison} Comparison
 * @typedef {import('../core/report.js').Update} Update
 * @typedef {import('../core/strategies.js').StrategyName} StrategyName
 * @typedef {import('./state.js').State} State
 *
 * @typedef {object} Owner the widget, as a runner sees it
 * @property {() => State} state
 * @property {(action: import('./state.js').Action) => void} dispatch
 * @property {(type: string, detail?: unknown) => void} emit
 *
 * @typedef {object} Study several runs that a view asks for and keeps for itself
 * @property {string} name under which the state keeps what it shows
 * @property {(means: Means) => Promise<void>} work
 *
 * @typedef {object} Means what a study works with
 * @property {any} engine
 * @property {AbortSignal} signal
 * @property {(study: unknown, note?: string) => void} show keeps what is known so far, and says what it is at
 * @property {(report: Report) => void} onReport
 * @property {(text: string) => void} announce
 * @property {(type: string, detail: unknown) => void} emit
 */

/** Widgets of this page that are measuring or waiting to; the engine lets one measure at a time. */
let measuring = 0;

/**
 * loadEngine fetches the engine, once for the page.
 * @returns {Promise<any>}
 */
const loadEngine = () => inTime(import('../engine/index.js')).catch(notLoaded('The engine'));

/** One widget's runs, one after another. */
export class Runner {
  #owner;
  /** @type {AbortController | null} */
  #abort = null;
  /** Until the widget leaves its page. */
  #stay = new AbortController();
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /**
   * race measures one strategy.
   * @param {StrategyName} strategy
   * @returns {Promise<Report>}
   */
  race(strategy) {
    return this.#next({ kind: 'race', strategy, total: 1 }, async (engine, signal) => {
      const options = optionsFor(this.#owner.state().setUp, strategy);
      /** @type {Report} */
      const report = await engine.race(options, {
        signal,
        onUpdate: this.#updates(() => strategy),
        onWait: this.#behind,
      });
      const { rows } = reduce(this.#owner.state(), { type: 'report', report });
      await unlessAborted(noted(rows), signal);
      this.#report(report);
      this.#owner.dispatch({ type: 'end' });
      // The run has succeeded, whatever becomes of the words.
      await this.#sumUp(engine, strategy, report.disturbed).catch((error) => this.#fail(error));
      return report;
    });
  }

  /**
   * compare measures every strategy that can run here, repeats interleaved.
   * @param {StrategyName[]} strategies
   * @returns {Promise<Comparison>}
   */
  compare(strategies) {
    const { repeats, given } = this.#owner.state().setUp;
    const total = strategies.length * repeats;
    return this.#next({ kind: 'compare', strategy: null, total }, async (engine, signal) => {
      /** @type {StrategyName | null} */
      let current = null;
      const comparison = await engine.compare(
        { ...given, strategies, repeats },
        {
          signal,
          onUpdate: this.#updates(() => current),
          onWait: this.#behind,
          onReport: (/** @type {Report} */ report) => this.#report(report),
          onRunStart: (
            /** @type {{ strategy: StrategyName, index: number, total: number }} */ run,
          ) => {
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
   * @param {Study} study
   * @returns {Promise<void>}
   */
  study({ name, work }) {
    const what = /** @type {const} */ ({ kind: 'study', strategy: null, total: 1 });
    return this.#next(what, async (engine, signal) => {
      const { dispatch, emit, state } = this.#owner;
      const { setUp } = state();
      const show = (
        /** @type {unknown} */ study,
        /** @type {string | undefined} */ note = undefined,
      ) => {
        // What was measured with another set-up has no place to be shown.
        if (sameRuns(state().setUp, setUp)) dispatch({ type: 'study', name, study, note });
      };
      const onReport = (/** @type {Report} */ report) => emit('race-result', report);
      const announce = (/** @type {string} */ text) => dispatch({ type: 'announce', text });
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

  /**
   * next starts a run when the widget's last has ended.
   * @template T
   * @param {{ kind: 'race' | 'compare' | 'study', strategy: StrategyName | null, total: number }} what
   * @param {(engine: any, signal: AbortSignal) => Promise<T>} work
   * @returns {Promise<T>}
   */
  #next(what, work) {
    const { signal } = this.#stay;
    const run = this.#last.then(() => {
      signal.throwIfAborted();
      return this.#go(what, work);
    });
    this.#last = run.catch(() => {});
    return run;
  }

  /**
   * @template T
   * @param {{ kind: 'race' | 'compare' | 'study', strategy: StrategyName | null, total: number }} what
   * @param {(engine: any, signal: AbortSignal) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #go(what, work) {
    const abort = new AbortController();
    this.#abort = abort;
    const { dispatch, emit } = this.#owner;
    dispatch({ type: 'begin', ...what, behindAnother: measuring > 0 });
    measuring++;
    emit('race-start', { kind: what.kind, strategy: what.strategy });
    try {
      const engine = await unlessAborted(loadEngine(), abort.signal);
      return await work(engine, abort.signal);
    } catch (error) {
      this.#ended(error, abort.signal.aborted);
      if (what.kind === 'compare') await this.#sumUpRest();
      throw error;
    } finally {
      measuring--;
      if (this.#abort === abort) this.#abort = null;
    }
  }

  /**
   * @param {unknown} error
   * @param {boolean} aborted
   */
  #ended(error, aborted) {
    const { dispatch, emit } = this.#owner;
    if (aborted) {
      dispatch({ type: 'cancel' });
      emit('race-cancel');
      return;
    }
    const why = this.#fail(error);
    emit(
      'race-error',
      error instanceof RaceError ? error : new RaceError('worker-failed', why, { cause: error }),
    );
  }

  /**
   * fail shows and announces what has failed.
   * @param {unknown} error
   */
  #fail(error) {
    const message = error instanceof Error ? error.message : String(error);
    this.#owner.dispatch({ type: 'fail', message });
    return message;
  }

  /** Another measurement is before this one: of another copy, or of a frame or page around. */
  #behind = () => this.#owner.dispatch({ type: 'behind' });

  /**
   * updates hands the engine's updates on while the run is this widget's.
   * @param {() => StrategyName | null} current
   * @returns {(update: Update) => void}
   */
  #updates(current) {
    return (update) => {
      const strategy = current();
      if (!strategy || !this.#owner.state().activity) return;
      this.#owner.dispatch({ type: 'update', strategy, update });
      this.#owner.emit('race-update', update);
    };
  }

  /**
   * sumUp has the engine put the reports of this set-up into numbers and words.
   * @param {any} engine
   * @param {StrategyName | null} strategy whose sentence is announced, null for none
   * @param {string | null} disturbed
   */
  async #sumUp(engine, strategy, disturbed) {
    const reports = allReports(this.#owner.state());
    const { summary, verdict } = await engine.summarise(reports);
    // The set-up may have changed meanwhile: then these numbers are of no row.
    if (!reports.every((report) => allReports(this.#owner.state()).includes(report))) return;
    /** @type {import('../core/report.js').SummaryRow | undefined} */
    const row = summary.find((/** @type {any} */ each) => each.strategy === strategy);
    const told = disturbed ? `Disturbed, so not counted: ${disturbed}` : (row?.sentence ?? '');
    const announcement = told || this.#owner.state().announcement;
    this.#owner.dispatch({ type: 'summary', summary, verdict, announcement });
  }

  /** sumUpRest sums up what a comparison had measured when it was stopped or failed. */
  async #sumUpRest() {
    if (allReports(this.#owner.state()).length === 0) return;
    // The comparison's own error is the one to tell; what has been measured stays on the track either way.
    await loadEngine()
      .then((engine) => this.#sumUp(engine, null, null))
      .catch(() => {});
  }

  /** @param {Report} report */
  #report(report) {
    this.#owner.dispatch({ type: 'report', report });
    this.#owner.emit('race-result', report);
  }
}
