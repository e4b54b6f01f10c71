// race(): one measurement, from checked options to a verified report.

import { RaceError } from '../core/errors.ts';
import { checkRace } from '../core/options.ts';
import { unlessAborted } from '../core/waits.ts';
import { forgetAssets, loadAssets, proveAssets } from './assets.ts';
import { whenSettled } from './coordinator.ts';
import { environment } from './environment.ts';
import { RunClock, timesOf } from './run-clock.ts';
import { countMemories, requireRoom, requireSupport, warmKeyOf } from './needs.ts';
import { paceOf } from './pace.ts';
import { perFrame } from './per-frame.ts';
import { disturbanceOf, watchPage } from './watch.ts';
import { takeTurn } from './turns.ts';
import { verify } from './verify.ts';
import { giveBack, makeRoom, take } from './warm.ts';
import type { Assets, Job, Outcome } from '../core/protocol.ts';
import type { JobControl, JobUpdate } from './coordinator.ts';
import type {
  Environment,
  Options,
  Report,
  RunControl,
  TaskReport,
  Update,
} from '../core/report.ts';
import type { RunTimes } from './run-clock.ts';
import type { Seen } from './conditions.ts';

/**
 * Runs the tasks with one strategy, and reports what was measured.
 * @param input options that are missing have their defaults
 * @throws RaceError, or the signal's reason
 */
export async function race(
  input?: Partial<Options>,
  { signal, onUpdate, onWait, spans = true }: RunControl = {},
): Promise<Report> {
  const options = checkRace(input);
  requireSupport(options);
  requireRoom(options);
  signal?.throwIfAborted();
  return takeTurn(
    async () => {
      // Loading, and the end of the run before, are not part of the measurement.
      const assets = await unlessAborted(loadAssets(), signal);
      makeRoom(warmKeyOf(options), countMemories(options));
      await unlessAborted(whenSettled(), signal);
      return measure(assets, options, { signal, onUpdate, spans });
    },
    signal,
    onWait,
  );
}

/** The measurements of a run, before its conditions are judged. */
interface Measured {
  options: Options;
  startedAt: string;
  times: RunTimes;
  outcome: Outcome;
  environment: Environment;
  seen: Seen;
}

async function measure(
  assets: Assets,
  options: Options,
  { signal: given, onUpdate, spans = true }: RunControl,
): Promise<Report> {
  const where = await unlessAborted(environment(), given);
  const updates = startUpdates(onUpdate);
  const stopWatching = watchPage();
  const { signal, end } = abortOnLeave(given);
  const startedAt = new Date().toISOString();
  const clock = new RunClock();
  try {
    const taskIds = Array.from({ length: options.tasks }, (_, id) => id);
    const job: Job = { kind: 'race', options, taskIds, spans };
    const show = (update: JobUpdate) => updates.running(update, clock.startMs);
    const outcome = await runJob(assets, job, { signal, onUpdate: show, clock });
    const seen = stopWatching();
    const times = timesOf(outcome, clock.startMs);
    updates.checking(times);
    await verify(assets, options, times.tasks, signal);
    const environment = where;
    const measured = { options, startedAt, times, outcome, environment, seen };
    return await unlessAborted(reportOf(measured), signal);
  } finally {
    end();
    stopWatching();
    updates.end();
  }
}

/** Returns the report, with the reason why the run does not count if it was disturbed. */
async function reportOf(measured: Measured): Promise<Report> {
  const { options, startedAt, times, outcome, environment, seen } = measured;
  const { elapsedMs, tasks, lanes } = times;
  const { instances, lock, loop } = outcome;
  const run = { elapsedMs, tasks, lanes, waitMs: options.wait, environment };
  const totalBytes = instances.reduce((total, bytes) => total + bytes, 0);
  return {
    schema: 1,
    workload: options.workload,
    strategy: options.strategy,
    options,
    startedAt,
    elapsedMs,
    startupMs: startupOf(tasks),
    tasks,
    lanes,
    memory: { instances, totalBytes },
    lock,
    loop,
    verified: true,
    disturbed: await disturbanceOf(seen, run),
    paceMs: paceOf({ options, tasks, lanes }),
    environment,
  };
}

/** Gives a job to a coordinator, fresh or warm, and afterwards ends the coordinator or keeps it warm. */
async function runJob(assets: Assets, job: Job, control: JobControl): Promise<Outcome> {
  const key = warmKeyOf(job.options);
  const coordinator = take(key, assets);
  try {
    const outcome = await coordinator.run(job, control);
    proveAssets();
    return outcome;
  } catch (error) {
    if (error instanceof RaceError) forgetAssets();
    throw error;
  } finally {
    giveBack(key, countMemories(job.options), coordinator);
  }
}

/** Returns the time before the first task could begin: 0 where a warm pool was waiting. */
function startupOf(tasks: TaskReport[]) {
  const starts = tasks.map(({ spans }) => (spans[0]?.phase === 'start' ? spans[0].endMs : 0));
  return Math.min(...starts);
}

/** Returns a function for the updates of each stage, and `end`, which drops an update that still waits. */
export function startUpdates(onUpdate: ((update: Update) => void) | undefined) {
  const { schedule, end } = perFrame(onUpdate);
  return {
    /** @param startMs from the begin of the run until the coordinator heard of it */
    running: ({ elapsedMs, tasks }: JobUpdate, startMs: number) =>
      schedule({ elapsedMs: startMs + elapsedMs, stage: 'running', tasks }),

    checking: ({ elapsedMs, tasks }: RunTimes) =>
      schedule({
        elapsedMs,
        stage: 'checking',
        tasks: tasks.map(({ id, lane }) => ({ id, lane, phase: 'done', progress: 1 })),
      }),

    end,
  };
}

/**
 * Returns a signal that is aborted when the reader leaves the page, or when `given` is aborted. A reader who goes back
 * may find the page unchanged, from the back/forward cache. The abort's reason then explains the missing result.
 * @param given the signal of the run
 * @returns the signal, and `end`, which removes the listeners
 */
export function abortOnLeave(given?: AbortSignal) {
  const control = new AbortController();
  const leave = () => control.abort(pageLeft());
  const abort = () => control.abort(given?.reason);
  addEventListener('pagehide', leave);
  given?.addEventListener('abort', abort);
  const end = () => {
    removeEventListener('pagehide', leave);
    given?.removeEventListener('abort', abort);
  };
  if (given?.aborted) abort();
  return { signal: control.signal, end };
}

const pageLeft = () =>
  new RaceError(
    'worker-failed',
    'The page was left while this ran, so its workers were ended. Press the button again.',
  );
