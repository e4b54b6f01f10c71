// The scaling study: its plan, its results, its words; cost against size; and what the widget keeps of both.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { workersOf } from '../../www/views/scaling/study-view.ts';
import { costOf, costPlanOf, crossingOf, measureCost } from '../../www/engine/scaling/cost.ts';
import { RaceError } from '../../www/core/errors.ts';
import { countsUpTo, measure, planOf } from '../../www/engine/scaling/plan.ts';
import { resultOf } from '../../www/engine/scaling/points.ts';
import { readSetUp } from '../../www/widget/set-up.ts';
import { initialState, reduce } from '../../www/widget/reduce.ts';
import type { Action } from '../../www/widget/state.ts';

/** Returns runs with these computing times, by number of workers. */
const runsOf = (times: Record<number, number[]>, disturbed = false) =>
  Object.entries(times).flatMap(([workers, each]) =>
    each.map((computingMs) => ({
      workers: Number(workers),
      computingMs,
      startupMs: 20,
      disturbed,
    })),
  );

const plan = planOf({ strategy: 'shared', workers: 4 });

test('up to eight cores every number of workers is measured, beyond that about two for each doubling', () => {
  assert.deepEqual(countsUpTo(1), [1]);
  assert.deepEqual(countsUpTo(6), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(countsUpTo(12), [1, 2, 3, 4, 6, 8, 12]);
  assert.deepEqual(countsUpTo(20), [1, 2, 3, 4, 6, 8, 12, 16, 20]);
  assert.deepEqual(countsUpTo(64), [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]);
});

test('a pool of whole tasks gets the same numbers in more pieces, and the note says so', () => {
  const { strategy, given, notes } = planOf({ tasks: 3, size: 64_000_000, workers: 2 });
  assert.equal(strategy, 'futures', 'there is no shared memory here');
  assert.deepEqual([given.tasks, given.size], [64, 3_000_000]);
  assert.match(notes.join(' '), /cut into 64 tasks/);
  assert.equal(plan.given.tasks, undefined);
});

test('options that do not scale are refused in words', () => {
  for (const [options, message] of [
    [{ workload: 'io' }, /waiting needs no cores/],
    [{ strategy: 'threads' }, /takes futures or shared/],
    [{ strategies: ['serial'] }, /measures one strategy/],
    [{ workers: 65 }, /`workers` takes a whole number from 1 to 64/],
    [{ size: -1 }, /`size` takes/],
    [{ colour: 'red' }, /`colour` is not an option/],
    ['cpu', /options/],
  ] as const) {
    assert.throws(() => planOf(options), { code: 'invalid-option', message });
  }
});

test('points are medians with their spread, against the median of one worker', () => {
  const { points } = resultOf(runsOf({ 1: [90, 100, 130], 2: [55, 50, 40] }), plan);
  assert.deepEqual(points[1], {
    workers: 2,
    medianMs: 50,
    minMs: 40,
    maxMs: 55,
    startupMs: 20,
    count: 3,
    speedup: 2,
    speedupMin: 100 / 55,
    speedupMax: 2.5,
  });
});

test('two cores give one further point: the words say that it tests nothing, and only one law is fitted', () => {
  const result = resultOf(runsOf({ 1: [1940, 1940, 1940], 2: [1000, 980, 1010] }), plan);
  assert.equal(result.usl, null);
  assert.equal(result.amdahl?.degreesOfFreedom, 0);
  assert.match(
    result.verdict,
    /^With two workers the computing is 1\.94 times as fast as with one\./,
  );
  assert.match(
    result.verdict,
    /serial fraction \(3\.1\u00a0%\) 64 cores would be at most 22 times as fast: a model, not/,
  );
  assert.match(result.verdict, /The spread of the runs allows 18 to 39\.$/);
  assert.match(result.notes.join(' '), /No point is left to test the law/);
  assert.match(result.notes.join(' '), /not determined here: .* there is one\./);
});

test('with three further points both laws are fitted, and say where more workers begin to harm', () => {
  const times = { 1: [1000], 2: [520], 3: [370], 4: [310] };
  const { amdahl, usl, verdict, notes } = resultOf(runsOf(times), plan);
  assert.equal(amdahl?.degreesOfFreedom, 2);
  assert.equal(usl?.degreesOfFreedom, 1);
  assert.ok(usl && usl.coherency > 0 && usl.peakWorkers && usl.at64 < amdahl.at64);
  assert.match(verdict, /Universal Scalability Law, .* peak at about \d+(\.\d)? workers\.$/);
  assert.doesNotMatch(notes.join(' '), /not determined/);
});

test('a point that the law cannot describe is named, and unequal runs bring a warning', () => {
  const slower = resultOf(runsOf({ 1: [1000, 1000], 2: [1250, 1200] }), plan);
  assert.match(
    slower.verdict,
    /takes 1\.2\d times as long as with one\. Amdahl\u2019s law cannot describe that/,
  );
  assert.match(slower.notes.join(' '), /lies outside what/);
  assert.doesNotMatch(slower.notes.join(' '), /by construction|Equal runs/);
  const faster = resultOf(runsOf({ 1: [1000], 2: [450] }), plan);
  assert.match(faster.verdict, /show no serial part/);
  assert.match(faster.notes.join(' '), /lies outside what/);
  const restless = resultOf(runsOf({ 1: [1000, 1600], 2: [600, 610] }), plan);
  assert.match(restless.notes[0], /^Equal runs differ by up to 60\u00a0%/);
});

/** Returns runs with these speed-ups, each measured three times with this much noise. */
const runsBy = (speedups: Record<number, number>, noise = 0.01) =>
  runsOf(
    Object.fromEntries(
      Object.entries(speedups).map(([workers, speedup]) => [
        workers,
        [1 - noise, 1, 1 + noise].map((factor) => (1000 / speedup) * factor),
      ]),
    ),
  );

const speedupsFor = (counts: number[], speedup: (workers: number) => number) =>
  Object.fromEntries(counts.map((workers) => [workers, speedup(workers)]));

test('no law is drawn through a bend of the machine: hyper-threads and small cores are named instead', () => {
  const few = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
  const halves = (cores: number) => (n: number) =>
    Math.min(n, cores) * (n <= cores ? 1 : 1 + (0.25 * (n - cores)) / cores);
  const machines: [bend: number, counts: number[], speedup: (n: number) => number][] = [
    [4, few(8), halves(4)],
    [2, few(4), halves(2)],
    [8, [1, 2, 3, 4, 6, 8, 12, 16], halves(8)],
    [4, few(8), (n) => Math.min(n, 4) + Math.max(0, n - 4) / 3],
    [4, few(6), (n) => Math.min(n, 4) + Math.max(0, n - 4) / 2],
    [2, few(8), (n) => Math.min(n, 2) + Math.max(0, n - 2) * 0.4],
    // More workers than cores, and a little serial work before the bend.
    [2, few(4), (n) => 1.9 * Math.min(1, n / 2) + (n === 1 ? 0.05 : 0)],
    [4, few(8), (n) => halves(4)(n) / (1 + 0.02 * (Math.min(n, 4) - 1))],
  ];
  for (const [bend, counts, speedup] of machines) {
    const result = resultOf(runsBy(speedupsFor(counts, speedup)), plan);
    const upTo = resultOf(
      runsBy(
        speedupsFor(
          counts.filter((n) => n <= bend),
          speedup,
        ),
      ),
      plan,
    );
    assert.equal(result.bend?.workers, bend, String(counts.map(speedup)));
    assert.equal(upTo.bend, null);
    assert.deepEqual([result.amdahl, result.usl], [upTo.amdahl, upTo.usl]);
    assert.match(result.verdict, /Beyond \w+ workers each further one adds .*hyper-threads/);
    assert.equal(result.points.length, counts.length);
  }
  const { verdict } = resultOf(runsBy(speedupsFor(few(8), halves(4))), plan);
  assert.match(
    verdict,
    /^With eight workers the computing is 5\.00 times as fast as with one\. Beyond four workers each further one adds only 25\u00a0% of what the first ones did:/,
  );
  assert.match(verdict, /show no serial part, so Amdahl\u2019s law sets no limit/);
});

test('a serial part or costly coordination is no bend of the machine, at any noise below five per cent', () => {
  let state = 7;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const countsOf = [2, 4, 6, 8, 16].map((most) => countsUpTo(most));
  for (let round = 0; round < 400; round += 1) {
    const [sigma, kappa] = [next() * 0.3, next() < 0.5 ? 0 : next() * 0.02];
    const counts = countsOf[round % countsOf.length];
    const law = (n: number) =>
      (n / (1 + (n - 1) * (sigma + kappa * n))) * (n === 1 ? 1 : 0.975 + next() * 0.05);
    const { bend } = resultOf(runsBy(speedupsFor(counts, law)), plan);
    assert.equal(bend, null, JSON.stringify({ sigma, kappa, counts }));
  }
});

test('the last core may be slower, as where the browser needs it: one low point is no bend', () => {
  const result = resultOf(runsBy({ 1: 1, 2: 1.95, 3: 2.85, 4: 3.2 }), plan);
  assert.equal(result.bend, null);
});

test('two processors that gain little may be the halves of one core, and the notes say so', () => {
  const notesFor = (speedup: number) =>
    resultOf(runsBy({ 1: 1, 2: speedup }), plan).notes.join(' ');
  assert.match(notesFor(1.25), /may be the halves of one core/);
  assert.doesNotMatch(notesFor(1.8), /halves/);
});

test('disturbed runs are named and not counted; without a run of one worker there is no speed-up', () => {
  const runs = [...runsOf({ 1: [100], 2: [50] }), ...runsOf({ 2: [500] }, true)];
  const result = resultOf(runs, plan);
  assert.equal(result.points[1].maxMs, 50);
  assert.match(result.notes.join(' '), /1 run was disturbed and not counted/);
  const alone = resultOf(runsOf({ 2: [50] }), plan);
  assert.deepEqual([alone.points[0].speedup, alone.amdahl], [null, null]);
  assert.match(alone.verdict, /Without a run of one worker/);
  assert.equal(resultOf([], plan).verdict, '');
});

test('for any times results are plain JSON without NaN or infinity', () => {
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 500; round += 1) {
    const runs = Array.from({ length: Math.floor(next() * 12) }, () => ({
      workers: 1 + Math.floor(next() * 5),
      computingMs: next() < 0.15 ? 0 : 10 ** (next() * 9 - 3),
      startupMs: next() * 50,
      disturbed: next() < 0.1,
    }));
    const result = resultOf(runs, plan);
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    const words = [result.verdict, ...result.notes].join(' ');
    assert.doesNotMatch(words, /NaN|Infinity|undefined|null/, JSON.stringify(runs));
  }
});

