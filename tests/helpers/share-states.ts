// States of the widget for the tests of sharing: from given reports, or random from a seed.
import { readSetUp } from '../../www/widget/set-up.ts';
import { initialState, reduce } from '../../www/widget/reduce.ts';
import { strategyNames } from '../../www/core/strategies.ts';
import { analyse } from '../../www/verdict/verdict.ts';
import type { Report } from '../../www/core/report.ts';
import type { StrategyName } from '../../www/core/strategies.ts';
import type { State } from '../../www/widget/state.ts';

/** Returns a function that yields numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns the state of a widget that has these results. */
export function stateOf(texts: Record<string, string>, reports: Report[]): State {
  const setUp = readSetUp((name) => texts[name] ?? null);
  const state = reports.reduce(
    (before, report) => reduce(before, { type: 'report', report }),
    initialState(setUp),
  );
  return reduce(state, { type: 'summary', ...analyse(reports), announcement: '' });
}

/** Returns the state of a widget with random results. */
export function randomState(random: () => number) {
  const whole = (max: number) => Math.floor(random() * max);
  const workload = random() < 0.5 ? 'io' : 'cpu';
  const tasks = 1 + whole(64);
  const texts = { workload, tasks: String(tasks), seed: String(whole(2 ** 32)) };
  const some = strategyNames.filter(() => random() < 0.6);
  const strategies = some.length > 0 ? some : [strategyNames[0]];
  const reports = strategies.flatMap((strategy) =>
    Array.from({ length: 1 + whole(3) }, () => randomReport(random, strategy, workload, tasks)),
  );
  return stateOf(texts, reports);
}

const PHASES = ['scan', 'build', 'wait', 'lock', 'queue', 'start'] as const;

/** @param count of tasks */
function randomReport(
  random: () => number,
  strategy: StrategyName,
  workload: 'io' | 'cpu',
  count: number,
): any {
  const elapsedMs = 0.5 + random() ** 6 * 3_000_000;
  const tasks = Array.from({ length: count }, (_, id) => {
    let at = random() * elapsedMs * 0.2;
    const spans = [];
    for (let left = 1 + Math.floor(random() ** 4 * 300); left > 0 && at < elapsedMs; left--) {
      const endMs = Math.min(elapsedMs, at + (random() * elapsedMs) / left);
      spans.push({ phase: PHASES[Math.floor(random() * 6)], startMs: at, endMs });
      at = endMs;
    }
    return { id, max: 1, foundMs: at, lane: Math.floor(id / 2), spans };
  });
  return {
    ...{ schema: 1, strategy, workload, elapsedMs, tasks, disturbed: null, lock: null, loop: null },
    options: { workload, strategy, tasks: count, size: 10, list: 'memory', workers: count },
    startedAt: '2026-11-23T04:37:16.321Z',
    startupMs: random() * elapsedMs,
    lanes: tasks
      .filter(({ id }) => id % 2 === 0)
      .map(({ lane: id }) => ({ id, kind: 'thread', label: `Thread ${id + 1}` })),
    memory: { instances: [65_536 * (1 + Math.floor(random() * 65_535))], totalBytes: 0 },
    environment: { userAgent: 'Firefox/140.0', cores: 8, isolated: true, clockStepMs: 0.02 },
  };
}
