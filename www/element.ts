// <race-lane>, the light shell: reserves the space, shows its children, fetches interface and engine when wanted.

import { cancelled, notLoaded } from './core/errors.ts';
import { observedNames } from './core/names.ts';
import { inTime } from './core/waits.ts';
import type { RaceError } from './core/errors.ts';
import type { Comparison, Report, Update } from './core/report.ts';
import type { ScalingResult } from './engine/scaling/types.ts';
import type { StrategyName } from './core/strategies.ts';
import type { FrameHost } from './frame/host.ts';
import type { Widget } from './widget/widget.ts';

/** How near the viewport the interface is fetched. */
const NEAR = '600px';

/** The first sign that a reader will press something. */
const INTENTS = ['pointerover', 'pointerdown', 'focusin', 'touchstart'];

/**
 * Heights of the empty widget, also with guesses, so that nothing moves when it comes, in wide fonts as in common ones.
 */
const RESERVE = `
:host { display: block; container-type: inline-size; }
:host([hidden]) { display: none; }
:host([guess]) .space { --guesses: calc(var(--rows) * 18px + 34px); }
[part~='problem'] { margin: 0; padding: .6em .8em; border-inline-start: 3px solid; }
.space > div { display: flow-root; }
iframe { display: block; width: calc(100% + 16px); margin: -3px -8px; border: 0; }
iframe:not(.ready) { position: absolute; inset-block-start: 0; visibility: hidden; }
.space { position: relative; min-height: calc(var(--rows) * 51px + 342px + var(--guesses, 0px) + var(--offer, 0) * 34px); }
@container (max-width: 760px) { .space { min-height: calc(var(--rows) * 51px + 402px + var(--guesses, 0px) + var(--offer, 0) * 52px); } }
@container (max-width: 760px) { :host([guess]) .space { --guesses: calc(var(--rows) * 36px + 36px); } }
@container (max-width: 600px) { .space { min-height: calc(var(--rows) * 93px + 455px + var(--guesses, 0px) + var(--offer, 0) * 52px); } }
@container (max-width: 440px) { .space { min-height: calc(var(--rows) * 93px + 540px + var(--guesses, 0px) + var(--offer, 0) * 72px); } }
@container (max-width: 325px) { .space { min-height: calc(var(--rows) * 93px + 650px + var(--guesses, 0px) + var(--offer, 0) * 72px); } }
`;

const Base = globalThis.HTMLElement ?? class {};

/**
 * The element. Its methods wait for the interface; its events are race-start, -update, -result, -error, -cancel, -guess.
 */
export class RaceLane extends Base {
  static observedAttributes = observedNames;

