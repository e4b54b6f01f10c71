// How an author's TypeScript uses racelane. tsc must accept it, and refuse each line that is marked as wrong.
import { RaceError, compare, race, strategies, support } from 'racelane';
import type { Comparison, Options, Report, StrategyName } from 'racelane';

const options: Partial<Options> = { workload: 'cpu', strategy: 'shared', tasks: 2, size: 1000 };
const report: Report = await race(options, {
  signal: AbortSignal.timeout(1000),
  onUpdate: ({ elapsedMs, stage, tasks }) => console.log(elapsedMs, stage, tasks[0]?.progress),
});
const max: number | null | undefined = report.tasks[0]?.max;
const switches: number | undefined = report.lock?.switches;

const comparison: Comparison = await compare(
  { workload: 'io', strategies: ['serial', 'asyncio'], repeats: 2 },
  { onRunStart: ({ strategy, index, total }) => console.log(strategy, index, total) },
);
const speedup: number | null | undefined = comparison.summary[0]?.speedup;

const names: StrategyName[] = strategies.map(({ name }) => name);
const reason: string | null = support().strategies.threads.reason;

try {
  await race();
} catch (error) {
  if (error instanceof RaceError && error.code === 'unsupported') console.log(error.message);
}

const own: Report | undefined = await document.querySelector('race-lane')?.run('serial');
const lane = document.createElement('race-lane');
lane.addEventListener('race-result', ({ detail }) => console.log(detail.elapsedMs, lane.report));
document.addEventListener('race-error', ({ detail }) => console.log(detail.code));
lane.addEventListener('race-start', ({ detail }) => console.log(detail.kind, detail.strategy));
lane.cancel();
lane.tasks = 4;
lane.strategies = ['serial', 'threads'];
lane.strategies = 'serial, threads';
const interval: number = lane.switchInterval;
const rows: readonly StrategyName[] | undefined = lane.strategies;

console.log(max, switches, speedup, names, reason, own, interval, rows);

// @ts-expect-error there is no such strategy
await race({ strategy: 'fibers' });
// @ts-expect-error a number is wanted
await race({ tasks: '3' });
// @ts-expect-error there is no such option
await race({ threads: 3 });
// @ts-expect-error strategies are a list
await compare({ strategies: 'serial' });
// @ts-expect-error the table is frozen
strategies[0] = strategies[1];
// @ts-expect-error it may be null
report.lock.switches;
// @ts-expect-error there is no such strategy
await lane.run('fibers');
// @ts-expect-error the report is read only
lane.report = report;
// @ts-expect-error a number is wanted
lane.tasks = '4';
// @ts-expect-error there is no such strategy
lane.strategies = ['fibers'];
// @ts-expect-error a report has no such field
lane.addEventListener('race-result', ({ detail }) => detail.seconds);
// @ts-expect-error there is no such code
new RaceError('broken', 'a message');
