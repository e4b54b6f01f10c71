// The benchmark's aims beside what a run measured. Each is a ratio to what the same machine allows in the same rounds.
import { fastest, named, pairedSpeedup, serialLimit } from './limits.js';
import * as obstacles from './obstacles.js';
import { coresOf, nativeOverIdeal } from './overhead.js';
import { median, pairedRatio } from './rounds.js';
import { digits, percent, table } from './tables.js';

/**
 * @typedef {import('./results.js').Results} Results
 * @typedef {import('./rounds.js').Result} Result
 * @typedef {import('./overhead.js').Round} Round
 * @typedef {ReturnType<typeof import('./overhead.js').recordingOf>[number]} Recording
 *
 * @typedef {object} Target
 * @property {string} what
 * @property {string} aim
 * @property {number} value
 * @property {boolean} met
 * @property {number} missedBy as a share of the aim; not above 0 where it is reached
 * @property {string} obstacle what stands in the way, by figures of the same run
 */

/** Waits of the strategies in `overhead.js`. */
const WAIT_MS = 1000;

/**
 * Returns each aim with its measured value and whether it was reached.
 * @param {Results} results
 * @param {Recording[]} recording
 * @returns {Target[]}
 */
export const targetsOf = (results, recording) => [
  ...results.browsers.flatMap(({ title, cores }) => [
    memoryTarget(results, title),
    ...(cores > 1 ? [speedupTarget(results, title, cores)] : []),
  ]),
  ...searching(results),
  ...computing(results),
  ...waiting(results),
  recordingTarget(recording),
  warmTarget(results),
];

/** Returns the name under which a browser's results are kept. */
const nameOf = (/** @type {string} */ title) => title.split(' ')[0].toLowerCase();

/** Compares wasm in one worker with what the machine allows one thread. */
function memoryTarget(
  /** @type {Results} */ { search: { memory }, native },
  /** @type {string} */ title,
) {
  const [wasm] = named(memory, `wasm-serial@${nameOf(title)}`);
  const limit = serialLimit(memory);
  const { ratio } = pairedRatio(limit, wasm);
  return atLeast(
    `in memory, ${title}: wasm serial, of the limit’s speed`,
    0.95,
    ratio,
    obstacles.ofMemory({ memory, wasm, limit, native }),
  );
}

/** Compares the speed-up of wasm threads with that of rayon's native threads. */
function speedupTarget(
  /** @type {Results} */ { search: { stream } },
  /** @type {string} */ title,
  /** @type {number} */ cores,
) {
  const one = (/** @type {string} */ start) => named(stream, start)[0];
  const wasm = /** @type {const} */ ([
    one(`wasm-serial@${nameOf(title)}`),
    one(`wasm-shared-${cores}@${nameOf(title)}`),
  ]);
  const builds = ['generic', 'target-cpu-native'].map(
    (build) =>
      /** @type {const} */ ([
        one(`native-serial@${build}`),
        one(`native-threads-${cores}@${build}`),
      ]),
  );
  const speedup = (/** @type {readonly [Result, Result]} */ [a, b]) => pairedRatio(a, b).ratio;
  const native = builds.reduce((best, build) => (speedup(build) > speedup(best) ? build : best));
  return atLeast(
    `streamed, ${title}: speed-up of \`shared\` over that of native rayon`,
    0.97,
    pairedSpeedup(wasm, native),
    obstacles.ofSpeedup({ wasm, native, cores }),
  );
}

/** Compares finding the max in wasm with other contenders. */
function searching(/** @type {Results} */ { search: { memory, stream } }) {
  const [wasm] = named(memory, 'wasm-serial@');
  const [streaming] = named(stream, 'wasm-serial@');
  const numpy = fastest(memory, 'numpy');
  const [loop] = named(memory, 'js-loop@');
  const [generic] = named(stream, 'native-serial@generic');
  const reads = obstacles.ofReading(memory, wasm);
  return [
    ...(numpy
      ? [
          atMost(
            'in memory: wasm serial over `numpy.max`',
            1.25,
            pairedRatio(wasm, numpy).ratio,
            reads,
          ),
        ]
      : []),
    atLeast(
      'in memory: the JavaScript loop over wasm serial',
      5,
      pairedRatio(loop, wasm).ratio,
      reads,
    ),
    atMost(
      'streamed: wasm serial over native generic',
      1.05,
      pairedRatio(streaming, generic).ratio,
      obstacles.unknown,
    ),
  ];
}

