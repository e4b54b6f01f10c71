// The coordinator: owns one run with its instance, threads and processes, and tells the page about it.

import { getStrategy } from '../core/strategies.ts';
import { Context } from './context.ts';
import { hearOwner, tellFailure, tellPage } from './owner.ts';
import { strategies } from './strategies/index.ts';
import { isInstantiated } from './wasm.ts';
import { Process } from './crew.ts';
import { Executor } from './pool.ts';
import { outcomeOf } from './outcome.ts';
import type { StartOf, ToCoordinator } from '../core/protocol.ts';

/**
 * How long a cancelled or failed run may take to come to rest. Then its workers are terminated even if they compute.
 */
const REST_TIMEOUT_MS = 40;

/**
 * How long the coordinator stays after it has terminated its workers. Chromium needs the coordinator's event loop to
 * end them. If the coordinator closes too soon, some workers stay behind, idle, and keep the addresses of their
 * memories: about 30 of 64 workers after 30 ms. No event reports their end, so the coordinator also waits as long as
 * the slowest worker took to start.
 */
const CLOSE_DELAY_MS = 30;
/** The most that the slowest worker's start adds to the delay. */
const LONGEST_DELAY_MS = 1500;

/**
 * Without a wasm memory of its own the coordinator may linger after `gone`, since nothing waits for it: this long, plus
 * three times the slowest worker's start, up to a limit.
 */
const LEAST_LINGER_MS = 500;
const LONGEST_LINGER_MS = 8000;
const LINGER_BY_START = 3;

export function startCoordinator({ assets }: StartOf<'coordinator'>) {
  let context: Context | null = null;
  let running: Promise<unknown> = Promise.resolve();

  hearOwner(async (message: ToCoordinator) => {
    switch (message.type) {
      case 'run':
        context = new Context(assets, message.job, message.stopFlag);
        tellPage({ type: 'begun', elapsedMs: 0, clockMs: context.originMs });
        running = carryOut(context);
        return;
      case 'ask-clock':
        if (context) tellPage({ type: 'clock', elapsedMs: context.now() });
        return;
      case 'cancel':
        context?.stop();
        // A worker that was terminated as it started has ended the run itself, but other workers may still compute.
        await Promise.race([Promise.all([running, context?.rested()]), delay(REST_TIMEOUT_MS)]);
        context?.close();
        await delay(CLOSE_DELAY_MS);
        tellPage({ type: 'rested' });
        return leave(context);
      case 'end':
        context?.close();
        await delay(CLOSE_DELAY_MS);
        await leave(context);
    }
  });
}

/** Ends this worker, once its own workers have had as much time to end as they took to start. */
async function leave(context: Context | null) {
  const startMs = context?.slowestStartMs ?? 0;
  await delay(Math.min(LONGEST_DELAY_MS, startMs));
  tellPage({ type: 'gone' });
  if (context?.crewSize && !isInstantiated()) {
    await delay(Math.min(LONGEST_LINGER_MS, LEAST_LINGER_MS + LINGER_BY_START * startMs));
  }
  self.close();
}

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Carries out a job. Every failure of a run is handled here; see workers/child.ts. */
async function carryOut(context: Context) {
  const { kind, options } = context.job;
  const { keepsPool } = getStrategy(options.strategy);
  const run = kind === 'race' ? strategies[options.strategy] : referenceMaxima;
  try {
    const outcome = await run(context);
    if (context.signal.aborted) return;
    context.endUpdates();
    context.close(kind === 'race' && keepsPool);
    tellPage({ type: 'done', outcome });
  } catch (error) {
    if (context.signal.aborted) return;
    context.stop();
    // All workers come to rest first, because a worker that is terminated while it computes may compute for ever.
    await delay(REST_TIMEOUT_MS);
    context.close();
    tellFailure(error);
  }
}

/** @param context its option `workers` is how many processes may compute at once */
export async function referenceMaxima(context: Context) {
  const { taskIds, options } = context;
  const count = Math.min(options.workers, taskIds.length);
  const executor = new Executor(
    Array.from({ length: count }, (_, lane) => new Process(context, lane, count)),
  );
  const results = await Promise.all(
    taskIds.map((id) => executor.submit((member) => member.perform(context, id))),
  );
  const maxima = results.map(({ max }) => max ?? null);
  return outcomeOf({ elapsedMs: context.now(), lanes: [], instances: [], maxima });
}
