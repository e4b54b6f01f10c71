// The element's side of isolate="frame": the frame, and the widget in it as if it were in place.

import { assetUrls } from '../core/asset-urls.ts';
import { fromWire } from '../core/errors.ts';
import { Calls } from './calls.ts';
import { LONGEST_TEXT, crossingNames } from './messages.ts';
import { NO_HELP } from './no-help.ts';
import { watchPulse } from './pulse.ts';
import { forbidden, gone, noOrigin, outside, silent } from './trouble.ts';
import { hostTurns } from './turns.ts';
import { hostWire } from './wire.ts';
import type { RaceError } from '../core/errors.ts';
import type { Comparison, Report } from '../core/report.ts';
import type { EventName, FromGuest, ToGuest } from './messages.ts';

/** What the shell gives. */
export interface Host {
  element: HTMLElement;
  /** Where the frame goes, in the space reserved for it. */
  box: HTMLElement;
  /** Shows or hides the children. */
  fallback: (shown: boolean) => void;
  /** The frame is of no use. */
  failed: (error: RaceError) => void;
}

/**
 * How long the page in the frame has to say hello, one reload for its service worker included, and then to be ready.
 */
const HELLO_MS = 10_000;
const READY_MS = 20_000;

/** How many frames there have been: two of a page must not have the same name. */
let frames = 0;

/** One frame. It has the methods of the widget in place. */
export class FrameHost {
  #host;
  #frame = document.createElement('iframe');
  #number = ++frames;
  #calls = new Calls();
  #wire;
  #turns;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pulse: ReturnType<typeof watchPulse> | null = null;
  /** Between race-start and what ends it. */
  #running = false;
  /** Whether what runs are a view's own runs, whose results are of no row. */
  #study = false;
  /** the window that the present connection is with */
  #window: Window | null = null;
  report: Report | null = null;
  #ready = withResolvers();

  constructor(host: Host) {
    this.#host = host;
    const { origin } = new URL(assetUrls.embed);
    this.#wire = hostWire(this.#frame, origin, (message) => this.#take(message));
    this.#turns = hostTurns((message) => this.#send(message));
    this.#frame.allow = 'cross-origin-isolated; clipboard-write';
    this.#entitle();
    this.#frame.scrolling = 'no';
    this.#frame.style.height = `${host.box.parentElement?.clientHeight ?? 0}px`;
    this.#frame.src = assetUrls.embed;
    // Listening comes before the frame, which may be refused as soon as it is there.
    if (host.element.isConnected) this.#listen();
    host.box.append(this.#frame);
    if (host.element.isConnected) this.#await(HELLO_MS);
    else this.#ready.reject(outside());
    if (origin === 'null' || self.origin === 'null') queueMicrotask(() => this.#fail(noOrigin()));
  }

  /** ready resolves when the widget is there to be used, and rejects while its element is in no document. */
  ready() {
    return this.#ready.promise;
  }

  /** run has the widget in the frame measure one strategy. */
  run(strategy?: string): Promise<Report> {
    const name = strategy === undefined ? null : String(strategy).slice(0, 100);
    return this.#call((call) => ({ type: 'run', call, strategy: name }));
  }

  /** compare has it measure all that the frame can run. */
  compare(): Promise<Comparison> {
    return this.#call((call) => ({ type: 'compare', call }));
  }

  /** call asks the frame for something. Where nobody is there to answer, it says so. */
  async #call(message: (call: number) => ToGuest) {
    await this.#ready.promise;
    if (!this.#connected()) throw outside();
    const answer = this.#calls.make((call) => this.#send(message(call)));
    this.#feelPulse();
    return answer;
  }

  /**
   * feelPulse goes with every change of what the frame is at: while it is to answer, or has a turn, it has to live.
   */
  #feelPulse() {
    if (this.#calls.open + this.#turns.open > 0) {
      const ask = () => this.#send({ type: 'ping' });
      this.#pulse ??= watchPulse(ask, () => this.#fail(gone()));
    } else {
      this.#pulse?.end();
      this.#pulse = null;
    }
  }

  /** cancel ends what runs in the frame. */
  cancel() {
    this.#send({ type: 'cancel' });
  }

  /** @param name of the attribute that changed */
  readAttributes(name: string) {
    if (!crossingNames.includes(name)) return;
    if (name === 'workload') this.#entitle();
    this.#send({ type: 'attribute', name, text: this.#text(name) });
  }

  /** entitle says to screen readers which frame this is. */
  #entitle() {
    const computing = this.#text('workload') === 'cpu';
    this.#frame.title = `Racelane ${this.#number}: tasks that ${computing ? 'compute' : 'wait'}`;
  }

