// <race-lane>, the light shell: reserves the space, shows its children, and loads the widget and the engine on demand.

import { cancelled } from './core/errors.ts';
import { lazy } from './core/lazy.ts';
import { attributeNames, portableNames } from './core/option-table.ts';
import { addProperties, adoptProperties } from './core/properties.ts';
import { strategyNames } from './core/strategies.ts';
import { requirePage } from './core/support.ts';
import { unlessAborted } from './core/waits.ts';
import { engine } from './engine/load.ts';
import type { RaceError } from './core/errors.ts';
import type { Chosen } from './core/near-names.ts';
import type { Properties } from './core/properties.ts';
import type { PythonReport } from './core/python-report.ts';
import type { Comparison, RaceGuess, RaceStart, Report, Update } from './core/report.ts';
import type { ScalingResult } from './engine/scaling/types.ts';
import type { StrategyName } from './core/strategies.ts';

/** The widget in this page, or the one in a frame: the element treats both alike. */
interface AnyWidget {
  report: Report | null;
  run(strategy?: StrategyName): Promise<Report>;
  compare(): Promise<Comparison>;
  cancel(): void;
  readAttributes(name?: string): void;
  resume(): void;
  pause(): void;
  /** Resolves once the page in the frame can be used. */
  ready?(): Promise<void>;
  /** Removes the frame for good. */
  end?(): void;
}

const inPlace = lazy('The interface', () => import('./widget/widget.ts'));
const inFrame = lazy('The interface', () => import('./frame/host.ts'));
const guest = lazy('The interface', () => import('./frame/guest.ts'));

/** How near the viewport an element loads its widget. */
const NEAR = '600px';

/** Signs that a reader is about to press something. */
const INTENTS = ['pointerover', 'pointerdown', 'focusin'];

/**
 * The room of the widget.
 *
 * Its width: a container has no width of its own, and many parents take their width from their content. The inner box
 * around `.space` names the widget's usual width, `:host::before` the least one, and the outer box lets the widget
 * shrink below both.
 *
 * Its heights: those of the empty widget, with and without guesses and in wide and common fonts. They keep the page
 * from moving when the widget appears.
 */
const RESERVE = `
:host { display: block; min-width: 0; writing-mode: horizontal-tb; break-inside: avoid; }
:host([hidden]) { display: none; }
:host::before { content: ''; display: block; contain: inline-size; contain-intrinsic-width: min(280px, 90vw); }
:host > div { display: grid; grid-template-columns: minmax(0, 1fr); }
:host > div > div { container-type: inline-size; contain-intrinsic-width: 960px; }
[part~='problem'] { margin: 0; padding: .6em .8em; border-inline-start: 3px solid; }
.space { --lane-row: 51px; --lane-rest: 362px; --lane-line: 34px; position: relative; min-height: calc(var(--rows) * var(--lane-row) + var(--lane-rest) + var(--guesses, 0px) + var(--offer, 0) * var(--lane-line)); }
.space > div { display: flow-root; }
:host([guess]) .space { --guesses: calc(var(--rows) * 18px + 72px); }
@container (max-width: 760px) {
.space { --lane-rest: 416px; --lane-line: 52px; }
:host([guess]) .space { --guesses: calc(var(--rows) * 36px + 44px); }
}
@container (max-width: 600px) { .space { --lane-row: 93px; --lane-rest: 495px; } }
@container (max-width: 440px) { .space { --lane-rest: 594px; --lane-line: 72px; } }
@container (max-width: 325px) { .space { --lane-rest: 672px; } }
`;

/** Puts a box around an element. */
function wrapInBox(inner: Element) {
  const box = document.createElement('div');
  box.append(inner);
  return box;
}

/** Makes an element for the interface's own texts, which are English in a post of any language. */
const makeEnglish = (name: 'div' | 'p') =>
  Object.assign(document.createElement(name), { lang: 'en', dir: 'ltr' });

const Base = (globalThis.HTMLElement ?? class {}) as new () => HTMLElement & Properties;

/**
 * The element. Its methods wait for the widget, and its properties are its options. Its events are race-start,
 * race-update, race-result, race-scaling, race-python, race-error, race-cancel and race-guess.
 */
export class RaceLane extends Base {
  static observedAttributes = attributeNames;
  static portableNames = portableNames;