/** @returns a race() of a machine that computes 10^6 numbers a ms and needs 5 ms to start each worker */
const raceOf =
  (asked: any[], fails = (_options: any) => false): any =>
  async (options: any) => {
    asked.push(options);
    if (fails(options)) throw new RaceError('out-of-memory', 'It does not fit.');
    const { workers = 1, size = 1e8, tasks = 3, strategy } = options;
    const threads = strategy === 'serial' ? 1 : 3;
    const startupMs = strategy === 'serial' ? 1 : 5 * threads;
    const parts = strategy === 'serial' ? 1 : Math.max(workers, 2);
    return {
      strategy,
      options,
      startupMs,
      elapsedMs: startupMs + (tasks * size) / 1e6 / parts,
      disturbed: null,
      tasks: Array.from({ length: tasks }, (_, id) => ({ id, lane: id % workers })),
    };
  };

test('every round measures every number of workers once; a pool is started before each run', async () => {
  const asked: any[] = [];
  const rounds = { ...plan, counts: [1, 2, 4], repeats: 2 };
  const { points } = await measure(raceOf(asked), rounds);
  assert.equal(asked.length, 6);
  for (const round of [asked.slice(0, 3), asked.slice(3)]) {
    assert.deepEqual(round.map(({ workers }) => workers).sort(), [1, 2, 4]);
  }
  assert.deepEqual(
    points.map(({ count }) => count),
    [2, 2, 2],
  );
  asked.length = 0;
  await measure(raceOf(asked), { ...planOf({ workers: 2, size: 1000 }), repeats: 1 });
  assert.deepEqual(
    asked.map(({ size }) => size === 0),
    [true, false, true, false],
  );
});

