// One run of a program, from the page's side: starts its coordinator, gathers what it sends, and makes sure that it ends.

import { buildName } from '../../core/build.ts';
import { RaceError } from '../../core/errors.ts';
import { Link } from '../../core/link.ts';
import { spawnWorker, workerPort } from '../../core/spawn.ts';
import { REST_TIMEOUT_MS, SILENCE, awaitEnd } from '../coordinator.ts';
import { Lanes } from './lanes.ts';
import { memoryOf } from './updates.ts';
import type { FromPython, PythonStart, Snapshot, ToPython } from '../../core/python-protocol.ts';
import type { PythonOutput, PythonReport } from '../../core/python-report.ts';
import type { Environment } from '../../core/report.ts';
import type { PythonParts } from './files.ts';
import type { Updates } from './updates.ts';

/** The memory of a fresh interpreter, by the folder of its files: further ones start from it. */
let kept: { folder: string; snapshot: Snapshot } | null = null;

/**
 * How long the first interpreter may take to come up. It takes 2 s on a quiet computer and 6 s on a busy one; a slow
 * phone needs several times as long. The reader sees that it starts, and can stop it.
 */
const START_TIMEOUT = {
  ms: 90_000,
  error: (ms: number) =>
    new RaceError(
      'timeout',
      `Python has not started within ${ms / 1000} s. Close other tabs and programs, and run it again.`,
    ),
};

export class Program {
  readonly #parts: PythonParts;
  readonly #environment: Environment;
  readonly #updates: Updates;
  readonly #onOutput: ((output: PythonOutput) => void) | undefined;
  readonly #output: PythonOutput[] = [];
  readonly #lanes = new Lanes();
  #hasEnded = false;
  readonly #worker: Worker;
  readonly #link: Link<FromPython, ToPython | PythonStart>;
  #resolveGone: () => void = () => {};
  /** Resolves with the last message of the coordinator. */
  readonly #gone = new Promise<void>((resolve) => (this.#resolveGone = resolve));

  constructor(
    parts: PythonParts,
    where: Environment,
    updates: Updates,
    onOutput?: (output: PythonOutput) => void,
  ) {
    this.#parts = parts;
    this.#environment = where;
    this.#updates = updates;
    this.#onOutput = onOutput;
    this.#worker = spawnWorker(parts.workerUrl, 'racelane python coordinator');
    this.#link = new Link(workerPort(this.#worker), {
      onMessage: (message) => this.#hear(message),
      errorOf: failure,
    });
  }

  /**
   * Runs the program.
   * @throws the signal's reason, once the run has come to rest
   */
  async run(program: string, signal: AbortSignal): Promise<PythonReport> {
    const { files, workerUrl: scriptUrl } = this.#parts;
    const startedAt = new Date().toISOString();
    const beganMs = performance.now();
    const snapshot = kept?.folder === files.folder ? kept.snapshot : null;
    const limits = { signal, silence: SILENCE };
    try {
      this.#updates.start();
      this.#link.post({ type: 'start', build: buildName, scriptUrl, role: 'coordinator' });
      this.#link.post({ type: 'run', program, files, snapshot });
      const up = await this.#link.next({ type: 'up' }, { ...limits, timeout: START_TIMEOUT });
      const startupMs = performance.now() - beganMs;
      const done = await this.#link.next({ type: 'done' }, limits);
      return this.#reportOf({ startedAt, startupMs, version: up.version, done });
    } catch (error) {
      if (signal.aborted) await this.#rest();
      throw error;
    } finally {
      this.#end();
    }
  }

  #reportOf({ startedAt, startupMs, version, done }: Ended): PythonReport {
    const { elapsedMs, error, memory } = done;
    return {
      schema: 1,
      kind: 'python',
      version,
      startedAt,
      elapsedMs,
      startupMs,
      output: this.#output,
      error,
      lanes: this.#lanes.until(elapsedMs),
      memory: memoryOf(memory),
      environment: this.#environment,
    };
  }

  /** Waits until nothing computes any more, because a worker that is terminated while it computes goes on for seconds. */
  async #rest() {
    const timeout = { ms: REST_TIMEOUT_MS, error: () => new Error('not at rest yet') };
    this.#link.post({ type: 'cancel' });
    await this.#link.next({ type: 'rested' }, { timeout }).catch(() => {});
  }

  /** Ends the coordinator and all its interpreters. It closes by itself: see engine/coordinator.ts. */
  #end() {
    this.#hasEnded = true;
    this.#link.post({ type: 'end' });
    awaitEnd(this.#worker, this.#gone);
  }

  #hear(message: FromPython) {
    if (message.type === 'gone') return this.#resolveGone();
    // A coordinator that does not come to rest in time may still send output.
    if (this.#hasEnded) return;
    switch (message.type) {
      case 'snapshot':
        kept = { folder: this.#parts.files.folder, snapshot: message.snapshot };
        return;
      case 'output':
        for (const piece of message.pieces) {
          this.#output.push(piece);
          this.#onOutput?.(piece);
        }
        return;
      case 'lanes': {
        const { elapsedMs, memory } = message;
        this.#lanes.add(message);
        const lanes = this.#lanes.until(elapsedMs);
        return this.#updates.run({ elapsedMs, lanes, memory: memoryOf(memory) });
      }
    }
  }
}

interface Ended {
  startedAt: string;
  startupMs: number;
  version: string;
  done: Extract<FromPython, { type: 'done' }>;
}

const failure = (reason: string) =>
  new RaceError(
    'worker-failed',
    `Python’s worker failed: ${reason}. Run it again. If it goes on: the page's Content-Security-Policy has to allow ` +
      'the script racelane-python.js (worker-src), and on an isolated page the host has to send ' +
      'Cross-Origin-Embedder-Policy with that script too.',
  );