  #root = this.attachShadow({ mode: 'open' });
  #slot = document.createElement('slot');
  #space = document.createElement('div');
  #note = makeEnglish('p');
  #widget: AnyWidget | null = null;
  /** Where the widget is drawn. Each widget has its own mount. */
  #mount = makeEnglish('div');
  #loading: Promise<AnyWidget> | null = null;
  #isFramed = false;
  /** The reader's set-up since the reader opened a frame. As attributes it would not survive a morph of the page. */
  #chosen: Chosen = new Map();
  /** Calls that wait for a widget. */
  #waiting: Set<AbortController> = new Set();
  /** The texts of the style sheets. */
  #styles = [RESERVE];
  #near: IntersectionObserver | null = null;

  constructor() {
    super();
    this.#dress();
    this.#space.className = 'space';
    this.#note.setAttribute('part', 'problem');
    this.#note.setAttribute('role', 'alert');
    this.#space.append(this.#slot);
    this.#root.append(wrapInBox(wrapInBox(this.#space)));
  }

  connectedCallback() {
    adoptProperties(this);
    this.#reserve();
    for (const intent of INTENTS) {
      this.addEventListener(intent, this.#intend, { once: true, passive: true });
    }
    if (this.#widget) this.#widget.resume();
    else this.#watch();
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    for (const intent of INTENTS) this.removeEventListener(intent, this.#intend);
    // A move disconnects and connects within one task. An element that is still disconnected after the task has left
    // for good.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.cancel();
      this.#widget?.pause();
    });
  }

  adoptedCallback() {
    this.#dress();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null) {
    if (before === after) return;
    this.#chosen.delete(name);
    if (name === 'strategies') this.#reserve();
    const isFramed = /frame/i.test(after ?? '');
    if (name === 'isolate' && isFramed !== this.#isFramed) this.#change(isFramed);
    else this.#widget?.readAttributes(name);
  }

  /** The last result, or null. */
  get report(): Report | null {
    return this.#widget?.report ?? null;
  }

  /** Measures one strategy, by default the one of the `strategy` attribute. */
  run(strategy?: StrategyName): Promise<Report> {
    return this.#call((widget) => widget.run(strategy));
  }

  /** Measures all strategies of the element, with interleaved repeats. */
  compare(): Promise<Comparison> {
    return this.#call((widget) => widget.compare());
  }

  /** Ends the run under way, if there is one, and the calls that still wait for the widget. */
  cancel() {
    for (const control of this.#waiting) control.abort(cancelled());
    this.#widget?.cancel();
  }

  /** Lets the page around this one use the element: embed.html asks for it in a frame. */
  async hosted() {
    const { answer } = await guest.load();
    answer(this);
  }

  /** Loads the widget now, even if the element is not near the viewport. */
  async load() {
    await this.#ready();
  }

  /** Puts the widget into a frame for the reader, with the reader's set-up. */
  openFrame(chosen: Chosen) {
    this.#chosen = chosen;
    this.#change(true);
    return this.load();
  }

  /** Calls the widget as soon as it is loaded, and rejects if the call is cancelled before. */
  async #call<T>(act: (widget: AnyWidget) => Promise<T>): Promise<T> {
    const control = new AbortController();
    const { signal } = control;
    this.#waiting.add(control);
    try {
      const widget = await unlessAborted(this.#usable(), signal);
      signal.throwIfAborted();
      return act(widget);
    } finally {
      this.#waiting.delete(control);
    }
  }

  /** Waits for the widget and for its frame. A frame that was taken out of the page and put back loads again. */
  async #usable() {
    const widget = await this.#ready();
    await widget.ready?.();
    return widget;
  }

  /** Loads the widget, once. */
  #ready(): Promise<AnyWidget> {
    this.#near?.disconnect();
    if (this.#loading) return this.#loading;
    const loading = this.#load().catch((error) => {
      if (this.#loading === loading) {
        this.#loading = null;
        this.#fail(error);
      }
      throw error;
    });
    this.#loading = loading;
    return loading;
  }

