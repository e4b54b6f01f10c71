// The interface of one <race-lane>: holds its state, reads its attributes, tells what happens.

import { RaceError } from '../core/errors.ts';
import { baseline } from '../core/strategies.ts';
import { support } from '../core/support.ts';
import { guessing, loadGuessing } from './guessing.ts';
import { Painter } from './painter.ts';
import { RecordedSetUp } from './recorded.ts';
import { Runner } from './runner.ts';
import { readSetUp, sameRuns } from './set-up.ts';
import { initialState, reduce } from './state.ts';
import { styles } from './styles.ts';
import { rowModel } from './row-model.ts';
import { isNoteworthy, loadNotes, notes } from './noting.ts';
import { loadView } from './views.ts';
import { actionsOf } from './widget-actions.ts';
import type { Report } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { SetUp } from './set-up.ts';
import type { Action, Guess, ViewName } from './state.ts';

/** What the shell gives. */
export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
  /** Where it is drawn, in the space reserved for it. */
  box: HTMLElement;
  /** Shows or hides the children. */
  fallback: (shown: boolean) => void;
}

/** Attributes that say nothing of what is run: they stay the element's own beside a recorded set-up. */
const APART = ['theme', 'guess'];

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** One widget. It outlives a move in the document; `pause` and `resume` go with leaving and entering it. */
export class Widget {
  #host;
  #box = document.createElement('div');
  /** Texts that the reader set, by attribute name. */
  #chosen: Map<string, string> = new Map();
  #recorded = new RecordedSetUp();
  #state = initialState(readSetUp());
  #painter;
  #runner = new Runner({
    state: () => this.#state,
    dispatch: (action) => this.#dispatch(action),
    emit: (type, detail) => this.#emit(type, detail),
  });

  constructor(host: Host) {
    this.#host = host;
    const drawn = { state: () => this.#state, actions: () => this.#on };
    this.#painter = new Painter(host.element, this.#box, drawn);
    this.#box.className = 'widget';
    host.root.adoptedStyleSheets = [...host.root.adoptedStyleSheets, sheet];
    host.box.append(this.#box);
    this.#box.addEventListener('keydown', (event) => this.#escape(event));
    this.#learnSupport();
    this.readAttributes();
    void this.#readRecorded();
    this.#painter.draw(0);
    this.resume();
  }

  /** report is the last result, or null. */
  get report() {
    const reports = this.#state.rows.flatMap((row) => row.reports);
    return reports.includes(this.#lastReport as any) ? this.#lastReport : null;
  }
  #lastReport: Report | null = null;

  /** run measures one strategy; without a name, the `strategy` attribute's. */
  run(strategy?: StrategyName) {
    if (this.#state.problem) return this.#refuse();
    const name = strategy ?? this.#host.element.getAttribute('strategy') ?? baseline;
    if (!this.#state.rows.some((row) => row.name === name)) {
      const names = this.#state.rows.map((row) => row.name).join(', ');
      return Promise.reject(
        new RaceError(
          'invalid-option',
          `\`strategy\` takes one of ${names}; it was given "${name}".`,
        ),
      );
    }
    return this.#runner.race(name as StrategyName);
  }

  /** compare measures every strategy that this page can run. */
  compare() {
    if (this.#state.problem) return this.#refuse();
    const able = this.#state.rows
      .map((row) => rowModel(this.#state, row))
      .filter(({ unavailable }) => !unavailable);
    return this.#runner.compare(able.map(({ row }) => row.name));
  }

  /** refuse: what the attributes ask for is wrong, and nobody has asked for the set-up before. */
  #refuse(): Promise<never> {
    return Promise.reject(new RaceError('invalid-option', this.#state.problem as string));
  }

  /** cancel ends what runs. */
  cancel() {
    this.#runner.cancel();
  }

  /** resume goes with entering the document. */
  resume() {
    this.#painter.resume();
  }

  /** pause goes with leaving the document for good: no run, no observers, no frames; results stay. */
  pause() {
    this.#runner.leave();
    this.#painter.pause();
  }

  /**
   * readAttributes takes the set-up from the element; what the author changes replaces what the reader chose.
   * @param changed name of the attribute that changed
   */
  readAttributes(changed?: string) {
    if (changed === 'results') return void this.#readRecorded();
    if (changed) this.#chosen.delete(changed);
    // An author who changes the set-up has the last word: what was recorded with another one goes.
    if (changed && !APART.includes(changed)) this.#recorded.forget();
    try {
      this.#take(this.#readSetUp());
      this.#host.fallback(false);
    } catch (error) {
      if (!(error instanceof RaceError)) throw error;
      this.#dispatch({ type: 'problem', message: error.message });
      this.#host.fallback(true);
      this.#emit('race-error', error);
    }
  }

  #given = (name: string) => this.#host.element.getAttribute(name);
  #reader = (name: string) => this.#chosen.get(name) ?? null;
  #readSetUp = () => {
    const { source } = this.#recorded;
    const recorded = (name: string) =>
      APART.includes(name) ? this.#given(name) : (source?.(name) ?? null);
    return readSetUp(source ? recorded : this.#given, this.#reader);
  };

  /** readRecorded takes results, with their set-up, from the attribute; what is wrong with them is told, and left. */
  async #readRecorded() {
    const read = await this.#recorded.read(this.#given('results'));
    if (!read) return;
    if (read.recorded) this.#chosen.clear();
    try {
      this.#take(this.#readSetUp());
      this.#host.fallback(false);
    } catch {
      // The element's own attributes are wrong: that has been told, and stands in place of the widget.
    }
    this.#dispatch({ type: 'recorded', recorded: read.recorded });
    if (!read.error) return;
    this.#dispatch({ type: 'refused', message: read.error.message });
    this.#emit('race-error', read.error);
  }

  #take(setUp: SetUp) {
    const asked = setUp.guess !== this.#state.setUp.guess;
    // A run of other tasks would bring results that no row can show.
    if (this.#state.activity && !sameRuns(this.#state.setUp, setUp)) this.cancel();
    this.#dispatch({ type: 'set-up', setUp });
    this.#tellGuesses();
    if (asked) void this.#guess(setUp.guess);
  }

  /** @param on whether the reader guesses first */
  async #guess(on: boolean) {
    const change = (part: Partial<Guess>) =>
      this.#dispatch({ type: 'guess', guess: { ...this.#state.guess, problem: null, ...part } });
    change({ on });
    if (!on) return;
    try {
      const { guessStyles } = await loadGuessing();
      this.#adopt(guessStyles);
      this.#painter.schedule();
    } catch (error) {
      change({ on: false, problem: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Style sheets of parts that came later, by text. */
  #adopted: Set<string> = new Set();

  /** @param text of a style sheet */
  #adopt(text: string) {
    if (this.#adopted.has(text)) return;
    this.#adopted.add(text);
    const later = new CSSStyleSheet();
    later.replaceSync(text);
    const { root } = this.#host;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, later];
  }

  async #learnSupport() {
    const { strategies, cores } = await support();
    this.#dispatch({ type: 'support', support: strategies, cores });
  }

  #dispatch(action: Action) {
    this.#state = reduce(this.#state, action);
    if (action.type === 'report') this.#lastReport = action.report;
    if (action.type === 'report' || action.type === 'support') this.#bringNotes();
    if (action.type === 'summary') this.#tellGuess(action);
    this.#painter.schedule();
  }

  /**
   * bringNotes has notes drawn once what writes them is there. Reports and the number of cores are all that they tell of.
   */
  #bringNotes() {
    if (notes() || !isNoteworthy(this.#state.rows)) return;
    loadNotes().then(() => this.#painter.schedule());
  }

  /** @param action of one race, or of a comparison, which announces its verdict */
  #tellGuess({ announcement, verdict }: Action & { type: 'summary' }) {
    const name = announcement === verdict ? null : (this.#lastReport?.strategy ?? null);
    const told = guessing(this.#state)?.spoken(this.#state, name);
    if (told)
      this.#state = reduce(this.#state, { type: 'announce', text: `${announcement} ${told}` });
  }

  #emit(type: string, detail?: unknown) {
    this.#host.element.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true }),
    );
  }

  /** Guesses as the last events told them. */
  #toldGuesses = this.#state.guess.times;

  /** tellGuesses sends an event for each guess made or taken back since. */
  #tellGuesses() {
    const { times } = this.#state.guess;
    const changes = guessing(this.#state)?.changesIn(this.#toldGuesses, times) ?? [];
    this.#toldGuesses = times;
    for (const detail of changes) this.#emit('race-guess', detail);
  }

  #escape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    if (this.#state.activity) this.cancel();
    else if (this.#state.cursor) this.#dispatch({ type: 'look', cursor: null });
    else return;
    event.preventDefault();
  }

  async #view(view: ViewName) {
    this.#dispatch({ type: 'view', view });
    try {
      await loadView(view);
      this.#painter.schedule();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#dispatch({ type: 'view-problem', view, message });
    }
  }

  /** @param entries texts by attribute name, null to give the choice up */
  #choose(entries: [string, string | null][]) {
    const before = new Map(this.#chosen);
    for (const [name, text] of entries) {
      if (text === null || text.trim() === '') this.#chosen.delete(name);
      else this.#chosen.set(name, text);
    }
    try {
      this.#take(this.#readSetUp());
    } catch (error) {
      if (!(error instanceof RaceError)) throw error;
      this.#chosen = before;
      this.#dispatch({ type: 'field-problem', name: entries[0][0], message: error.message });
    }
  }

  #on = actionsOf({
    state: () => this.#state,
    dispatch: (action) => this.#dispatch(action),
    geometry: () => this.#painter.geometry,
    runner: this.#runner,
    run: (strategy) => this.run(strategy),
    compare: () => this.compare(),
    view: (view) => this.#view(view),
    choose: (entries) => this.#choose(entries),
    guess: (on) => this.#guess(on),
    tellGuesses: () => this.#tellGuesses(),
  });
}
