// Draws each state of the widget, from recorded reports and without the engine.

import './beside-racelane.js';
import { render } from 'lit/html.js';
import { readRecorded } from '../../www/views/recorded/view.ts';
import { packResults } from '../../www/views/share/view.ts';
import { writeResults } from '../../www/views/share/write-results.ts';
import { noActions } from '../../www/widget/actions.ts';
import { analyse } from '../../www/verdict/verdict.ts';
import { targetDomain } from '../../www/chart/axis.ts';
import { clampStretch } from '../../www/chart/stretch.ts';
import { costStates, scalingStates } from './scaling-states.js';
import { pythonStates } from './python-states.js';
import { readSetUp } from '../../www/widget/set-up.ts';
import { initialState, reduce } from '../../www/widget/reduce.ts';
import { styles } from '../../www/widget/styles.ts';
import { expectedMs, longestMs, shownStretch } from '../../www/widget/row-model.ts';
import { loadedView, overlaysOf } from '../../www/widget/view.ts';
import { explorer } from '../../www/widget/explore-loader.ts';
import { loadView } from '../../www/widget/views.ts';
import { widgetView } from '../../www/widget/widget-view.ts';

/**
 * @typedef {import('../../www/core/report.ts').Report} Report
 * @typedef {import('../../www/core/strategies.ts').StrategyName} StrategyName
 * @typedef {import('../../www/widget/state.ts').Action} Action
 * @typedef {import('../../www/widget/state.ts').State} State
 * @typedef {'io' | 'cpu'} Workload
 */

/** @type {Record<Workload, Report[]>} */
const recorded = await (await fetch('./recorded-reports.json')).json();

/** Returns a source of attributes. */
const texts = (/** @type {Record<string, string>} */ given) => (/** @type {string} */ name) =>
  given[name] ?? null;

const setUps = {
  io: readSetUp(texts({ workload: 'io', tasks: '6', wait: '500' })),
  cpu: readSetUp(texts({ workload: 'cpu', size: '30000000' })),
};

/** Runs actions from an empty track of a workload. */
const play = (/** @type {Workload} */ workload, /** @type {Action[]} */ ...actions) =>
  actions.reduce(reduce, initialState(setUps[workload]));

/** Returns the actions that bring the recorded reports and their summary. */
const results = (
  /** @type {Workload} */ workload,
  /** @type {(report: Report) => boolean} */ only = () => true,
) => {
  const reports = recorded[workload].filter(only);
  /** @type {Action[]} */
  const actions = reports.map((report) => ({ type: 'report', report }));
  return [...actions, summaryOf(reports)];
};

/**
 * Sums up as the engine does.
 * @param {Report[]} reports
 * @returns {Action}
 */
const summaryOf = (reports) => ({ type: 'summary', ...analyse(reports), announcement: '' });

/**
 * Replays a report as the updates that a page would have received.
 * @param {Report} report
 * @param {number} untilMs
 */
function updatesOf(report, untilMs) {
  /** @type {Action[]} */
  const actions = [];
  for (let elapsedMs = 16; elapsedMs < untilMs; elapsedMs += 16) {
    /** @type {import('../../www/core/report.ts').Update['tasks']} */
    const tasks = report.tasks.map(({ id, lane, spans }) => {
      const span = spans.find(({ startMs, endMs }) => startMs <= elapsedMs && elapsedMs < endMs);
      const done = elapsedMs >= (spans.at(-1)?.endMs ?? 0);
      return {
        id,
        lane,
        phase: span?.phase ?? (done ? 'done' : 'queue'),
        progress: done ? 1 : 0.5,
      };
    });
    /** @type {import('../../www/core/report.ts').Update} */
    const update = { elapsedMs, stage: 'running', tasks };
    actions.push({ type: 'update', strategy: report.strategy, update });
  }
  return actions;
}

/**
 * @param {StrategyName} strategy
 * @param {boolean} [behindAnother]
 * @returns {Action}
 */
