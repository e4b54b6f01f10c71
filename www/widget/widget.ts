// The interface of one <race-lane>: holds its state, reads its attributes, sends its events.

import { RaceError } from '../core/errors.ts';
import { baseline } from '../core/strategies.ts';
import { support } from '../core/support.ts';
import { keepKeys } from './keys.ts';
import { Painter } from './painter.ts';
import { initialState, reduce } from './reduce.ts';
import { rowModel, shownStretch } from './row-model.ts';
import { allReports, mayHaveNote } from './rows.ts';
import { Runner } from './runner.ts';
import { SetUpSource, hasSameRuns, readSetUp } from './set-up.ts';
import { styles } from './styles.ts';
import { askOverlays } from './view.ts';
import { loadView } from './views.ts';
import { makeActions } from './widget-actions.ts';
import type { Chosen } from '../core/near-names.ts';
import type { Report } from '../core/report.ts';
import type { ViewName } from '../core/option-table.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { SetUp } from './set-up.ts';
import type { Action, Guess, State } from './state.ts';
import type { View } from './view.ts';

/** The means that the element gives to its widget. */
export interface Host {
  element: HTMLElement;
  /** The reader's texts in place of attributes. */
  chosen: Chosen;
  /** The box to draw in, within the reserved space. */
  box: HTMLElement;
  /** Adds a style sheet. */
  addStyles: (text: string) => void;
  /** Shows or hides the element's children. */
  fallback: (shown: boolean) => void;
}

