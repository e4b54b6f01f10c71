// Every strategy with both workloads finds each max, or gives its reason where memory cannot be shared.
import { ALL, UNSHARED, failureOf, raceIn } from '../helpers/module-calls.ts';
import { oracleMax } from '../helpers/oracle.ts';
import { expectSpansInOrder } from '../helpers/spans-in-order.ts';
import { expect, test } from '../helpers/engine-test.ts';
import type { Options } from '../../www/core/report.ts';

const RUNS: Record<string, Partial<Options>> = {
  'waits after short lists': { workload: 'io', tasks: 4, size: 10, wait: 50 },
  'streamed lists': { workload: 'cpu', list: 'stream', tasks: 3, size: 200_003 },
  'lists in memory': { workload: 'cpu', list: 'memory', tasks: 3, size: 200_003 },
};

const SEED = 7;

for (const strategy of ALL) {
  for (const [what, options] of Object.entries(RUNS)) {
    test(`${strategy} finds every max of ${what}, or says what the engine lacks`, async ({
      openPage,
      engine,
    }) => {
      const tab = await openPage();
      const given = { ...options, strategy, seed: SEED };
      if (!engine.sharesMemory && !UNSHARED.some((name) => name === strategy)) {
        const failure = await failureOf(tab, given);
        expect(failure).toMatchObject({ name: 'RaceError', code: 'unsupported' });
        expect(failure.message).toContain('no SharedArrayBuffer');
        return;
      }
      const report = await raceIn(tab, given);
      const { workload, size, tasks } = report.options;
      const expected = Array.from({ length: tasks }, (_, task) =>
        oracleMax({ workload, seed: SEED, task, size }),
      );
      expect(report.tasks.map(({ max }) => max)).toEqual(expected);
      expect(report).toMatchObject({ strategy, verified: true });
      expect(report.lock === null).toBe(strategy !== 'threads');
      expectSpansInOrder(report);
    });
  }
}
