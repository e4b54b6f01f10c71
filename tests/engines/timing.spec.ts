// Overlap of waiting and computing in every engine. It shows in the order of spans, not in times that a busy machine
// changes.
import { ALL, raceIn } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/engine-test.ts';
import { canRun, expectRefusal } from '../helpers/without-shared-memory.ts';
import type { Report, Span } from '../../www/core/report.ts';

/** Long enough that every other strategy begins all waits before the first wait ends. */
const WAIT_MS = 2000;

const CPU = { workload: 'cpu', tasks: 3, size: 60_000_000, workers: 2 } as const;

/** Long enough that each worker of a pool begins before another one ends. */
const LONG = { ...CPU, size: 200_000_000 } as const;

/** Factors for the length of the tasks. If a worker starts too late, the run is repeated with the next factor. */
const LONGER = [1, 3, 9];

/** Returns the spans of a phase, the earliest first, each with its task. */
const spansOf = ({ tasks }: Report, phase: string) =>
  tasks
    .flatMap(({ id, spans }) => spans.map((span) => ({ ...span, task: id })))
    .filter((span) => span.phase === phase)
    .sort((a, b) => a.startMs - b.startMs);

/** Counts the spans that begin during a span of another task. */
const overlaps = (spans: (Span & { task: number })[]) =>
  spans.filter((span, index) =>
    spans.slice(0, index).some((each) => each.task !== span.task && each.endMs > span.startMs),
  ).length;

/** Returns when the last wait begins, and when the first wait ends. */
const edgesOf = (report: Report) => {
  const waits = spansOf(report, 'wait');
  return {
    lastBegins: Math.max(...waits.map(({ startMs }) => startMs)),
    firstEnds: Math.min(...waits.map(({ endMs }) => endMs)),
  };
};

const areAtOnce = (report: Report) => {
  const { lastBegins, firstEnds } = edgesOf(report);
  return lastBegins < firstEnds;
};

/** Returns the most waits at one moment. */
const mostAtOnce = (report: Report) => {
  const waits = spansOf(report, 'wait');
  const atOnce = waits.map(
    ({ startMs }) => waits.filter((each) => each.startMs <= startMs && startMs < each.endMs).length,
  );
  return Math.max(...atOnce);
};

/** Runs a race with ever longer tasks until it shows what is wanted. Returns the last report. */
async function untilSeen(
  run: (times: number) => Promise<Report>,
  isWanted: (report: Report) => boolean,
) {
  let report = await run(1);
  for (const times of LONGER.slice(1)) {
    if (isWanted(report)) break;
    report = await run(times);
  }
  return report;
}

for (const strategy of ALL) {
  const serial = strategy === 'serial';
  test(`${strategy}: waits ${serial ? 'come one after another' : 'overlap, all of them at one moment'}`, async ({
    openPage,
    engine,
  }) => {
    const tab = await openPage();
    const wait = serial ? 200 : WAIT_MS;
    const options = { workload: 'io', tasks: 4, wait } as const;
    if (!canRun(engine, { strategy })) return expectRefusal(tab, { ...options, strategy });
    const report = await untilSeen(
      (times) => raceIn(tab, { ...options, wait: times * wait, strategy }),
      (each) => serial || (areAtOnce(each) && each.elapsedMs < 2 * each.options.wait),
    );
    const waitMs = report.options.wait;
    const waits = spansOf(report, 'wait');
    expect(waits).toHaveLength(4);
    for (const { startMs, endMs } of waits) expect(endMs - startMs).toBeGreaterThan(waitMs * 0.95);
    const { lastBegins, firstEnds } = edgesOf(report);
    console.log(
      `${engine.name} ${strategy}: the last wait begins at ${lastBegins.toFixed(0)} ms, the first ends at ` +
        `${firstEnds.toFixed(0)} ms, all are done at ${report.elapsedMs.toFixed(0)} ms`,
    );
    if (serial) {
      expect(overlaps(waits)).toBe(0);
      expect(report.elapsedMs).toBeGreaterThan(4 * waitMs * 0.95);
    } else {
      expect(lastBegins).toBeLessThan(firstEnds);
      expect(report.elapsedMs).toBeLessThan(2 * waitMs);
    }
  });

  const alone = strategy === 'serial' || strategy === 'asyncio' || strategy === 'threads';
  test(`${strategy}: ${alone ? 'no two tasks compute at once' : 'tasks compute at once, each on a lane of its own'}`, async ({
    openPage,
    engine,
  }) => {
    const tab = await openPage();
    const options = { ...(alone ? CPU : LONG), strategy };
    if (!canRun(engine, options)) return expectRefusal(tab, options);
    const report = await untilSeen(
      (times) => raceIn(tab, { ...options, size: times * options.size }),
      (each) => alone || overlaps(spansOf(each, 'scan')) > 0,
    );
    const scans = spansOf(report, 'scan');
    const count = overlaps(scans);
    console.log(
      `${engine.name} ${strategy}: ${count} of ${scans.length} scans begin during another`,
    );
    expect(new Set(scans.map(({ task }) => task)).size).toBe(CPU.tasks);
    if (!alone) return expect(count).toBeGreaterThan(0);
    expect(count).toBe(0);
    if (strategy !== 'threads') return;
    // The threads take turns: a switch interval is 5 ms, and the scans last hundreds of them.
    expect(report.lock?.switches).toBeGreaterThan(2 * CPU.tasks);
    expect(scans.length).toBeGreaterThan(2 * CPU.tasks);
  });
}

test('a pool with fewer workers than waits needs several rounds', async ({ openPage }) => {
  const tab = await openPage();
  const options = { workload: 'io', strategy: 'futures', tasks: 5 } as const;
  const report = await untilSeen(
    (times) => raceIn(tab, { ...options, wait: times * 200, workers: 2 }),
    (each) => mostAtOnce(each) === 2,
  );
  expect(report.elapsedMs / report.options.wait, 'in waits').toBeGreaterThan(2.9);
  expect(mostAtOnce(report), 'waits at once').toBe(2);
  expect(new Set(report.tasks.map(({ lane }) => lane)).size).toBe(2);
});

test('spans on one lane never overlap', async ({ openPage }) => {
  const tab = await openPage();
  for (const strategy of ['processes', 'futures'] as const) {
    const { tasks } = await raceIn(tab, { ...CPU, strategy, tasks: 4, size: 20_000_000 });
    for (const lane of new Set(tasks.map((task) => task.lane))) {
      const spans = tasks
        .filter((task) => task.lane === lane)
        .flatMap((task) => task.spans.filter(({ phase }) => phase === 'scan'))
        .sort((a, b) => a.startMs - b.startMs);
      for (const [index, { startMs }] of spans.slice(1).entries()) {
        expect(startMs).toBeGreaterThanOrEqual(spans[index].endMs);
      }
    }
  }
});

test('a second race waits for the first, and its clock starts only afterwards', async ({
  openPage,
}) => {
  const tab = await openPage();
  const [first, second] = await tab.evaluate(async () => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const options = { workload: 'io', tasks: 2, wait: 3000, strategy: 'asyncio' };
    return Promise.all([race(options), race(options)]);
  });
  const endOfFirst = Date.parse(first.startedAt) + first.elapsedMs;
  expect(Date.parse(second.startedAt)).toBeGreaterThanOrEqual(Math.floor(endOfFirst));
  // A clock that ran during the wait would include the time of the first race.
  expect(second.elapsedMs).toBeLessThan(first.elapsedMs + 2800);
});
