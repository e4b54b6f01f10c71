// The element's side of isolate="frame": the frame, and the widget in it as if it were in place.

import { assetUrls } from '../core/asset-urls.ts';
import { cancelled, fromWire } from '../core/errors.ts';
import { Link } from '../core/link.ts';
import { LONGEST_TEXT, crossingNames } from './messages.ts';
import { noteNoHelp } from './no-help.ts';
import { forbidden, gone, noOrigin, outside, silent } from './trouble.ts';
import { hostTurns } from './turns.ts';
import { hostPort } from './wire.ts';
import type { Comparison, Report } from '../core/report.ts';
import type { FromGuest, ToGuest, WidgetEvent } from './messages.ts';

/** What the frame gets from the element. */
export interface Host {
  element: HTMLElement;
  /** Where the frame goes, in the space reserved for it. */
  box: HTMLElement;
  /** Shows or hides the element's children. */
  fallback: (shown: boolean) => void;
  /** Takes the error of a frame that cannot be used. */
  failed: (error: Error) => void;
}

/** How long the page in the frame may take to say hello, including one reload for its service worker. */
const HELLO_MS = 10_000;

/** How long it may then take to be ready. */
const READY_MS = 20_000;

/**
 * How long a frame at work may be silent. When the browser ends its process nobody is told; a page that lives answers
 * a `ping` at once, whatever its workers do.
 */
const SILENCE = { ms: 15_000, error: gone };

/** How many frames there have been: two of a page must not have the same name. */
let frames = 0;

/** One frame. It has the methods of the widget in place. */
export class FrameHost {
  readonly #host;
  readonly #frame = document.createElement('iframe');
  readonly #number = ++frames;
  readonly #port;
  readonly #link;
  readonly #takeTurn;
  #lastCall = 0;
  /** Between race-start and the end of a run. */
  #running = false;
  /** Whether a view measures: the results of its own runs belong to no row. */
  #study = false;
  #ready = withResolvers();
  report: Report | null = null;

  constructor(host: Host) {
    this.#host = host;
    const { origin } = new URL(assetUrls.embed);
    this.#port = hostPort(this.#frame, origin);
    this.#link = new Link<FromGuest, ToGuest>(this.#port, {
      onMessage: (message) => this.#take(message),
      ask: () => this.#link.post({ type: 'ping' }),
    });
    this.#link.failed.catch((error) => this.#fail(error));
    this.#takeTurn = hostTurns(this.#link, SILENCE);
    this.#setUpFrame();
    // Listening comes first: the frame may be refused as soon as it is in the page.
    if (host.element.isConnected) this.#listen();
    host.box.append(this.#frame);
    if (host.element.isConnected) this.#expect('hello', HELLO_MS);
    else this.#ready.reject(outside());
    if (origin === 'null' || self.origin === 'null') this.#link.break(noOrigin());
  }

  #setUpFrame() {
    this.#frame.allow = 'cross-origin-isolated; clipboard-write';
    this.#entitle();
    this.#frame.scrolling = 'no';
    this.#frame.style.height = `${this.#host.box.parentElement?.clientHeight ?? 0}px`;
    this.#frame.src = assetUrls.embed;
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

  /** Asks the frame for a result. Rejects where there is no page to answer. */
  async #call(message: (call: number) => ToGuest) {
    await this.#ready.promise;
    if (!this.#port.isConnected()) throw outside();
    const call = ++this.#lastCall;
    this.#link.post(message(call));
    const { result } = await this.#link.next({ type: 'done', call }, { silence: SILENCE });
    return result;
  }

  /** Ends the run in the frame. */
  cancel() {
    this.#link.post({ type: 'cancel' });
  }

  /** @param name of the attribute that changed */
  readAttributes(name?: string) {
    if (!name || !crossingNames.includes(name)) return;
    if (name === 'workload') this.#entitle();
    this.#link.post({ type: 'attribute', name, text: this.#text(name) });
  }

  /** Tells screen readers which frame this is. */
  #entitle() {
    const computing = this.#text('workload') === 'cpu';
    this.#frame.title = `Racelane ${this.#number}: tasks that ${computing ? 'compute' : 'wait'}`;
  }

  /** Goes with entering the document: unless the frame was moved with its page, it loads anew. */
  resume() {
    this.#listen();
    if (this.#port.isConnected()) return;
    this.#lose();
    if (this.#ready.settled) this.#ready = withResolvers();
    this.#expect('hello', HELLO_MS);
  }

  /** Goes with leaving the document: the page in the frame is gone, and with it what ran there. */
  pause() {
    this.#port.disconnect();
    this.#lose();
    if (this.#ready.settled) this.#ready = withResolvers();
    this.#ready.reject(outside());
    this.#port.close();
    document.removeEventListener('securitypolicyviolation', this.#violated);
  }

  /** Makes room for another widget. */
  end() {
    this.#ready.reject(new DOMException('The frame was taken away.', 'AbortError'));
    this.pause();
  }

  /** Goes with being in the document: otherwise page and document would keep an element that has left for good. */
  #listen() {
    this.#port.open();
    document.addEventListener('securitypolicyviolation', this.#violated);
  }

  #take(message: FromGuest) {
    switch (message.type) {
      case 'hello':
        return this.#connect();
      case 'ready':
        if (!message.shared) noteNoHelp();
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
        this.#running = true;
        return this.#takeTurn(message.turn);
      case 'end-turn':
        this.#running = false;
    }
  }

  /** A page has come up in the frame. If it is not the first, the work of the page before is lost. */
  #connect() {
    this.#lose();
    const attributes = crossingNames.flatMap((name) => {
      const text = this.#text(name);
      return text === null ? [] : [[name, text] as [string, string]];
    });
    this.#expect('ready', READY_MS);
    this.#link.post({ type: 'connect', attributes });
  }

  /** Breaks the link unless the page in the frame says this in time. */
  #expect(type: 'hello' | 'ready', ms: number) {
    this.#link.next({ type }, { timeout: { ms, error: silent } }).catch(() => {});
  }

  /** Attributes longer than any value are cut, and refused in the frame like any other wrong one. */
  #text = (name: string) => this.#host.element.getAttribute(name)?.slice(0, LONGEST_TEXT) ?? null;

  /** Ends all waits for the page in the frame, which is gone. */
  #lose() {
    this.report = null;
    this.#link.endWaits(cancelled());
    if (this.#running) this.#takeEvent({ type: 'event', name: 'race-cancel', detail: null });
  }

  #takeEvent(event: WidgetEvent) {
    const { name } = event;
    const goesOn = name === 'race-update' || name === 'race-guess';
    this.#running = name === 'race-start' || (goesOn && this.#running);
    if (name === 'race-start') this.#study = event.detail.kind === 'study';
    if (name === 'race-result' && !this.#study) this.report = event.detail;
    const detail = name === 'race-error' ? fromWire(event.detail) : event.detail;
    this.#host.element.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true }),
    );
  }

  #violated = (event: SecurityPolicyViolationEvent) => {
    if (!/^(frame|child|default)-src/.test(event.effectiveDirective)) return;
    const { blockedURI } = event;
    if (blockedURI && assetUrls.embed.startsWith(blockedURI)) this.#link.break(forbidden(event));
  };

  /** The link has broken: the frame is of no use. */
  #fail(error: Error) {
    noteNoHelp();
    this.#ready.reject(error);
    this.#host.failed(error);
  }
}

/** A promise and how to settle it. A rejection that nobody waits for is no error of the page. */
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