test('neither study takes more than 16 workers, unless the set-up names them', async () => {
  const asked = (cores: number, texts = {} as Record<string, string>) =>
    workersOf({ ...initialState(readSetUp((name) => texts[name] ?? null)), cores });
  assert.deepEqual(asked(8), { all: 8, permitted: 8, needsPermission: false });
  assert.deepEqual(asked(128), { all: 64, permitted: 16, needsPermission: true });
  assert.equal(asked(128, { workers: '40' }).needsPermission, false);
  const here = globalThis as any;
  here.crossOriginIsolated = true;
  try {
    for (const [given, workers] of [
      [{}, 16],
      [{ workers: 40 }, 40],
    ] as const) {
      const runs: any[] = [];
      await measureCost(raceOf(runs), costPlanOf(given, 16), {}, [1e5]);
      assert.deepEqual(new Set(runs.map((run) => run.workers)), new Set([workers]));
      assert.deepEqual(
        new Set(runs.map(({ strategy }) => strategy)),
        new Set(['serial', 'shared']),
      );
    }
  } finally {
    delete here.crossOriginIsolated;
  }
  assert.deepEqual(costPlanOf({ workers: 3 }, 16).strategies, ['serial', 'processes']);
  assert.equal(costPlanOf({ workers: 3 }, 16).given.workers, undefined, 'a task has its own there');
});

