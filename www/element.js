// <race-lane>, the light shell: reserves the space, shows its children, fetches interface and engine when wanted.

import { cancelled, notLoaded } from './core/errors.js';
import { observedNames } from './core/names.js';
import { inTime } from './core/waits.js';

/**
 * @typedef {import('./core/report.js').Report} Report
 * @typedef {import('./core/report.js').Comparison} Comparison
 * @typedef {import('./core/strategies.js').StrategyName} StrategyName
 * @typedef {import('./widget/widget.js').Widget} Widget
 * @typedef {import('./frame/host.js').FrameHost} FrameHost
 */

/** Where racelane.js was loaded from: built, this file is in it, and in the sources beside it. */
export const moduleUrl = import.meta.url
  .replace(/[?#].*$/, '')
  .replace(/\/element\.js$/, '/racelane.js');

/** How near the viewport the interface is fetched. */
const NEAR = '600px';

/** The first sign that a reader will press something. */
const INTENTS = ['pointerover', 'pointerdown', 'focusin', 'touchstart'];

/** Heights of the empty widget, also with guesses, so that nothing moves when it comes, in wide fonts as in common ones. */
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

/** The element. Its methods wait for the interface; its events are race-start, -update, -result, -error, -cancel, -guess. */
export class RaceLane extends Base {
  static observedAttributes = observedNames;

  #root = this.attachShadow({ mode: 'open' });
  #slot = document.createElement('slot');
  #space = document.createElement('div');
  #note = document.createElement('p');
  /** @type {Widget | FrameHost | null} */
  #widget = null;
  /** Where the widget is drawn; another widget gets another. */
  #mount = document.createElement('div');
  /** @type {Promise<Widget | FrameHost> | null} */
  #loading = null;
  #framed = false;
  /** Calls that wait until there is a widget. @type {Set<AbortController>} */
  #waiting = new Set();
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

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'strategies') this.#reserve();
    if (name === 'isolate' && (after === 'frame') !== this.#framed) this.#change(after === 'frame');
    else this.#widget?.readAttributes(name);
  }

  /** report is the last result, or null. @returns {Report | null} */
  get report() {
    return this.#widget?.report ?? null;
  }

  /**
   * run measures one strategy; without a name, the one of the `strategy` attribute.
   * @param {StrategyName} [strategy]
   * @returns {Promise<Report>}
   */
  run(strategy) {
    return this.#call((widget) => widget.run(strategy));
  }

  /**
   * compare measures all strategies of the element, repeats interleaved.
   * @returns {Promise<Comparison>}
   */
  compare() {
    return this.#call((widget) => widget.compare());
  }

  /** cancel ends the run under way, if there is one, and the calls that still wait for the interface. */
  cancel() {
    for (const control of this.#waiting) control.abort(cancelled());
    this.#widget?.cancel();
  }

  /** hosted lets the page around this one use the element, as embed.html does in a frame. */
  async hosted() {
    const { answer } = await import('./frame/guest.js');
    answer(this);
  }

  /** load fetches the interface now, as coming near the viewport does. */
  async load() {
    await this.#ready();
  }

  /**
   * call has the widget do something as soon as it can, unless that is cancelled before.
   * @template T
   * @param {(widget: Widget | FrameHost) => Promise<T>} act
   * @returns {Promise<T>}
   */
  async #call(act) {
    const control = new AbortController();
    const { signal } = control;
    /** @type {Promise<never>} */
    const cancelled = new Promise((_, reject) =>
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
    await /** @type {Partial<FrameHost>} */ (widget).ready?.();
    return widget;
  }

  /** ready brings the interface, once. @returns {Promise<Widget | FrameHost>} */
  #ready() {
    this.#near.disconnect();
    if (this.#loading) return this.#loading;
    const loading = this.#load().catch((error) => {
      if (this.#loading === loading) this.#loading = null;
      throw error;
    });
    this.#loading = loading;
    return loading;
  }

  /** @returns {Promise<Widget | FrameHost>} */
  async #load() {
    const mount = this.#mount;
    const place = {
      element: this,
      root: this.#root,
      box: mount,
      fallback: (/** @type {boolean} */ shown) => this.#slot.toggleAttribute('hidden', !shown),
      failed: (/** @type {any} */ error) => this.#unframe(error),
    };
    /** @type {Promise<any>} */
    const coming = this.#framed ? import('./frame/host.js') : import('./widget/widget.js');
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
  #change(/** @type {boolean} */ framed) {
    this.#framed = framed;
    this.#reserve();
    const old = /** @type {any} */ (this.#widget);
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
  #unframe(/** @type {Error} */ error) {
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
      .then(() => (this.#framed ? null : import('./engine/index.js')))
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

if (globalThis.customElements && !customElements.get('race-lane')) {
  customElements.define('race-lane', RaceLane);
}