/** Compares computing strategies with native ones, to whose time the start of the workers is added. */
function computing(/** @type {Results} */ { overheadRounds, machine }) {
  const rounds = overheadRounds.computing;
  return /** @type {const} */ (['processes', 'threads', 'shared']).map((strategy) => {
    const share = coresOf(strategy, machine.cores);
    const allowedMs = (/** @type {Round} */ round) =>
      (round.serial.workMs / share) * nativeOverIdeal(round, strategy, machine.cores) +
      round[strategy].startupMs;
    const ratio = median(rounds.map((round) => round[strategy].elapsedMs / allowedMs(round)));
    return atMost(
      `four computing tasks in \`${strategy}\`, over native overhead and start`,
      1.05,
      ratio,
      obstacles.ofComputing({ rounds, strategy, share, allowedMs }),
    );
  });
}

/** Compares waiting strategies with native ones, to whose time the start of the workers is added. */
function waiting(/** @type {Results} */ { overheadRounds }) {
  const rounds = overheadRounds.waiting;
  const one = (/** @type {'processes' | 'threads' | 'shared' | 'asyncio'} */ strategy) => {
    // An event loop has no native counterpart here: it is allowed one wait.
    const nativeMs = (/** @type {Round} */ round) =>
      strategy === 'asyncio' ? WAIT_MS : (round.nativeMs[strategy] ?? NaN);
    const ratio = median(
      rounds.map((round) => {
        const { elapsedMs, startupMs } = round[strategy];
        return elapsedMs / (nativeMs(round) + startupMs);
      }),
    );
    const allowed = strategy === 'asyncio' ? 'one wait' : 'native waits';
    const what = `ten waits in \`${strategy}\`, over ${allowed} and start`;
    return atMost(what, 1.05, ratio, obstacles.ofWaiting({ rounds, strategy }));
  };
  return [one('processes'), one('threads'), one('shared'), one('asyncio')];
}

/** Compares runs that record spans with runs that do not. */
function recordingTarget(/** @type {Recording[]} */ recording) {
  const dearest = recording.reduce((most, each) => (each.ratio > most.ratio ? each : most));
  return atMost(
    `recording spans in \`${dearest.strategy}\`: shortest of ${dearest.rounds} runs over shortest without`,
    1.01,
    dearest.ratio,
    obstacles.ofRecording(dearest),
  );
}

/** Compares a warm pool with a cold one. */
function warmTarget(
  /** @type {Results} */ { overheadRounds: { warmElapsedMs, computing: rounds } },
) {
  const ratios = warmElapsedMs.map((ms, round) => ms / rounds[round].futures.startupMs);
  return atMost(
    'tiny tasks in a warm `futures` pool, over the cold start of one',
    0.25,
    median(ratios),
    `The tasks take ${digits(median(warmElapsedMs))} ms, start to end.`,
  );
}

/**
 * @param {string} words
 * @param {(value: number, limit: number) => number} missedBy
 */
const aim =
  (words, missedBy) =>
  /** @returns {Target} */
  (
    /** @type {string} */ what,
    /** @type {number} */ limit,
    /** @type {number} */ value,
    /** @type {string} */ obstacle,
  ) => {
    const missed = missedBy(value, limit);
    return { what, aim: `${words} ${limit}×`, value, met: missed <= 0, missedBy: missed, obstacle };
  };

const atMost = aim('at most', (value, limit) => value / limit - 1);
const atLeast = aim('at least', (value, limit) => 1 - value / limit);

/** Returns the aims as a table. */
export const targetTable = (/** @type {readonly Target[]} */ targets) =>
  table(
    ['', 'aim', 'measured', 'reached'],
    targets.map(({ what, aim, value, met }) => [
      what,
      aim,
      `${value.toFixed(3)}×`,
      met ? 'yes' : 'no',
    ]),
  );

/** Returns by how much each aim was missed, and what stands in its way. */
export function missedLines(/** @type {readonly Target[]} */ targets) {
  const missed = targets.filter(({ met }) => !met);
  if (missed.length === 0) return 'Every aim is reached.';
  const lines = missed.map(
    ({ what, missedBy, obstacle }) => `- ${what}: missed by ${percent(missedBy)}. ${obstacle}`,
  );
  return `Not reached:\n\n${lines.join('\n')}`;
}
