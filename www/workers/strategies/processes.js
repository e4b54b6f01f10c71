// `processes`: one worker a task, each with its own instance and its own memory, started for this run.

import { Process } from '../crew.js';
import { lanesOf, outcomeOf } from '../outcome.js';
import { performOnOneEach } from '../pool.js';

/** @type {import('./index.js').Strategy} */
export const processes = {
  keepsWorkers: false,
  async run(context) {
    const { members, records } = await performOnOneEach(context, Process);
    return outcomeOf({
      elapsedMs: context.now(),
      records,
      lanes: lanesOf('process', members.length),
      instances: members.map(({ memoryBytes }) => memoryBytes),
    });
  },
};
