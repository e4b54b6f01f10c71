// Records the phases of an interpreter's threads, and sends them in batches.

import type { LaneBegin, LaneEdge } from '../../core/python-protocol.ts';
import type { PythonPhase } from '../../core/python-report.ts';

/** How often a batch is sent at most. */
const BATCH_MS = 50;

/** After so many edges the shortest span that is kept doubles. */
const EDGES_PER_STEP = 5000;

/** The shortest span that is kept at first. */
const FIRST_STEP_MS = 0.05;

/** The last phase of a lane. Its edge is not sent before the span has lasted. */
interface Latest {
  phase: PythonPhase | null;
  atMs: number;
  sent: boolean;
}

/**
 * The lanes of one interpreter. Ten thousand hand-overs must not freeze the page, so a span shorter than `#stepMs` is
 * counted to the span after it, and `#stepMs` doubles with every 5000 edges: a program that runs for a minute makes
 * some 20,000 edges a lane at most, and a usual one keeps all of its spans.
 */
export class LaneLog {
  readonly #process: number;
  readonly #now: () => number;
  readonly #send: (batch: { begun: LaneBegin[]; edges: LaneEdge[] }) => void;
  readonly #latest: Map<number, Latest> = new Map();
  #begun: LaneBegin[] = [];
  #edges: LaneEdge[] = [];
  #kept = 0;
  #stepMs = FIRST_STEP_MS;
  #sentMs = -Infinity;

  constructor(
    process: number,
    now: () => number,
    send: (batch: { begun: LaneBegin[]; edges: LaneEdge[] }) => void,
  ) {
    this.#process = process;
    this.#now = now;
    this.#send = send;
  }

  begin(lane: number, kind: LaneBegin['kind'], label: string, phase: PythonPhase) {
    this.#begun.push({ process: this.#process, lane, kind, label });
    this.#latest.set(lane, { phase, atMs: this.#now(), sent: false });
    this.sendIfDue();
  }

  /**
   * The lane enters a phase, or ends for null.
   * @param agoMs how long ago it did
   */
  enter(lane: number, phase: PythonPhase | null, agoMs = 0) {
    const latest = this.#latest.get(lane);
    if (!latest || latest.phase === phase) return;
    const atMs = Math.max(latest.atMs, this.#now() - agoMs);
    if (!latest.sent && atMs - latest.atMs < this.#stepMs) latest.phase = phase;
    else {
      this.#keep(lane, latest);
      this.#latest.set(lane, { phase, atMs, sent: false });
    }
    this.sendIfDue();
  }

  /** Sends what there is, unless a batch was sent a moment ago. */
  sendIfDue() {
    if (this.#now() - this.#sentMs >= BATCH_MS) this.send();
  }

  send() {
    const nowMs = this.#now();
    for (const [lane, latest] of this.#latest) {
      if (latest.phase === null || nowMs - latest.atMs >= this.#stepMs) this.#keep(lane, latest);
    }
    this.#sentMs = nowMs;
    this.#send({ begun: this.#begun, edges: this.#edges });
    this.#begun = [];
    this.#edges = [];
  }

  /** Ends all lanes, those of daemon threads too, and sends the last batch. */
  end() {
    for (const lane of this.#latest.keys()) this.enter(lane, null);
    this.send();
  }

  #keep(lane: number, latest: Latest) {
    if (latest.sent) return;
    latest.sent = true;
    this.#edges.push({
      process: this.#process,
      lane,
      phase: latest.phase,
      atMs: latest.atMs,
    });
    this.#kept += 1;
    if (this.#kept % EDGES_PER_STEP === 0) this.#stepMs *= 2;
  }
}