  #root = this.attachShadow({ mode: 'open' });
  #slot = document.createElement('slot');
  #space = document.createElement('div');
  #note = document.createElement('p');
  #widget: Widget | FrameHost | null = null;
  /** Where the widget is drawn; another widget gets another. */
  #mount = document.createElement('div');
  #loading: Promise<Widget | FrameHost> | null = null;
  #framed = false;
  /** Calls that wait until there is a widget. */
  #waiting: Set<AbortController> = new Set();
  #sheets = [new CSSStyleSheet()];
  #near = new IntersectionObserver(
    (entries) => {
      // A failed load is tried again at the next intent; until then the children stay.
      if (entries.some((entry) => entry.isIntersecting)) this.#ready().catch(() => {});
    },
    { rootMargin: NEAR },
  );

  constructor() {
    super();
    this.#sheets[0].replaceSync(RESERVE);
    this.#root.adoptedStyleSheets = this.#sheets;
    this.#space.className = 'space';
    this.#note.setAttribute('part', 'problem');
    this.#note.setAttribute('role', 'alert');
    this.#space.append(this.#slot);
    this.#root.append(this.#space);
  }

  connectedCallback() {
    this.#reserve();
    for (const intent of INTENTS) {
      this.addEventListener(intent, this.#intend, { once: true, passive: true });
    }
    if (this.#widget) this.#widget.resume();
    else this.#near.observe(this);
  }

  disconnectedCallback() {
    this.#near.disconnect();
    for (const intent of INTENTS) this.removeEventListener(intent, this.#intend);
    // A move disconnects and connects in one task: only who is still gone after it has left for good.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.cancel();
      this.#widget?.pause();
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null) {
    if (before === after) return;
    if (name === 'strategies') this.#reserve();
    if (name === 'isolate' && (after === 'frame') !== this.#framed) this.#change(after === 'frame');
    else this.#widget?.readAttributes(name);
  }

  /** report is the last result, or null. */
  get report(): Report | null {
    return this.#widget?.report ?? null;
  }

  /** run measures one strategy; without a name, the one of the `strategy` attribute. */
  run(strategy?: StrategyName): Promise<Report> {
    return this.#call((widget) => widget.run(strategy));
  }

  /** compare measures all strategies of the element, repeats interleaved. */
  compare(): Promise<Comparison> {
    return this.#call((widget) => widget.compare());
  }

  /** cancel ends the run under way, if there is one, and the calls that still wait for the interface. */
  cancel() {
    for (const control of this.#waiting) control.abort(cancelled());
    this.#widget?.cancel();
  }

  /** hosted lets the page around this one use the element, as embed.html does in a frame. */
  async hosted() {
    const { answer } = await import('./frame/guest.ts');
    answer(this);
  }

  /** load fetches the interface now, as coming near the viewport does. */
  async load() {
    await this.#ready();
  }

  /** call has the widget do something as soon as it can, unless that is cancelled before. */
  async #call<T>(act: (widget: Widget | FrameHost) => Promise<T>): Promise<T> {
    const control = new AbortController();
    const { signal } = control;
    const cancelled: Promise<never> = new Promise((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason)),
    );
    this.#waiting.add(control);
    try {
      const widget = await Promise.race([this.#usable(), cancelled]);
      signal.throwIfAborted();
      return act(widget);
    } finally {
      this.#waiting.delete(control);
    }
  }

  /** usable brings the widget; a frame that was taken out of the page and put back loads anew. */
  async #usable() {
    const widget = await this.#ready();
    await (widget as Partial<FrameHost>).ready?.();
    return widget;
  }

  /** ready brings the interface, once. */
  #ready(): Promise<Widget | FrameHost> {
    this.#near.disconnect();
    if (this.#loading) return this.#loading;
    const loading = this.#load().catch((error) => {
      if (this.#loading === loading) this.#loading = null;
      throw error;
    });
    this.#loading = loading;
    return loading;
  }

  async #load(): Promise<Widget | FrameHost> {
    const mount = this.#mount;
    const place = {
      element: this,
      root: this.#root,
      box: mount,
      fallback: (shown: boolean) => this.#slot.toggleAttribute('hidden', !shown),
      failed: (error: any) => this.#unframe(error),
    };
    const coming: Promise<any> = this.#framed
      ? import('./frame/host.ts')
      : import('./widget/widget.ts');
    const { Widget, FrameHost } = await inTime(coming).catch(notLoaded('The interface'));
    // Meanwhile the author or the reader may have asked for the other.
    if (mount !== this.#mount) return this.#ready();
    this.#space.append(mount);
    const widget = FrameHost ? new FrameHost(place) : new Widget(place);
    this.#widget = widget;
    // It came too late: nothing outside is to hold on to it.
    if (!this.isConnected) widget.pause();
    // A frame that fails is told of by itself, and another widget is on its way then.
    await widget.ready?.().catch(() => {});
    return mount === this.#mount ? widget : this.#ready();
  }

  /** change puts the widget into a frame, or out of it. What it showed is gone, as it was measured elsewhere. */
  #change(framed: boolean) {
    this.#framed = framed;
    this.#reserve();
    const old = this.#widget as any;
    const wanted = this.#loading !== null;
    this.#mount.remove();
    this.#mount = document.createElement('div');
    this.#widget = this.#loading = null;
    this.#note.remove();
    this.#slot.hidden = false;
    old?.[old.end ? 'end' : 'pause']();
    this.#root.adoptedStyleSheets = this.#sheets;
    if (wanted) this.#ready().catch(() => {});
  }

  /** unframe says why the frame is of no use, and draws the widget in place. */
  #unframe(error: Error) {
    this.#change(false);
    this.#note.textContent = error.message;
    this.#root.prepend(this.#note);
    this.dispatchEvent(
      new CustomEvent('race-error', { detail: error, bubbles: true, composed: true }),
    );
  }

  #intend = () => {
    this.#ready()
      // A frame has an engine of its own.
      .then(() => (this.#framed ? null : import('./engine/index.ts')))
      .then((engine) => engine?.preload())
      // Only a preload: the press itself reports what fails.
      .catch(() => {});
  };

  #reserve() {
    const named =
      this.getAttribute('strategies')
        ?.trim()
        .split(/[\s,]+/).length ?? 6;
    this.#space.style.setProperty('--rows', String(Math.min(6, named)));
    // Where a post is not isolated, the widget in place has a sentence more (widget/offer-view.js).
    const post = !document.documentElement.hasAttribute('data-race-lane-page');
    const offer = post && !this.#framed && !globalThis.crossOriginIsolated;
    this.#space.style.setProperty('--offer', offer ? '1' : '0');
  }
}

/** What `race-start` says: what was asked for, one strategy, a comparison of all, or the runs of a view. */
export type RaceStart = { kind: 'race' | 'compare' | 'study'; strategy: StrategyName | null };

/** What `race-guess` says: where the reader expects a strategy to end, null where a guess was taken back. */
export type RaceGuess = { strategy: StrategyName; ms: number | null };

declare global {
  interface HTMLElementTagNameMap {
    'race-lane': RaceLane;
  }

  // They bubble and are composed: elements, the document and the window all hear them.
  interface GlobalEventHandlersEventMap {
    'race-start': CustomEvent<RaceStart>;
    'race-update': CustomEvent<Update>;
    'race-result': CustomEvent<Report>;
    'race-scaling': CustomEvent<ScalingResult>;
    'race-error': CustomEvent<RaceError>;
    'race-cancel': CustomEvent<null>;
    'race-guess': CustomEvent<RaceGuess>;
  }
}

if (globalThis.customElements && !customElements.get('race-lane')) {
  customElements.define('race-lane', RaceLane);
}
