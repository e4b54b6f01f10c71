// race(): one measurement, from checked options to a verified report.

import { RaceError } from '../core/errors.js';
import { checkRace } from '../core/options.js';
import { readRecord } from '../core/protocol.js';
import { unlessAborted } from '../core/waits.js';
import { forgetAssets, loadAssets, proveAssets } from './assets.js';
import { memoriesOf, requireRoom, requireSupport, warmKey } from './demands.js';
import { whenSettled } from './coordinator.js';
import { environment } from './environment.js';
import { framed } from './frames.js';
import { untilLeft } from './leaving.js';
import { knownPaceMs, slowerBy } from './pace.js';
import { takeTurn } from './turns.js';
import { verify } from './verify.js';
import { disturbanceOf, watchPage } from './watch.js';
import { giveBack, makeRoom, take } from './warm.js';

/**
 * @typedef {import('../core/report.js').Options} Options
 * @typedef {import('../core/report.js').Report} Report
 * @typedef {import('../core/report.js').RunControl} RunControl
 */

/**
 * race runs the tasks with one strategy and reports what was measured.
 * @param {Partial<Options>} [input]
 * @param {RunControl} [control]
 * @returns {Promise<Report>}
 * @throws {import('../core/errors.js').RaceError} or the signal's reason
 */
export async function race(input, { signal, onUpdate, onWait, spans = true } = {}) {
  const options = checkRace(input);
  requireSupport(options);
  requireRoom(options);
  signal?.throwIfAborted();
  return takeTurn(
    async () => {
      // Neither loading nor what is left of the run before is part of the measurement.
      const assets = await unlessAborted(loadAssets(), signal);
      makeRoom(warmKey(options), memoriesOf(options));
      await unlessAborted(whenSettled(), signal);
      return measure(assets, options, { signal, onUpdate, spans });
    },
    signal,
    onWait,
  );
}

/**
 * @param {import('../core/protocol.js').Assets} assets
 * @param {Options} options
 * @param {RunControl} control
 * @returns {Promise<Report>}
 */
async function measure(assets, options, { signal: given, onUpdate, spans = true }) {
  const where = await unlessAborted(environment(), given);
  const knownMs = knownPaceMs(options, where.clockStepMs);
  const frames = framed(onUpdate);
  const seen = watchPage();
  const { signal, end } = untilLeft(given);
  const originMs = performance.timeOrigin + performance.now();
  const startedAt = new Date(originMs).toISOString();
  try {
    const taskIds = Array.from({ length: options.tasks }, (_, id) => id);
    const kind = /** @type {const} */ ('race');
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

/**
 * runJob has a job done by a coordinator, fresh or warm, and sees to it that it ends or stays warm.
 * @param {import('../core/protocol.js').Assets} assets
 * @param {import('../core/protocol.js').Job} job
 * @param {{ signal?: AbortSignal, onUpdate: (update: import('./coordinator.js').JobUpdate) => void }} control
 */
async function runJob(assets, job, control) {
  const key = warmKey(job.options);
  const coordinator = take(key, assets);
  try {
    const outcome = await coordinator.run(job, control);
    proveAssets();
    return outcome;
  } catch (error) {
    if (error instanceof RaceError) forgetAssets();
    throw error;
  } finally {
    giveBack(key, memoriesOf(job.options), coordinator);
  }
}

/**
 * endOf is when a task was at its end by the clock of its own worker, which may be ahead of the coordinator's by a step.
 * @param {import('../core/report.js').TaskReport} task
 */
const endOf = ({ foundMs, spans }) => Math.max(foundMs, spans.at(-1)?.endMs ?? 0);

/**
 * startupOf is the part before the first task could begin: nothing where a warm pool was waiting.
 * @param {import('../core/report.js').TaskReport[]} tasks
 */
function startupOf(tasks) {
  const starts = tasks.map(({ spans }) => (spans[0]?.phase === 'start' ? spans[0].endMs : 0));
  return Math.min(...starts);
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