  async #load(): Promise<AnyWidget> {
    requirePage();
    const mount = this.#mount;
    const Maker = this.#isFramed ? (await inFrame.load()).FrameHost : (await inPlace.load()).Widget;
    // The author or the reader may have asked for the other kind of widget meanwhile.
    if (mount !== this.#mount) return this.#ready();
    if (!this.#space.className) this.#recover();
    this.#space.append(mount);
    const widget: AnyWidget = new Maker({
      element: this,
      chosen: this.#chosen,
      box: mount,
      addStyles: (text) => {
        this.#styles.push(text);
        this.#dress();
      },
      fallback: (shown) => this.#slot.toggleAttribute('hidden', !shown),
      failed: (error) => this.#unframe(error),
    });
    this.#widget = widget;
    // The element left meanwhile, so nothing outside may keep this widget alive.
    if (!this.isConnected) widget.pause();
    // A frame that fails calls `failed`, which starts to load another widget.
    await widget.ready?.().catch(() => {});
    return mount === this.#mount ? widget : this.#ready();
  }

  /** Puts the widget into a frame, or out of it. The results are dropped, because they were measured elsewhere. */
  #change(framed: boolean) {
    this.#isFramed = framed;
    this.#reserve();
    const old = this.#widget;
    const wanted = this.#loading !== null;
    this.#mount.remove();
    this.#mount = makeEnglish('div');
    this.#widget = this.#loading = null;
    this.#recover();
    this.#slot.hidden = false;
    if (old?.end) old.end();
    else old?.pause();
    this.#styles = [RESERVE];
    this.#dress();
    if (wanted) this.#ready().catch(() => {});
  }

  /** Shows the error of the frame, and draws the widget in this page. */
  #unframe(error: Error) {
    this.#change(false);
    this.#root.prepend(this.#note);
    this.#show(error);
  }

  /** Says below the children why the widget did not load, and removes the space reserved for it. */
  #fail(error: Error) {
    const again = document.createElement('button');
    again.textContent = 'Try again';
    again.onclick = () => void this.#ready().catch(() => {});
    this.#space.className = '';
    this.#root.append(this.#note);
    this.#show(error, ' ', again);
  }

  /** Reserves the space for a widget again. */
  #recover() {
    this.#space.className = 'space';
    this.#note.remove();
  }

  #show(error: Error, ...more: (Node | string)[]) {
    this.#note.replaceChildren(error.message, ...more);
    this.dispatchEvent(
      new CustomEvent('race-error', { detail: error, bubbles: true, composed: true }),
    );
  }

  /**
   * Adopts the style sheets. A sheet belongs to one document, so an element that was moved to another needs new ones. A
   * page that jsdom simulates can adopt none, and has no observer. A document without a window shows nothing.
   */
  #dress() {
    const { ownerDocument } = this;
    if (!ownerDocument.defaultView || !('adoptedStyleSheets' in ownerDocument)) return;
    const { CSSStyleSheet } = ownerDocument.defaultView;
    this.#root.adoptedStyleSheets = this.#styles.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
  }

  /** Loads the widget once the element is near the viewport of the window that shows it. */
  #watch() {
    const view = this.ownerDocument.defaultView ?? globalThis;
    if (!('IntersectionObserver' in view)) return;
    this.#near = new view.IntersectionObserver(
      (entries) => {
        // The next intent tries a failed load again; until then the children stay.
        if (entries.some((entry) => entry.isIntersecting)) this.#ready().catch(() => {});
      },
      { rootMargin: NEAR },
    );
    this.#near.observe(this);
  }

  #intend = () => {
    this.#ready()
      // A frame loads an engine of its own.
      .then(() => (this.#isFramed ? null : engine.load()))
      .then((loaded) => loaded?.preload())
      // This is only a preload: the press itself reports a failure.
      .catch(() => {});
  };

  #reserve() {
    const given = this.getAttribute('strategies')?.toLowerCase() ?? '';
    const named = strategyNames.filter((name) => given.includes(name)).length;
    this.#space.style.setProperty('--rows', String(named || strategyNames.length));
    // In a post that is not isolated the widget has one more sentence (widget/offer-view.ts).
    const post = !document.documentElement.hasAttribute('data-race-lane-page');
    const offer = post && !this.#isFramed && !globalThis.crossOriginIsolated;
    this.#space.style.setProperty('--offer', offer ? '1' : '0');
  }
}

addProperties(RaceLane);

declare global {
  interface HTMLElementTagNameMap {
    'race-lane': RaceLane;
  }

  // The events bubble and are composed: elements, the document and the window all receive them.
  interface GlobalEventHandlersEventMap {
    'race-start': CustomEvent<RaceStart>;
    'race-update': CustomEvent<Update>;
    'race-result': CustomEvent<Report>;
    'race-scaling': CustomEvent<ScalingResult>;
    'race-python': CustomEvent<PythonReport>;
    'race-error': CustomEvent<RaceError>;
    'race-cancel': CustomEvent<null>;
    'race-guess': CustomEvent<RaceGuess>;
  }
}

if (globalThis.customElements && !customElements.get('race-lane')) {
  customElements.define('race-lane', RaceLane);
}
