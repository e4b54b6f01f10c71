// The coordinator: owns everything of one run (the instance, the threads, the processes) and tells the page about it.

import { getStrategy } from '../core/strategies.ts';
import { calibrate } from './calibration.ts';
import { Context } from './context.ts';
import { hearOwner, tellFailure, tellPage } from './owner.ts';
import { referenceMaxima } from './reference.ts';
import { strategies } from './strategies/index.ts';
import { isInstantiated } from './wasm.ts';
import type { StartOf, ToCoordinator } from '../core/protocol.ts';

/** A run that was cancelled has this long to come to rest before its workers are ended as they are. */
const REST_TIMEOUT_MS = 40;

/**
 * Its own workers need its event loop to end: Chromium leaves some behind, idle, where it is gone too soon, with the
 * addresses of their memories. Of 64 about 30 were left after 30 ms. Nothing tells when they are gone. As long as they took
 * to come up, which it waits besides if that was not very long, is nearly always enough.
 */
const CLOSE_DELAY_MS = 30;
const LONGEST_DELAY_MS = 1500;

/**
 * Where it holds no memory of the run it stays on after its last word, for nobody waits for it then: so long, and as much
 * longer as workers are slow to come, and so to go.
 */
const LEAST_LINGER_MS = 500;
const LONGEST_LINGER_MS = 8000;
const LINGER_BY_START = 3;

export function coordinator({ assets }: StartOf<'coordinator'>) {
  let context: Context | null = null;
  let running: Promise<unknown> = Promise.resolve();

  hearOwner(async (message: ToCoordinator) => {
    switch (message.type) {
      case 'run':
        context = new Context(assets, message.job, message.stopFlag);
        tellPage({ type: 'begun' });
        running = carryOut(context);
        return;
      case 'cancel':
        context?.stop();
        // The run itself is over with the first worker that was ended while it came up; others may compute.
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

/** leave ends this worker, when those of its run have had as much time to go as they took to come. */
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

async function carryOut(context: Context) {
  const { kind, options, knownPaceMs } = context.job;
  const { keepsPool } = getStrategy(options.strategy);
  const run = kind === 'race' ? strategies[options.strategy] : referenceMaxima;
  try {
    const outcome = await run(context);
    if (context.signal.aborted) return;
    context.hush();
    if (knownPaceMs !== null) outcome.paceMs = await calibrate(knownPaceMs, context.signal);
    if (context.signal.aborted) return;
    context.close(kind === 'race' && keepsPool);
    tellPage({ type: 'done', outcome });
  } catch (error) {
    if (context.signal.aborted) return;
    context.stop();
    // A worker that is ended while it still computes for another task may never end.
    await delay(REST_TIMEOUT_MS);
    context.close();
    tellFailure(error);
  }
}
