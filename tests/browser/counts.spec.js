// What a run does, counted exactly: no clock comes into it, so a change that makes runs dearer is seen on any machine.
import { countsOf, listenIn } from './counts.js';
import { EMPTY_PAGE, raceIn } from './engine.js';
import { expect, test } from './fixtures.js';

const TASKS = 3;
const WORKERS = 2;
const CPU = /** @type {const} */ ({
  workload: 'cpu',
  tasks: TASKS,
  size: 3_000_000,
  workers: WORKERS,
});

/** What a coordinator and its page say to each other, updates apart. */
const ONE_RUN = {
  'down start': 1,
  'down run': 1,
  'up begun': 1,
  'up done': 1,
  'down end': 1,
  'up gone': 1,
};

/**
 * What each strategy starts and says besides. `hops` is how often a task's record travels: from the coordinator to the
 * page, and before that from a process to the coordinator.
 * @type {Record<string, { workers: number, messages: Record<string, number>, hops: number }>}
 */
const expected = {
  serial: { workers: 1, messages: {}, hops: 1 },
  asyncio: { workers: 1, messages: {}, hops: 1 },
  threads: {
    workers: 1 + TASKS,
    messages: {
      'down start': 1 + TASKS,
      'up ready': TASKS,
      'down task': TASKS,
      'up task-ended': TASKS,
    },
    hops: 1,
  },
  processes: {
    workers: 1 + TASKS,
    messages: {
      'down start': 1 + TASKS,
      'up ready': TASKS,
      'up stop-cell': TASKS,
      'down task': TASKS,
      'up task-ended': TASKS,
    },
    hops: 2,
  },
  shared: {
    workers: 1 + WORKERS,
    messages: {
      'down start': 1 + WORKERS,
      'up ready': WORKERS,
      'up task-ended': TASKS,
    },
    hops: 1,
  },
};

/**
 * openCounted opens a page whose workers tell what they do, and lets it learn the right answers: checking them is
 * done once for each list, and would be counted with the run.
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} url
 * @param {Partial<import('../../www/types.js').Options>} options
 */
async function openCounted(context, url, options) {
  const page = await context.newPage();
  await listenIn(page);
  await page.goto(url + EMPTY_PAGE);
  await raceIn(page, { ...options, strategy: 'serial' });
  // The last words of that run and of the check of its answers come a moment later.
  await page.waitForFunction(() => {
    const gone = /** @type {any[]} */ (/** @type {any} */ (window).tales).filter(
      ({ type }) => type === 'gone',
    );
    return gone.length === 2;
  });
  return page;
}

/**
 * withoutTimed leaves out the messages that are sent as time goes by.
 * @param {Record<string, number>} messages
 */
const withoutTimed = ({ 'up update': _update, 'up progress': _progress, ...messages }) => messages;

/**
 * recordBytes is what the records of a run's tasks take: a head of five numbers, and three a span.
 * @param {import('../../www/types.js').Report} report
 */
const recordBytes = ({ tasks }) =>
  tasks.reduce((sum, { spans }) => sum + 8 * (5 + 3 * spans.length), 0);

/** @param {import('../../www/types.js').Report} report */
const phasesOf = ({ tasks }) => tasks.map(({ spans }) => spans.map(({ phase }) => phase));

for (const list of /** @type {const} */ (['stream', 'memory'])) {
  for (const [name, { workers, messages, hops }] of Object.entries(expected)) {
    test(`${name} starts ${workers} workers and copies nothing but its records, ${list} lists`, async ({
      context,
      sites,
    }) => {
      const strategy = /** @type {import('../../www/types.js').StrategyName} */ (name);
      const page = await openCounted(context, sites.isolated.url, { ...CPU, list });
      const counts = await countsOf(page, { ...CPU, list, strategy });
      expect(counts.workers, 'workers started').toBe(workers);
      expect(withoutTimed(counts.messages)).toEqual({ ...ONE_RUN, ...messages });
      expect(counts.copiedBytes).toBe(hops * recordBytes(counts.report));
    });
  }

  test(`each task has as many spans as phases, ${list} lists`, async ({ context, sites }) => {
    const page = await openCounted(context, sites.isolated.url, { ...CPU, list });
    const computing = list === 'memory' ? ['build', 'scan'] : ['scan'];
    for (const strategy of /** @type {const} */ (['serial', 'asyncio', 'processes', 'shared'])) {
      const { report } = await countsOf(page, { ...CPU, list, strategy });
      const phases = ['start', 'queue', ...computing];
      expect(phasesOf(report), strategy).toEqual(Array(TASKS).fill(phases));
    }
  });
}

test('a warm pool of futures starts no worker and sends each task once', async ({
  context,
  sites,
}) => {
  const page = await openCounted(context, sites.isolated.url, CPU);
  const cold = await countsOf(page, { ...CPU, strategy: 'futures' });
  expect(cold.workers).toBe(1 + WORKERS);
  const warm = await countsOf(page, { ...CPU, strategy: 'futures' });
  expect(warm.workers).toBe(0);
  expect(withoutTimed(warm.messages)).toEqual({
    'down run': 1,
    'up begun': 1,
    'up stop-cell': TASKS,
    'down task': TASKS,
    'up task-ended': TASKS,
    'up done': 1,
  });
  expect(phasesOf(warm.report)).toEqual(Array(TASKS).fill(['queue', 'scan']));
});

test('a run tells the page at most 60 times a second, however many tasks it has', async ({
  context,
  sites,
}) => {
  const io = /** @type {const} */ ({ workload: 'io', tasks: 64, wait: 1000 });
  const page = await openCounted(context, sites.isolated.url, { ...io, wait: 0 });
  for (const strategy of /** @type {const} */ (['asyncio', 'threads', 'processes', 'shared'])) {
    const { report, messages, updates } = await countsOf(page, { ...io, strategy });
    const most = Math.ceil((report.elapsedMs * 60) / 1000) + 1;
    expect(messages['up update'], strategy).toBeLessThanOrEqual(most);
    expect(messages['up update'], strategy).toBeGreaterThan(5);
    expect(updates, strategy).toBeLessThanOrEqual(messages['up update']);
  }
});
