// `processes`: one worker a task, each with its own instance and its own memory, started for this run.

import { Process } from '../crew.ts';
import { lanesOf, outcomeOf } from '../outcome.ts';
import { performOnOneEach } from '../pool.ts';
import type { Strategy } from './index.ts';

export const processes: Strategy = {
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
