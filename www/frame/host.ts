// The element's side of isolate="frame": the frame, used like a widget in place.

import { assetUrls } from '../core/asset-urls.ts';
import { cancelled } from '../core/errors.ts';
import { fromWire } from '../core/wire-errors.ts';
import { Link } from '../core/link.ts';
import { textOf } from '../core/near-names.ts';
import { ownText } from '../core/own-program.ts';
import { watchArrival } from './arrival.ts';
import { LONGEST_TEXT, crossingNames } from './messages.ts';
import { noteFrameFailure } from './failure.ts';
import {
  bundledError,
  forbiddenError,
  goneError,
  noOriginError,
  outsideError,
  popOutError,
  silentError,
  unreadyError,
} from './errors.ts';
import { hostTurns } from './turns.ts';
import { hostPort } from './wire.ts';
import type { Chosen } from '../core/near-names.ts';
import type { Comparison, Report } from '../core/report.ts';
import type { FromGuest, ToGuest, WidgetEvent } from './messages.ts';

/** The means that the element gives to the frame. */
export interface Host {
  element: HTMLElement;
  /** The reader's texts in place of attributes. */
  chosen: Chosen;
  /** Where the frame goes, in the space reserved for it. */
  box: HTMLElement;
  /** Adds a style sheet. */
  addStyles: (text: string) => void;
  /** Shows or hides the element's children. */
  fallback: (shown: boolean) => void;
  /** Takes the error of a frame that cannot be used. */
  failed: (error: Error) => void;
}

/** The frame is a little larger than its space, so that focus outlines are not cut off. */
const STYLES = `
iframe { --past: clamp(0px, 50vw - 50% - 8px, 4px); display: block; width: calc(100% + 2 * var(--past)); margin: -3px calc(-1 * var(--past)); border: 0; }
iframe:not(.ready) { position: absolute; inset-block-start: 0; visibility: hidden; }
`;

/** How long the page in the frame may take to say hello. Its service worker may take 10 s of these (service-worker.ts). */
const HELLO_MS = 15_000;

/** How long the page may then take to become ready. */
const READY_MS = 20_000;

/**
 * How long a working frame may be silent. No event reports that the browser has ended the frame's process. A living
 * page answers a `ping` at once, even while its workers compute.
 */
const SILENCE = { ms: 15_000, error: goneError };

/** How many frames there have been. The number distinguishes the titles of frames. */
let frames = 0;

/** One frame, with the same methods as a widget in place. */
export class FrameHost {
  readonly #host;
  readonly #frame = document.createElement('iframe');
  readonly #number = ++frames;
  readonly #port;
  readonly #link;
  readonly #takeTurn;
  readonly #arrival;
  #lastCall = 0;
  /** Whether a run is under way: from race-start to its end. */
  #isRunning = false;
  /** Whether a view measures. The results of a view's own runs belong to no row. */
  #isStudy = false;
  #ready = withResolvers();
  report: Report | null = null;