const begin = (strategy, behindAnother = false) => ({
  type: 'begin',
  kind: 'race',
  strategy,
  total: 1,
  behindAnother,
});

/** Returns the first report of a strategy. */
const find = (/** @type {Workload} */ workload, /** @type {StrategyName} */ name) =>
  recorded[workload].filter(({ strategy }) => strategy === name)[0];

/** Picks the reports of one strategy. */
const by =
  (/** @type {StrategyName} */ name) =>
  (/** @type {Pick<Report, 'strategy'>} */ { strategy }) =>
    strategy === name;
const unavailable = {
  available: false,
  reason: 'This page is not cross-origin isolated, so its workers cannot share one memory.',
};
const available = { available: true, reason: null };
/** @type {Action} */
const notIsolated = {
  type: 'support',
  cores: 2,
  support: {
    ...{ serial: available, asyncio: available, processes: available, futures: available },
    ...{ threads: unavailable, shared: unavailable },
  },
};
/**
 * Sets Serial's time against which the guesses were made, and each guess in ms.
 * @param {number} againstMs
 * @param {Partial<Record<StrategyName, number>>} times
 * @param {Partial<Record<StrategyName, string>>} [problems]
 * @returns {Action}
 */
const guesses = (againstMs, times, problems = {}) => ({
  type: 'guess',
  guess: {
    on: true,
    times: Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, { ms, againstMs }])),
    problems,
    problem: null,
  },
});
const allGuesses = { asyncio: 1500, threads: 600, processes: 1000, futures: 1000, shared: 300 };
const refused = 'A guess is a time such as "2.5 s" or "800 ms"; this was "soon".';
const serialUpdates = updatesOf(find('io', 'serial'), 1900);
/** @type {import('../../www/core/report.ts').Update} */
const checking = { elapsedMs: 3000, stage: 'checking', tasks: [] };
const disturbed = { ...find('io', 'threads'), disturbed: 'The tab was hidden while it ran.' };

const busy = {
  ...find('cpu', 'shared'),
  elapsedMs: 2.6 * find('cpu', 'shared').elapsedMs,
  disturbed: 'The machine was busy: for 47\u00a0% of its time this run waited for a core.',
};
/** Equal runs that differ, on a coarse clock. @type {Action[]} */
const rough = [1, 1.9].map((factor) => ({
  type: 'report',
  report: {
    ...find('cpu', 'threads'),
    elapsedMs: factor * find('cpu', 'threads').elapsedMs,
    environment: { ...find('cpu', 'threads').environment, clockStepMs: 100 },
  },
}));

const computed = analyse(recorded.cpu);
const aloneMs = (computed.summary.find(({ strategy }) => strategy === 'serial')?.medianMs ?? 0) / 3;
/** Gives the reader the ratios of the article, or nearly. @type {Action} */
const sameAsArticle = {
  ...{ type: 'summary', announcement: '', verdict: computed.verdict },
  summary: computed.summary.map((row) => ({
    ...row,
    medianMs: by('threads')(row)
      ? 2.42 * aloneMs
      : by('processes')(row)
        ? 1.4 * aloneMs
        : row.medianMs,
  })),
};

/** Sends a state's results through a link. @returns {Promise<Action>} */
const recordedOf = async (/** @type {State} */ state) => ({
  type: 'recorded',
  recorded: await readRecorded(await writeResults(state)),
});
const elsewhere = {
  io: await recordedOf(play('io', ...results('io'))),
  cpu: await recordedOf(play('cpu', ...results('cpu'))),
};
/** Returns the sentence that refuses a text. */
const refusalOf = (/** @type {string} */ text) =>
  readRecorded(text).then(
    () => '',
    (/** @type {Error} */ { message }) => message,
  );

/** Opens Replay at a moment. @returns {Action[]} */
const replayAt = (/** @type {number} */ atMs) => [
  { type: 'view', view: 'replay' },
  { type: 'replay', change: { atMs } },
];

