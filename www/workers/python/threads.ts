// The turns of Python's threads. Each thread has a stack of its own; one of them runs, as under CPython's lock.
//
// A thread that waits puts its stack aside (JavaScript Promise Integration), and the next ready thread goes on. A thread
// whose wait is over becomes ready and goes on when its turn comes, first come, first served.

import { nextTurn } from '../next-turn.ts';
import type { LaneLog } from './lane-log.ts';

/** The longest delay of setTimeout. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/** Memory that nobody notifies: for a sleep without stack switching. It needs no isolated page. */
const quiet = new Int32Array(
  new WebAssembly.Memory({ shared: true, initial: 1, maximum: 1 }).buffer,
);

/** A thread that sleeps until it is woken, or until a time. */
interface Parked {
  thread: number;
  /** On this worker's `performance.now()`; Infinity without a limit. */
  endMs: number;
  resolve: (isWoken: boolean) => void;
}

export class Threads {
  readonly #log: LaneLog;
  readonly #begin: (thread: number) => Promise<unknown>;
  readonly #onCount: (others: number) => void;
  /** The threads that could go on, with what lets each of them. */
  readonly #ready: { thread: number; go: () => void }[] = [];
  readonly #parked: Map<number, Parked> = new Map();
  /** How many threads wait for something outside this interpreter. */
  #outside = 0;
  #running: number | null = 0;
  /** Since when the running thread runs, on this worker's `performance.now()`. */
  #sinceMs = performance.now();
  /** How long each thread ran until its last wait. */
  readonly #ranMs: Map<number, number> = new Map();
  /** How long all threads ran until the last wait, those that have ended too. */
  #allRanMs = 0;
  /** How many threads there are besides the one that runs. */
  #others = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param begin runs a thread's body on a stack of its own
   * @param onCount hears how many threads there are besides the one that runs
   */
  constructor(
    log: LaneLog,
    begin: (thread: number) => Promise<unknown>,
    onCount: (others: number) => void,
  ) {
    this.#log = log;
    this.#begin = begin;
    this.#onCount = onCount;
  }

  /** Begins a thread: its body runs when its turn comes. */
  start(thread: number, label: string) {
    this.#count(1);
    this.#log.begin(thread, 'thread', label, 'lock');
    this.#makeReady(thread, () => void this.#begin(thread));
  }

  /** The running thread ends. */
  end(thread: number) {
    this.#count(-1);
    this.#log.enter(thread, null);
    this.#passOn();
    this.#ranMs.delete(thread);
  }

  /** Whether another thread could go on now, or might if the browser's events were heard. */
  couldHandOver() {
    this.#wakeDue();
    return this.#ready.length > 0 || this.#outside > 0;
  }

  /** The running thread goes behind the ready ones. */
  handOver(): Promise<void> {
    const thread = this.#running!;
    return new Promise((resolve) => {
      const passOn = () => {
        this.#wakeDue();
        this.#makeReady(thread, resolve);
        this.#passOn();
      };
      // Whether something outside has happened is only known after a turn of the event loop.
      if (this.#outside > 0) nextTurn().then(passOn);
      else passOn();
    });
  }

  /** The running thread waits until `event` is settled, and then for its turn. */
  after<T>(event: PromiseLike<T>): Promise<T> {
    const thread = this.#running!;
    this.#outside += 1;
    return new Promise((resolve, reject) => {
      const settle = (go: () => void) => {
        this.#outside -= 1;
        this.#makeReady(thread, go);
        if (this.#running === null) this.#passOn();
      };
      event.then(
        (value) => settle(() => resolve(value)),
        (error) => settle(() => reject(error)),
      );
      this.#wait(thread);
    });
  }

  /**
   * The running thread waits until it is woken, or for so long.
   * @param ms Infinity: without a limit
   * @returns whether it was woken
   */
  park(ms: number): Promise<boolean> {
    const thread = this.#running!;
    return new Promise((resolve) => {
      this.#parked.set(thread, { thread, endMs: performance.now() + ms, resolve });
      this.#wait(thread);
    });
  }

  /** Wakes a thread, if it is parked. */
  unpark(thread: number) {
    const parked = this.#parked.get(thread);
    if (!parked) return;
    this.#parked.delete(thread);
    this.#makeReady(thread, () => parked.resolve(true));
  }

  /** Blocks this worker for so long: the sleep of the only thread where stacks cannot be put aside. */
  block(ms: number) {
    this.blockFor(() => Atomics.wait(quiet, 0, 0, ms));
  }

  /** Blocks this worker while `wait` does: the wait of the only thread where stacks cannot be put aside. */
  blockFor<T>(wait: () => T): T {
    const thread = this.#running!;
    this.#log.enter(thread, 'wait');
    this.#log.send();
    const beganMs = performance.now();
    const value = wait();
    this.#sinceMs += performance.now() - beganMs;
    this.#log.enter(thread, 'scan');
    return value;
  }

  /** Returns how long the threads have run, without their waits. */
  runningMs() {
    return this.#allRanMs + performance.now() - this.#sinceMs;
  }

  /** Returns how long the running thread has run, without its waits. */
  threadRunningMs() {
    return (this.#ranMs.get(this.#running!) ?? 0) + performance.now() - this.#sinceMs;
  }

  #count(change: number) {
    this.#others += change;
    this.#onCount(this.#others);
  }

  #wait(thread: number) {
    this.#log.enter(thread, 'wait');
    this.#passOn();
  }

  #makeReady(thread: number, go: () => void, agoMs = 0) {
    this.#log.enter(thread, 'lock', agoMs);
    this.#ready.push({ thread, go });
  }

  /** Makes the threads ready whose time is over. No timer can do it while a thread computes. */
  #wakeDue() {
    const nowMs = performance.now();
    const due = [...this.#parked.values()].filter(({ endMs }) => endMs <= nowMs);
    for (const { thread, endMs, resolve } of due.sort((a, b) => a.endMs - b.endMs)) {
      this.#parked.delete(thread);
      this.#makeReady(thread, () => resolve(false), nowMs - endMs);
    }
  }

  #endTurn() {
    const thread = this.#running;
    if (thread === null) return;
    const ranMs = performance.now() - this.#sinceMs;
    this.#ranMs.set(thread, (this.#ranMs.get(thread) ?? 0) + ranMs);
    this.#allRanMs += ranMs;
    this.#running = null;
  }

  /** Gives the turn to the thread that has been ready for the longest time, or waits until one is. */
  #passOn() {
    clearTimeout(this.#timer);
    this.#endTurn();
    this.#wakeDue();
    const next = this.#ready.shift();
    if (next) {
      this.#running = next.thread;
      this.#sinceMs = performance.now();
      this.#log.enter(next.thread, 'scan');
      return next.go();
    }
    const endsMs = [...this.#parked.values()].map(({ endMs }) => endMs);
    const leftMs = Math.min(...endsMs) - performance.now();
    if (leftMs === Infinity) return;
    this.#timer = setTimeout(() => this.#passOn(), Math.min(leftMs, LONGEST_DELAY_MS));
  }
}
