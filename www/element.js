// <race-lane>, the light shell: reserves the space, shows its children, fetches interface and engine when wanted.

/**
 * @typedef {import('./types.js').Report} Report
 * @typedef {import('./types.js').Comparison} Comparison
 * @typedef {import('./strategies.js').StrategyName} StrategyName
 * @typedef {import('./ui/widget.js').Widget} Widget
 */

/** Those that options.js reads, and `results`; a test holds the lists together, so that the shell need not load options.js. */
const ATTRIBUTES =
  'workload strategy tasks size wait list workers executor switch-interval seed strategies repeats theme guess results'.split(
    ' ',
  );

/** How near the viewport the interface is fetched. */
const NEAR = '600px';

/** The first sign that a reader will press something. */
const INTENTS = ['pointerover', 'pointerdown', 'focusin', 'touchstart'];

/** Heights of the empty widget, also with guesses, so that nothing moves when it comes: wide, and narrow. */
const RESERVE = `
:host { display: block; container-type: inline-size; }
:host([hidden]) { display: none; }
:host([guess]) .space { --guesses: calc(var(--rows) * 18px + 34px); }
.space { min-height: calc(var(--rows) * 51px + 318px + var(--guesses, 0px)); }
@container (max-width: 760px) { .space { min-height: calc(var(--rows) * 51px + 366px + var(--guesses, 0px)); } }
@container (max-width: 760px) { :host([guess]) .space { --guesses: calc(var(--rows) * 36px + 58px); } }
@container (max-width: 600px) { .space { min-height: calc(var(--rows) * 93px + 424px + var(--guesses, 0px)); } }
@container (max-width: 440px) { .space { min-height: calc(var(--rows) * 93px + 520px + var(--guesses, 0px)); } }
@container (max-width: 340px) { .space { min-height: calc(var(--rows) * 93px + 610px + var(--guesses, 0px)); } }
`;

const Base = globalThis.HTMLElement ?? class {};

/** The element. Its methods wait for the interface; its events are race-start, -update, -result, -error, -cancel, -guess. */
export class RaceLane extends Base {
  static observedAttributes = ATTRIBUTES;

  #root = this.attachShadow({ mode: 'open' });
  #slot = document.createElement('slot');
  #space = document.createElement('div');
  /** @type {Widget | null} */
  #widget = null;
  /** @type {Promise<Widget> | null} */
  #loading = null;
  #near = new IntersectionObserver(
    (entries) => {
      // A failed load is tried again at the next intent; until then the children stay.
      if (entries.some((entry) => entry.isIntersecting)) this.#ready().catch(() => {});
    },
    { rootMargin: NEAR },
  );

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(RESERVE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#space.className = 'space';
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
      if (!this.isConnected) this.#widget?.pause();
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
    this.#widget?.readAttributes(name);
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
  async run(strategy) {
    return (await this.#ready()).run(strategy);
  }

  /**
   * compare measures all strategies of the element, repeats interleaved.
   * @returns {Promise<Comparison>}
   */
  async compare() {
    return (await this.#ready()).compare();
  }

  /** cancel ends the run under way, if there is one. */
  cancel() {
    this.#widget?.cancel();
  }

  /** ready brings the interface, once. @returns {Promise<Widget>} */
  #ready() {
    this.#near.disconnect();
    this.#loading ??= this.#load().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #load() {
    const { Widget } = await import('./ui/widget.js');
    this.#widget = new Widget({
      element: this,
      root: this.#root,
      box: this.#space,
      fallback: (shown) => this.#slot.toggleAttribute('hidden', !shown),
    });
    return this.#widget;
  }

  #intend = () => {
    this.#ready()
      .then(() => import('./engine/index.js'))
      .then((engine) => engine.preload?.())
      // Only a preload: the press itself reports what fails.
      .catch(() => {});
  };

  #reserve() {
    const named =
      this.getAttribute('strategies')
        ?.trim()
        .split(/[\s,]+/).length ?? 6;
    this.#space.style.setProperty('--rows', String(Math.min(6, named)));
  }
}

if (globalThis.customElements && !customElements.get('race-lane')) {
  customElements.define('race-lane', RaceLane);
}