test('sizes that would take more than 10 s are left out, and the words say so', async () => {
  const asked: any[] = [];
  const slow = async (options: any) => {
    const report = await raceOf(asked)(options);
    return { ...report, elapsedMs: report.startupMs + (report.elapsedMs - report.startupMs) * 5 };
  };
  const shared = { ...costPlanOf({}), strategies: ['serial', 'shared'] as any };
  const { notes, rows } = await measureCost(slow, shared);
  assert.equal(asked.filter(({ size }) => size === 1e9).length, 1, 'only the parallel one, once');
  assert.match(
    notes.join(' '),
    /Serial with 1 billion numbers a task and more was left out: one run would take about 15 s/,
  );
  assert.equal(rows[rows.length - 1].cells.serial, undefined);
});

test('a strategy whose lists do not fit stops there, and the other goes on', async () => {
  const asked: any[] = [];
  const full = raceOf(asked, ({ strategy, size }) => strategy !== 'serial' && size >= 1e8);
  const memory = {
    ...costPlanOf({ list: 'memory' }),
    strategies: ['serial', 'shared'] as any,
  };
  const { notes, rows, stops } = await measureCost(full, memory);
  assert.deepEqual(
    stops.map(({ strategy, size, why }) => [strategy, size, why]),
    [['shared', 1e8, 'memory']],
  );
  assert.match(
    notes.join(' '),
    /Shared threads with 100 million numbers a task and more was left out: its lists do not fit/,
  );
  assert.ok(rows[rows.length - 1].cells.serial);
  assert.equal(
    asked.filter(({ strategy, size }) => strategy === 'shared' && size >= 1e8).length,
    1,
  );
});

test('the crossing lies between the sizes around it, and is missing where there is none', () => {
  const cell = (medianMs: number) => ({
    medianMs,
    minMs: 1,
    maxMs: 1,
    startupMs: 0,
    count: 1,
  });
  const rowsOf = (...rows: [number, number, number][]) =>
    rows.map(([size, serial, shared]) => ({
      size,
      cells: { serial: cell(serial), shared: cell(shared) },
    }));
  const names = ['serial', 'shared'] as any;
  const found = crossingOf(
    rowsOf([1e5, 10, 40], [1e6, 20, 40], [1e7, 80, 40], [1e8, 800, 400]),
    names,
  );
  assert.ok(found && Math.abs(found - Math.sqrt(1e13)) < 1, `${found}`);
  assert.equal(crossingOf(rowsOf([1e5, 10, 5], [1e6, 20, 10]), names), null);
  assert.equal(crossingOf(rowsOf([1e5, 10, 15], [1e6, 20, 30]), names), null);
  assert.equal(crossingOf([], names), null);
  const runs = [1e5, 1e8].flatMap((size) => [
    {
      strategy: 'serial' as const,
      size,
      elapsedMs: 10 + size / 1e6,
      startupMs: 5,
      disturbed: false,
    },
    {
      strategy: 'shared' as const,
      size,
      elapsedMs: 50 + size / 2e6,
      startupMs: 48,
      disturbed: false,
    },
  ]);
  const { verdict } = costOf(runs, [], { strategies: names });
  assert.match(
    verdict,
    /^Below about [\d.,]+( million)? numbers a task Serial is faster, because starting Shared threads alone takes 48\.0 ms\./,
  );
  assert.match(verdict, /and 1\.10 times as fast as Serial at 100 million\.$/);
});