/** Every state by name. @type {Record<string, State>} */
const states = {
  empty: play('io'),
  'bad attribute': play('io', {
    type: 'problem',
    message: '`tasks` takes a whole number from 1 to 64; it was given 99.',
  }),
  'waiting for another': play('io', begin('serial', true)),
  starting: play('io', begin('threads')),
  running: play('io', ...results('io', by('threads')), begin('serial'), ...serialUpdates),
  checking: play('io', begin('serial'), ...serialUpdates, {
    type: 'update',
    strategy: 'serial',
    update: checking,
  }),
  'done, waiting': play('io', ...results('io')),
  'done, computing': play('cpu', ...results('cpu')),
  'done, unfolded': play(
    'cpu',
    ...results('cpu'),
    { type: 'expand', strategy: 'threads' },
    { type: 'look', cursor: { row: 'threads', line: 1, index: 3 } },
  ),
  'done, memory': play('cpu', ...results('cpu'), { type: 'view', view: 'memory' }),
  'done, table': play('cpu', ...results('cpu'), { type: 'view', view: 'table' }),
  ...scalingStates(play),
  ...costStates(play),
  ...pythonStates(play),
  filtered: play(
    'cpu',
    ...results('cpu'),
    { type: 'filter', phase: 'lock' },
    { type: 'filter', phase: 'start' },
  ),
  failed: play('cpu', begin('processes'), {
    type: 'fail',
    message:
      'Three lists of 2,000,000,000 numbers do not fit into memory. The largest that fits is about 300,000,000: choose a smaller size, or stream the list.',
  }),
  cancelled: play('io', begin('serial'), ...serialUpdates, { type: 'cancel' }),
  unavailable: play('io', notIsolated, ...results('io', by('serial'))),
  disturbed: play('io', ...results('io', by('serial')), {
    type: 'report',
    report: disturbed,
  }),
  'disturbed, some runs': play('cpu', ...results('cpu'), { type: 'report', report: busy }),
  'disturbed, all rows, with a note open': play(
    'cpu',
    ...[...recorded.cpu, ...recorded.cpu].map((report, index) => ({
      .../** @type {const} */ ({ type: 'report' }),
      report: { ...report, disturbed: index % 6 < 4 ? busy.disturbed : null },
    })),
    summaryOf(recorded.cpu.slice(4)),
    { type: 'note', strategy: 'shared' },
  ),
  'disturbed, table': play(
    'cpu',
    ...results('cpu', by('serial')),
    { type: 'report', report: busy },
    { type: 'report', report: busy },
    { type: 'view', view: 'table' },
  ),
  'rough figures': play('cpu', ...results('cpu'), ...rough),
  'recorded elsewhere, computing': play('cpu', elsewhere.cpu),
  'recorded elsewhere, waiting': play('io', elsewhere.io),
  'recorded elsewhere, not isolated': play('cpu', notIsolated, elsewhere.cpu),
  'recorded elsewhere, memory': play('cpu', elsewhere.cpu, { type: 'view', view: 'memory' }),
  'recorded elsewhere, table': play('cpu', elsewhere.cpu, { type: 'view', view: 'table' }),
  'recorded beside own': play(
    'cpu',
    elsewhere.cpu,
    ...results('cpu', ({ strategy }) => strategy === 'serial' || strategy === 'threads'),
  ),
  'replay, nothing run': play('io', { type: 'view', view: 'replay' }),
  'replay, one row': play('cpu', ...results('cpu', by('threads')), ...replayAt(100)),
  replay: play('cpu', ...results('cpu'), ...replayAt(64.42)),
  'replay, waiting': play('io', ...results('io'), ...replayAt(560)),
  'replay, at the end': play('cpu', ...results('cpu'), ...replayAt(1000)),
  'replay, recorded': play('cpu', elsewhere.cpu, ...replayAt(70)),
  'replay, zoomed': play('cpu', ...results('cpu'), ...replayAt(84.43), {
    type: 'stretch',
    stretch: { fromMs: 60, toMs: 100 },
  }),
  'replay, while measured': play('cpu', ...results('cpu'), ...replayAt(64.42), begin('serial')),
  'refused fragment': play('io', {
    type: 'refused',
    message: await refusalOf('1.io.AAAA'),
  }),
  'share, nothing run': play('io', { type: 'view', view: 'share' }),
  share: play('cpu', ...results('cpu'), { type: 'view', view: 'share' }),
  'share, denied': play(
    'cpu',
    ...results('cpu'),
    { type: 'view', view: 'share' },
    { type: 'share', change: { withResults: true, failed: 'tag', copied: 'link' } },
  ),
  'refused field': play('io', {
    type: 'field-problem',
    name: 'tasks',
    message: '`tasks` takes a whole number from 1 to 64; it was given 99.',
  }),
  'guessing, nothing yet': play('io', guesses(3000, {})),
  'guessing, some made': play(
    'io',
    guesses(3000, { asyncio: 1500, threads: 3600 }, { processes: refused }),
  ),
  'guessing, one running': play(
    'io',
    guesses(3000, { asyncio: 1500, threads: 600 }),
    begin('serial'),
    ...serialUpdates,
  ),
  'guessed, waiting': play('io', guesses(3000, allGuesses), ...results('io')),
  'guessed, computing': play(
    'cpu',
    guesses(135, { asyncio: 100, threads: 40, processes: 40, shared: 250 }),
    ...results('cpu'),
  ),
  'article, waiting, only the other rows run': play('io', ...results('io', by('serial'))),
  'article, computing, Threads missing': play(
    'cpu',
    ...results('cpu', ({ strategy }) => strategy !== 'threads'),
  ),
  'article, computing, marks at one place': play('cpu', ...results('cpu'), sameAsArticle),
  'article, table before any run': play('io', { type: 'view', view: 'table' }),
  'guessed, table': play('cpu', guesses(135, { threads: 40, shared: 250 }), ...results('cpu'), {
    type: 'view',
    view: 'table',
  }),
  'still (reduced motion), running': play('io', begin('serial'), ...serialUpdates),
};