/** One widget, which survives a move: `pause` follows when it leaves the document, `resume` when it enters again. */
export class Widget {
  #host;
  #box = document.createElement('div');
  #state = initialState(readSetUp());
  #latest: Report | null = null;
  #setUp;
  #painter;
  #runner = new Runner({
    state: () => this.#state,
    dispatch: (action) => this.#dispatch(action),
    emit: (type, detail) => this.#emit(type, detail),
  });
  #actions = makeActions({
    state: () => this.#state,
    dispatch: (action) => this.#dispatch(action),
    geometry: () => this.#painter.geometry,
    runner: this.#runner,
    run: (strategy) => this.run(strategy),
    compare: () => this.compare(),
    openView: (view) => this.#openView(view),
    loadSetUp: () => this.#loadSetUp(),
    setFields: (entries) => this.#setFields(entries),
    setGuessing: (on) => this.#setGuessing(on),
    emitGuesses: () => this.#emitGuesses(),
  });

  constructor(host: Host) {
    this.#host = host;
    this.#setUp = new SetUpSource(host.element, host.chosen, async () =>
      this.#use(await loadView('recorded')),
    );
    this.#painter = new Painter(
      host.element,
      this.#box,
      () => this.#state,
      () => this.#actions,
    );
    this.#box.className = 'widget';
    host.addStyles(styles);
    host.box.append(this.#box);
    this.#box.addEventListener('keydown', (event) => this.#pressKey(event));
    keepKeys(this.#box);
    const { strategies, cores } = support();
    this.#dispatch({ type: 'support', support: strategies, cores });
    this.readAttributes();
    void this.#readResults();
    if (cores === 1) void this.#loadNotes();
    this.#painter.draw(0);
    this.resume();
  }

  /** The latest report, or null. */
  get report() {
    const { rows } = this.#state;
    return this.#latest && allReports({ rows }).includes(this.#latest) ? this.#latest : null;
  }

  /** Measures one strategy; without a name, that of the attribute `strategy`. */
  run(strategy?: StrategyName) {
    if (this.#state.problem) return this.#refuse(this.#state.problem);
    const name = strategy ?? this.#state.setUp.given.strategy ?? baseline;
    const row = this.#state.rows.find((each) => each.name === name);
    if (row) return this.#runner.race(row.name);
    const names = this.#state.rows.map((each) => each.name).join(', ');
    return this.#refuse(`\`strategy\` takes one of ${names}; it was given "${name}".`);
  }

  /** Measures every strategy that this page can run. */
  compare() {
    if (this.#state.problem) return this.#refuse(this.#state.problem);
    const able = this.#state.rows.filter((row) => !rowModel(this.#state, row).unavailable);
    return this.#runner.compare(able.map(({ name }) => name));
  }

  #refuse(message: string): Promise<never> {
    return Promise.reject(new RaceError('invalid-option', message));
  }

  /** Ends the measurement under way. */
  cancel() {
    this.#runner.cancel();
  }

  /** Resumes drawing after the element has entered the document. */
  resume() {
    this.#painter.resume();
    const { defaultView } = this.#host.element.ownerDocument;
    if (defaultView !== window) defaultView?.addEventListener('pagehide', this.#closeWindow);
  }

  /** Ends all runs when a pop-out closes, unless its author has moved the element back by then. */
  #closeWindow = () =>
    void setTimeout(() => {
      if (this.#host.element.ownerDocument.defaultView?.closed ?? true) this.pause();
    });

  /** Ends all runs, observers and frames after the element has left the document. Results stay. */
  pause() {
    this.#runner.leave();
    this.#painter.pause();
  }

  /**
   * Takes the set-up from the element's attributes.
   * @param changed the attribute that the author changed; its value replaces the reader's
   */
  readAttributes(changed?: string) {
    if (changed === 'results') return void this.#readResults();
    if (changed) this.#setUp.takeAttribute(changed);
    try {
      this.#useSetUp(this.#setUp.read());
      this.#host.fallback(false);
    } catch (error) {
      if (!(error instanceof RaceError)) throw error;
      this.#dispatch({ type: 'problem', message: error.message });
      this.#host.fallback(true);
      this.#emit('race-error', error);
    }
  }

  /** Takes results and their set-up from the attribute `results`, or shows why the results are refused. */
  async #readResults() {
    const read = await this.#setUp.readResults();
    if (!read) return;
    try {
      this.#useSetUp(this.#setUp.read());
      this.#host.fallback(false);
    } catch {
      // readAttributes has already shown what is wrong with the element's attributes.
    }
    this.#dispatch({ type: 'recorded', recorded: read.recorded });
    if (!read.error) return;
    this.#dispatch({ type: 'refused', message: read.error.message });
    this.#emit('race-error', read.error);
  }

  #useSetUp(setUp: SetUp) {
    const before = this.#state.setUp;
    // The result of the present run would have no row to be shown in.
    if (this.#state.activity && !hasSameRuns(before, setUp)) this.cancel();
    this.#dispatch({ type: 'set-up', setUp });
    this.#emitGuesses();
    if (setUp.guess !== before.guess) void this.#setGuessing(setUp.guess);
    this.#open(setUp.opening, before.opening);
  }

  /** Shows the view, the moment and the stretch of the attributes that the author has changed. */
  #open({ view, momentMs, stretch }: SetUp['opening'], before: SetUp['opening']) {
    if (momentMs !== before.momentMs)
      this.#dispatch({ type: 'replay', change: { atMs: momentMs } });
    const isSame =
      stretch?.fromMs === before.stretch?.fromMs && stretch?.toMs === before.stretch?.toMs;
    if (!isSame) this.#dispatch({ type: 'stretch', stretch });
    if (view !== before.view) void this.#openView(view);
  }

  async #setGuessing(on: boolean) {
    const change = (part: Partial<Guess>) =>
      this.#dispatch({ type: 'guess', guess: { ...this.#state.guess, problem: null, ...part } });
    change({ on });
    if (!on) return;
    try {
      this.#use(await loadView('guess'));
    } catch (error) {
      change({ on: false, problem: messageOf(error) });
    }
  }

  async #openView(view: ViewName) {
    this.#dispatch({ type: 'view', view });
    try {
      const loaded: View = this.#use(await loadView(view));
      loaded.open?.(this.#host.element, this.#actions);
    } catch (error) {
      const message = messageOf(error);
      this.#dispatch({ type: 'view-problem', view, message });
    }
  }

  /** Loads the notes once a row may have one. After a failure the next run loads them again. */
  async #loadNotes() {
    try {
      this.#use(await loadView('notes'));
    } catch {
      // The figure of a disturbed run is struck out even without the note.
    }
  }

  async #loadSetUp() {
    try {
      this.#use(await loadView('setup'));
    } catch (error) {
      this.#dispatch({ type: 'set-up-problem', message: messageOf(error) });
    }
  }

  /** Adopts the styles of a view that was loaded, and draws. */
  #use<Loaded extends View>(view: Loaded) {
    if (view.styles) this.#adoptStyles(view.styles);
    this.#painter.schedule();
    return view;
  }

  /** The texts of the style sheets that came with views. */
  #adoptedTexts: Set<string> = new Set();

  #adoptStyles(text: string) {
    if (this.#adoptedTexts.has(text)) return;
    this.#adoptedTexts.add(text);
    this.#host.addStyles(text);
  }

  #dispatch(action: Action) {
    this.#state = reduce(this.#state, action);
    if (action.type === 'report') this.#latest = action.report;
    if (action.type === 'summary') {
      this.#announceGuess(action);
      if (this.#state.rows.some(mayHaveNote)) void this.#loadNotes();
    }
    this.#painter.schedule();
  }

  /** Announces how good the guess was, of one race or, after a comparison, of all. */
  #announceGuess({ announcement, verdict }: Action & { type: 'summary' }) {
    const isComparison = announcement === verdict;
    const name = isComparison ? null : (this.#latest?.strategy ?? null);
    const words = askOverlays(this.#state, (each) => each.describeResult?.(this.#state, name));
    if (!words) return;
    this.#state = reduce(this.#state, { type: 'announce', text: `${announcement} ${words}` });
  }

  #emit(type: string, detail?: unknown) {
    this.#host.element.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true }),
    );
  }

  /** The guesses that the last events reported. */
  #emittedTimes: State['guess']['times'] = {};

  /** Sends an event for each guess that was made, changed or taken back since the last call. */
  #emitGuesses() {
    const [before, now] = [this.#emittedTimes, this.#state.guess.times];
    this.#emittedTimes = now;
    for (const strategy of Object.keys({ ...before, ...now }) as StrategyName[]) {
      const ms = now[strategy]?.ms ?? null;
      if (ms !== (before[strategy]?.ms ?? null)) this.#emit('race-guess', { strategy, ms });
    }
  }

  #pressKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    if (this.#state.activity) this.cancel();
    else if (this.#state.note) this.#actions.note(null);
    else if (this.#state.cursor) this.#dispatch({ type: 'look', cursor: null });
    else if (shownStretch(this.#state)) this.#actions.zoom(0);
    else return;
    event.preventDefault();
  }

  /** Takes the reader's values, or shows beside the first field why the values are refused. */
  #setFields(entries: [name: string, text: string][]) {
    try {
      this.#useSetUp(this.#setUp.choose(entries));
    } catch (error) {
      if (!(error instanceof RaceError)) throw error;
      this.#dispatch({ type: 'field-problem', name: entries[0][0], message: error.message });
    }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
