// The article's own figures from 2020, as ratios to one task alone, and the reader's matching ratios.

/**
 * @typedef {import('../core/report.js').Options} Options
 * @typedef {import('../core/report.js').SummaryRow} SummaryRow
 * @typedef {import('../core/strategies.js').StrategyName} StrategyName
 *
 * @typedef {object} Figure
 * @property {StrategyName} strategy
 * @property {string} what was run
 * @property {string} took as the article says it
 * @property {number} ratio to one run, or to one wait
 * @property {boolean} atLeast whether the article gives only a lower bound
 * @property {string} text the ratio in words
 */

/** Where the figures are from. */
export const source = 'Python Parallelism, Adams Rosales, 10 December 2020';

/** @type {Readonly<Record<Options['workload'], readonly Figure[]>>} */
const figures = {
  io: [
    {
      strategy: 'threads',
      what: 'Ten 10 s waits, in threads',
      took: 'a little over 10 s',
      ratio: 1,
      atLeast: false,
      text: 'about 1.0\u00d7',
    },
  ],
  cpu: [
    {
      strategy: 'threads',
      what: 'Three at once, in threads',
      took: 'more than 60 s',
      ratio: 60 / 25,
      atLeast: true,
      text: 'over 2.4\u00d7',
    },
    {
      strategy: 'processes',
      what: 'Three at once, in processes',
      took: '35 s',
      ratio: 35 / 25,
      atLeast: false,
      text: '1.4\u00d7',
    },
  ],
};

/** What the ratios are to. @type {Readonly<Record<Options['workload'], { what: string, took: string }>>} */
const alone = {
  io: { what: 'One wait', took: '10 s' },
  cpu: { what: 'One run, alone', took: '25 s' },
};

/**
 * aloneOf gives the article's figure that its ratios are to.
 * @param {Options['workload']} workload
 */
export const aloneOf = (workload) => alone[workload];

/**
 * figuresOf gives what the article measured for a workload.
 * @param {Options['workload']} workload
 */
export const figuresOf = (workload) => figures[workload];

/**
 * oneTaskMs is what one task takes alone: its wait, or, computed from the reader's serial run, its share of that.
 * @param {Options} options
 * @param {readonly SummaryRow[]} summary
 * @returns {number | null} null where serial was not run yet
 */
export function oneTaskMs(options, summary) {
  if (options.workload === 'io') return options.wait > 0 ? options.wait : null;
  const serial = summary.find(({ strategy }) => strategy === 'serial');
  return serial && serial.count > 0 ? serial.medianMs / options.tasks : null;
}

/**
 * readersRatio is the reader's figure to set beside the article's.
 * @param {Figure} figure
 * @param {Options} options
 * @param {readonly SummaryRow[]} summary
 * @returns {number | null} null where a run it needs is missing
 */
export function readersRatio(figure, options, summary) {
  const oneMs = oneTaskMs(options, summary);
  const row = summary.find(({ strategy }) => strategy === figure.strategy);
  return oneMs && row && row.count > 0 ? row.medianMs / oneMs : null;
}