/** Makes a style sheet of a text. */
const sheetOf = (/** @type {string} */ text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};
const sheet = sheetOf(styles);
for (const overlay of /** @type {const} */ (['notes', 'guess', 'recorded']))
  await loadView(overlay);

/**
 * Draws one state under its name.
 * @param {string} name
 * @param {State} state
 */
function show(name, state) {
  const title = document.createElement('h2');
  title.textContent = name;
  const host = document.createElement('div');
  host.className = 'state';
  host.dataset.state = name;
  document.querySelector('main')?.append(title, host);
  const root = host.attachShadow({ mode: 'open' });
  const overlays = overlaysOf(state);
  const views = /** @type {import('../../www/widget/view.ts').View[]} */ ([
    ...overlays,
    loadedView(state.view),
    loadedView('setup'),
  ]);
  root.adoptedStyleSheets = [sheet, ...views.map((view) => sheetOf(view.styles ?? ''))];
  const box = document.createElement('div');
  box.className = 'widget';
  root.append(box);
  const leastMs = Math.max(0, ...overlays.map((overlay) => overlay.reachMs?.(state) ?? 0));
  const wholeMs = targetDomain(longestMs(state), expectedMs(state), leastMs);
  const { fromMs, toMs } = clampStretch(
    shownStretch(state) ?? { fromMs: 0, toMs: wholeMs },
    wholeMs,
  );
  const shown = { fromMs, domainMs: toMs - fromMs };
  const still = name.startsWith('still');
  const draw = (/** @type {number} */ trackPx) =>
    render(widgetView(state, { trackPx, ...shown, wholeMs, still }, noActions), box);
  draw(500);
  draw(box.querySelector('.axis')?.clientWidth ?? 500);
}

await loadView('setup');
// Draws the tooltip of the state that has one.
await explorer.load();
for (const [name, state] of Object.entries(states)) {
  await loadView(state.view);
  await packResults(state);
  show(name, state);
}
document.documentElement.dataset.drawn = 'true';