  /** resume goes with entering the document: unless it was moved whole, the frame loads anew. */
  resume() {
    this.#listen();
    if (this.#connected()) return;
    this.#lose();
    if (this.#ready.settled) this.#ready = withResolvers();
    this.#await(HELLO_MS);
  }

  /** pause goes with leaving the document: the frame, and what ran in it, has gone. */
  pause() {
    clearTimeout(this.#timer);
    this.#lose();
    if (this.#ready.settled) this.#ready = withResolvers();
    this.#ready.reject(outside());
    this.#wire.close();
    document.removeEventListener('securitypolicyviolation', this.#violated);
  }

  /** end makes room for another widget. */
  end() {
    this.#ready.reject(new DOMException('The frame was taken away.', 'AbortError'));
    this.pause();
  }

  /** listen goes with being in the document: page and document would keep an element that has left it for good. */
  #listen() {
    this.#wire.open();
    document.addEventListener('securitypolicyviolation', this.#violated);
  }

  /** connected tells whether the page in the frame is the one that said hello. */
  #connected = () => this.#window !== null && this.#frame.contentWindow === this.#window;

  /** Nothing is sent before the page in the frame has said hello: it may be none of ours. */
  #send(message: ToGuest) {
    if (this.#connected()) this.#wire.send(message);
  }

  #take(message: FromGuest) {
    // A page that has not said hello since the frame came here is on its way out.
    if (message.type !== 'hello' && this.#frame.contentWindow !== this.#window) return;
    (this.#takes[message.type] as any)(message);
    this.#pulse?.heard();
    this.#feelPulse();
  }

  #takes: { [T in FromGuest['type']]: (message: Extract<FromGuest, { type: T }>) => void } = {
    hello: () => this.#connect(),
    ready: ({ shared }) => {
      clearTimeout(this.#timer);
      if (!shared) (globalThis as any)[NO_HELP] = true;
      this.#frame.classList.add('ready');
      this.#ready.resolve();
    },
    broken: ({ error }) => this.#fail(fromWire(error)),
    height: ({ heightPx }) => void (this.#frame.style.height = `${Math.ceil(heightPx)}px`),
    fallback: ({ shown }) => this.#host.fallback(shown),
    report: ({ report }) => void (this.report = report),
    event: ({ name, detail }) => this.#event(name, detail),
    done: ({ call, result }) => this.#calls.settle(call, { result }),
    failed: ({ call, error }) => this.#calls.settle(call, { error }),
    'ask-turn': ({ turn }) => {
      // The runs of a comparison have no event for their beginning.
      this.#running = true;
      this.#turns.ask(turn);
    },
    'end-turn': ({ turn }) => {
      this.#running = false;
      this.#turns.end(turn);
    },
    // A sign of life, as every message is.
    pong: () => {},
  };

  /** A page has come up in the frame; if it is not the first, what the one before was doing is lost. */
  #connect() {
    this.#lose();
    this.#window = this.#frame.contentWindow;
    const attributes = crossingNames.flatMap((name) => {
      const text = this.#text(name);
      return text === null ? [] : [[name, text] as [string, string]];
    });
    this.#await(READY_MS);
    this.#send({ type: 'connect', attributes });
  }

  /** Attributes longer than any value are cut, and refused in the frame like any other wrong one. */
  #text = (name: string) => this.#host.element.getAttribute(name)?.slice(0, LONGEST_TEXT) ?? null;

  /** What the page in the frame was doing has come to nothing. */
  #lose() {
    this.#window = null;
    this.report = null;
    this.#turns.endAll();
    this.#calls.endAll();
    this.#feelPulse();
    if (this.#running) this.#event('race-cancel', null);
  }

  #event(name: EventName, wired: any) {
    const goesOn = name === 'race-update' || name === 'race-guess';
    this.#running = name === 'race-start' || (goesOn && this.#running);
    if (name === 'race-start') this.#study = wired.kind === 'study';
    if (name === 'race-result' && !this.#study) this.report = wired;
    const detail = name === 'race-error' ? fromWire(wired) : wired;
    this.#host.element.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true }),
    );
  }

  #await(waitMs: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(silent(waitMs)), waitMs);
  }

  #violated = (event: SecurityPolicyViolationEvent) => {
    if (!/^(frame|child|default)-src/.test(event.effectiveDirective)) return;
    const { blockedURI } = event;
    if (blockedURI && assetUrls.embed.startsWith(blockedURI)) this.#fail(forbidden(event));
  };

  #fail(error: RaceError) {
    clearTimeout(this.#timer);
    (globalThis as any)[NO_HELP] = true;
    this.#ready.reject(error);
    this.#calls.endAll(error);
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