test('a study leaves the rows alone, keeps its findings when stopped, and is dropped with its set-up', () => {
  const begin = {
    type: 'begin',
    kind: 'study',
    strategy: null,
    total: 1,
    behindAnother: true,
  } as const;
  const steps = [
    begin,
    { type: 'study', name: 'scaling', study: { done: 1 }, note: 'Run 2 of 6.' },
    { type: 'study', name: 'scaling', study: { done: 2 } },
  ] as Action[];
  const before = initialState(readSetUp());
  const running = steps.reduce(reduce, before);
  assert.deepEqual(
    [running.activity?.note, running.activity?.behindAnother],
    ['Run 2 of 6.', false],
  );
  const stopped = reduce(running, { type: 'cancel' });
  assert.deepEqual([stopped.activity, stopped.studies], [null, { scaling: { done: 2 } }]);
  const failed = reduce(running, { type: 'fail', message: 'A worker failed.' });
  assert.deepEqual(failed.rows, before.rows);
  const setUp = readSetUp((name) => (name === 'tasks' ? '4' : null));
  assert.deepEqual(reduce(stopped, { type: 'set-up', setUp }).studies, {});
});

/** Makes a race disturbed `times` times, for the options that `which` picks. */
const disturbing =
  (race: any, which: (options: any) => boolean, times = Infinity) =>
  async (options: any) => {
    const report = await race(options);
    if (!which(options) || times <= 0) return report;
    times -= 1;
    return { ...report, disturbed: 'The machine was busy.' };
  };

test('a disturbed run of the scaling is repeated in further rounds, a limited number of times', async () => {
  const rounds = { ...plan, counts: [1, 2], repeats: 2 };
  const asked: any[] = [];
  const once = disturbing(raceOf(asked), ({ workers }) => workers === 2, 1);
  const { points, disturbed, notes } = await measure(once, rounds);
  assert.deepEqual(asked.map(({ workers }) => workers).slice(4), [2]);
  assert.deepEqual(
    points.map(({ count }) => count),
    [2, 2],
  );
  assert.equal(disturbed, 1);
  assert.match(notes.join(' '), /1 run was disturbed and not counted/);

  asked.length = 0;
  const totals: number[] = [];
  const always = disturbing(raceOf(asked), ({ workers }) => workers === 2);
  const result = await measure(always, rounds, { onRunStart: ({ total }) => totals.push(total) });
  assert.equal(asked.length, 4 + 2 * 2);
  assert.deepEqual([totals[0], totals.at(-1)], [4, 8]);
  assert.deepEqual(
    result.points.map(({ workers }) => workers),
    [1],
  );
  assert.match(result.notes.join(' '), /Every run with two workers was disturbed\./);
});

test('a disturbed run of the cost is repeated, and does not decide whether the next size is measured', async () => {
  const given = { workload: 'cpu' as const, tasks: 3, seed: 1 };
  const cost = { given, strategies: ['serial', 'processes'] as any };
  const asked: any[] = [];
  const once = disturbing(raceOf(asked), ({ strategy }) => strategy === 'serial', 2);
  const { rows, notes } = await measureCost(once, cost, {}, [1e5]);
  assert.equal(asked.filter(({ strategy }) => strategy === 'serial').length, 5);
  assert.equal(asked.filter(({ strategy }) => strategy === 'processes').length, 3);
  assert.equal(rows[0].cells.serial?.count, 3);
  assert.match(notes.join(' '), /2 runs were disturbed and not counted/);

  asked.length = 0;
  const slow = async (options: any) => {
    const report = await raceOf(asked)(options);
    const last = asked.filter(({ strategy }) => strategy === options.strategy).length === 3;
    return last ? { ...report, elapsedMs: 1e6, disturbed: 'The machine was busy.' } : report;
  };
  const { stops } = await measureCost(slow, cost, {}, [1e5, 3e5]);
  assert.deepEqual(stops, []);
});
