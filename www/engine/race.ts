// race(): one measurement, from checked options to a verified report.

import { RaceError } from '../core/errors.ts';
import { checkRace } from '../core/options.ts';
import { readRecord } from '../core/protocol.ts';
import { unlessAborted } from '../core/waits.ts';
import { forgetAssets, loadAssets, proveAssets } from './assets.ts';
import { countMemories, requireRoom, requireSupport, warmKeyOf } from './needs.ts';
import { whenSettled } from './coordinator.ts';
import { environment } from './environment.ts';
import { framed } from './frames.ts';
import { untilLeft } from './leaving.ts';
import { knownPaceMs, slowerBy } from './pace.ts';
import { takeTurn } from './turns.ts';
import { verify } from './verify.ts';
import { disturbanceOf, watchPage } from './watch.ts';
import { giveBack, makeRoom, take } from './warm.ts';
import type { Assets, Job } from '../core/protocol.ts';
import type { Options, Report, RunControl, TaskReport } from '../core/report.ts';
import type { JobUpdate } from './coordinator.ts';

/**
 * race runs the tasks with one strategy and reports what was measured.
 * @throws RaceError or the signal's reason
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
      // Neither loading nor what is left of the run before is part of the measurement.
      const assets = await unlessAborted(loadAssets(), signal);
      makeRoom(warmKeyOf(options), countMemories(options));
      await unlessAborted(whenSettled(), signal);
      return measure(assets, options, { signal, onUpdate, spans });
    },
    signal,
    onWait,
  );
}

async function measure(
  assets: Assets,
  options: Options,
  { signal: given, onUpdate, spans = true }: RunControl,
): Promise<Report> {
  const where = await unlessAborted(environment(), given);
  const knownMs = knownPaceMs(options, where.clockStepMs);
  const frames = framed(onUpdate);
  const seen = watchPage();
  const { signal, end } = untilLeft(given);
  const originMs = performance.timeOrigin + performance.now();
  const startedAt = new Date(originMs).toISOString();
  try {
    const taskIds = Array.from({ length: options.tasks }, (_, id) => id);
    const kind = 'race' as const;
    const job = { kind, options, taskIds, originMs, spans, knownPaceMs: knownMs };
    const outcome = await runJob(assets, job, { signal, onUpdate: frames.running });
    const conditions = seen();
    const tasks = outcome.records.map(readRecord);
    const elapsedMs = Math.max(outcome.elapsedMs, ...tasks.map(endOf));
    frames.checking(elapsedMs, tasks);
    await verify(assets, options, tasks, signal);
    const { lanes, paceMs } = outcome;
    const slower = slowerBy(paceMs, knownMs);
    const run = { elapsedMs, tasks, lanes, waitMs: options.wait, environment: where, slower };
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
      memory: { instances: outcome.instances, totalBytes: sum(outcome.instances) },
      lock: outcome.lock,
      loop: outcome.loop,
      verified: true,
      disturbed: await unlessAborted(disturbanceOf(conditions, run), signal),
      paceMs,
      environment: where,
    };
  } finally {
    end();
    seen();
    frames.end();
  }
}

/** runJob has a job done by a coordinator, fresh or warm, and sees to it that it ends or stays warm. */
async function runJob(
  assets: Assets,
  job: Job,
  control: { signal?: AbortSignal; onUpdate: (update: JobUpdate) => void },
) {
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

/**
 * endOf is when a task was at its end by the clock of its own worker, which may be ahead of the coordinator's by a step.
 */
const endOf = ({ foundMs, spans }: TaskReport) => Math.max(foundMs, spans.at(-1)?.endMs ?? 0);

/** startupOf is the part before the first task could begin: nothing where a warm pool was waiting. */
function startupOf(tasks: TaskReport[]) {
  const starts = tasks.map(({ spans }) => (spans[0]?.phase === 'start' ? spans[0].endMs : 0));
  return Math.min(...starts);
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