  constructor(host: Host) {
    this.#host = host;
    const { origin, protocol } = new URL(assetUrls.embed);
    // webpack writes the address that the file had on the machine of the build.
    const isBundled = protocol === 'file:';
    this.#port = hostPort(this.#frame, origin);
    this.#link = new Link<FromGuest, ToGuest>(this.#port, {
      onMessage: (message) => this.#take(message),
      ask: () => this.#link.post({ type: 'ping' }),
    });
    this.#link.failed.catch((error) => this.#fail(error));
    this.#takeTurn = hostTurns(this.#link, SILENCE);
    this.#setUpFrame(isBundled);
    if (self.origin === 'null') this.#link.break(noOriginError());
    else if (isBundled) this.#link.break(bundledError());
    this.#arrival = watchArrival(this.#frame, (error) => this.#link.break(error));
    // The listener comes first, because the browser may refuse the frame as soon as the frame is in the page.
    if (host.element.isConnected) this.#listen();
    host.box.append(this.#frame);
    if (host.element.isConnected) this.#expect('hello', HELLO_MS);
    else this.#ready.reject(outsideError());
  }

  #setUpFrame(isBundled: boolean) {
    this.#host.addStyles(STYLES);
    this.#frame.allow = 'cross-origin-isolated; clipboard-write';
    this.#setTitle();
    this.#frame.scrolling = 'no';
    this.#frame.style.height = `${this.#host.box.parentElement?.clientHeight ?? 0}px`;
    if (!isBundled) this.#frame.src = assetUrls.embed;
  }

  /** Resolves when the widget in the frame can be used, and rejects while its element is in no document. */
  ready() {
    return this.#ready.promise;
  }

  /** Measures one strategy in the frame. */
  async run(strategy?: string): Promise<Report> {
    const name = strategy === undefined ? null : String(strategy).slice(0, 100);
    const result = await this.#call((call) => ({ type: 'run', call, strategy: name }));
    return result as Report;
  }

  /** Measures all strategies that the frame can run. */
  async compare(): Promise<Comparison> {
    return (await this.#call((call) => ({ type: 'compare', call }))) as Comparison;
  }

  /** Asks the frame for a result. Rejects while no page is in the frame. */
  async #call(message: (call: number) => ToGuest) {
    await this.#ready.promise;
    if (!this.#port.isConnected()) throw outsideError();
    const call = ++this.#lastCall;
    this.#link.post(message(call));
    const { result } = await this.#link.next({ type: 'done', call }, { silence: SILENCE });
    return result;
  }

  /** Ends the run in the frame. */
  cancel() {
    this.#link.post({ type: 'cancel' });
  }

  /** @param name the name of the changed attribute */
  readAttributes(name?: string) {
    if (!name || !crossingNames.includes(name)) return;
    if (name === 'workload') this.#setTitle();
    this.#link.post({ type: 'attribute', name, text: this.#text(name) });
  }

  /** Names the frame for screen readers. */
  #setTitle() {
    const computing = this.#text('workload') === 'cpu';
    this.#frame.title = `Racelane ${this.#number}: tasks that ${computing ? 'compute' : 'wait'}`;
  }

  /**
   * Called when the element enters the document. The frame then loads again, unless it was moved together with its
   * page.
   */
  resume() {
    this.#listen();
    if (this.#port.isConnected()) return;
    this.#arrival.setHere(false);
    this.#dropWork();
    if (this.#ready.settled) this.#ready = withResolvers();
    this.#expect('hello', HELLO_MS);
  }

  /** Called when the element leaves the document. The page in the frame is gone then, together with its run. */
  pause() {
    this.#port.disconnect();
    this.#dropWork();
    if (this.#ready.settled) this.#ready = withResolvers();
    this.#ready.reject(outsideError());
    this.#port.close();
    document.removeEventListener('securitypolicyviolation', this.#violated);
  }

  /** Ends the frame, so that another widget can take its place. */
  end() {
    this.#ready.reject(new DOMException('The frame was taken away.', 'AbortError'));
    this.pause();
  }

  /** Listens while the element is in the document. Otherwise the listeners would keep a removed element alive. */
  #listen() {
    this.#port.open();
    document.addEventListener('securitypolicyviolation', this.#violated);
    if (this.#host.element.ownerDocument !== document) this.#link.break(popOutError());
  }

  #take(message: FromGuest) {
    switch (message.type) {
      case 'here':
        return this.#arrival.setHere(true);
      case 'hello':
        return this.#connect();
      case 'ready':
        if (!message.shared) noteFrameFailure();
        this.#frame.classList.add('ready');
        return this.#ready.resolve();
      case 'broken':
        return this.#link.break(fromWire(message.error));
      case 'height':
        this.#frame.style.height = `${Math.ceil(message.heightPx)}px`;
        return;
      case 'fallback':
        return this.#host.fallback(message.shown);
      case 'report':
        this.report = message.report;
        return;
      case 'event':
        return this.#takeEvent(message);
      case 'ask-turn':
        // The runs of a comparison have no event for their beginning.
        this.#isRunning = true;
        return this.#takeTurn(message.turn);
      case 'end-turn':
        this.#isRunning = false;
    }
  }

  /** Called when a page has loaded in the frame. The work of any page before is lost. */
  #connect() {
    this.#dropWork();
    const attributes = crossingNames.flatMap((name) => {
      const text = this.#text(name);
      return text === null ? [] : [[name, text] as [string, string]];
    });
    this.#expect('ready', READY_MS);
    this.#link.post({ type: 'connect', attributes, program: ownText(this.#host.element) });
  }

  /** Breaks the link unless the page in the frame sends this message in time. */
  #expect(type: 'hello' | 'ready', ms: number) {
    const error = () => (this.#arrival.isHere() ? unreadyError : silentError)(ms);
    this.#link.next({ type }, { timeout: { ms, error } }).catch(() => {});
  }

  /** Returns an attribute's text. A text longer than any valid value is cut, and the frame refuses it. */
  #text = (name: string) =>
    textOf(this.#host.element, name, this.#host.chosen)?.slice(0, LONGEST_TEXT) ?? null;

  /** Ends all waits for the page in the frame, which is gone. */
  #dropWork() {
    this.report = null;
    this.#link.endWaits(cancelled());
    if (this.#isRunning) this.#takeEvent({ type: 'event', name: 'race-cancel', detail: null });
  }

  #takeEvent(event: WidgetEvent) {
    const { name } = event;
    const goesOn = name === 'race-update' || name === 'race-guess';
    this.#isRunning = name === 'race-start' || (goesOn && this.#isRunning);
    if (name === 'race-start') this.#isStudy = event.detail.kind === 'study';
    if (name === 'race-result' && !this.#isStudy) this.report = event.detail;
    const detail = name === 'race-error' ? fromWire(event.detail) : event.detail;
    this.#host.element.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true }),
    );
  }

  #violated = (event: SecurityPolicyViolationEvent) => {
    if (!/^(frame|child|default)-src/.test(event.effectiveDirective)) return;
    const { blockedURI } = event;
    if (blockedURI && assetUrls.embed.startsWith(blockedURI))
      this.#link.break(forbiddenError(event));
  };

  /** Reports that the link has broken, so the frame cannot be used. */
  #fail(error: Error) {
    noteFrameFailure();
    this.#ready.reject(error);
    this.#host.failed(error);
  }
}

/** Creates a promise with the functions that settle it. A rejection that nobody awaits is no error of the page. */
function withResolvers() {
  const made = {
    settled: false,
    resolve: () => {},
    reject: (_reason: unknown): void => {},
    promise: Promise.resolve() as Promise<void>,
  };
  made.promise = new Promise((resolve, reject) => {
    made.resolve = () => {
      made.settled = true;
      resolve();
    };
    made.reject = (reason) => {
      made.settled = true;
      reject(reason);
    };
  });
  made.promise.catch(() => {});
  return made;
}
