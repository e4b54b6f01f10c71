// The analyst: puts measured runs together with the core's statistics, and the verdict in the core's words.

import { summaries, words } from '../../pkg/racelane.js';
import { optionNumbers, strategyCode, strategyOf } from '../core/protocol.js';
import { instantiate } from './wasm.js';

const NUMBERS_PER_SUMMARY = 6;

/**
 * @typedef {object} Question
 * @property {import('../core/report.js').Options} options
 * @property {number} cores
 * @property {import('../core/report.js').StrategyName[]} strategies one a run
 * @property {number[]} elapsedMs one a run
 */

/** @param {import('../core/protocol.js').WorkerStart} start */
export function analyst({ assets }) {
  instantiate(assets.module);
  return (/** @type {Question} */ { options, cores, strategies, elapsedMs }) => {
    const runs = Float64Array.from(
      strategies.flatMap((strategy, index) => [strategyCode(strategy), elapsedMs[index]]),
    );
    const numbers = summaries(runs);
    const sentences = words(optionNumbers(options), cores, runs).split('\n');
    const summary = Array.from({ length: numbers.length / NUMBERS_PER_SUMMARY }, (_, index) => {
      const [code, medianMs, minMs, maxMs, count, ratio] = numbers.subarray(
        index * NUMBERS_PER_SUMMARY,
      );
      const speedup = Number.isNaN(ratio) ? null : ratio;
      const sentence = sentences[index];
      return { strategy: strategyOf(code), medianMs, minMs, maxMs, count, speedup, sentence };
    });
    self.postMessage({ type: 'answer', answer: { summary, verdict: sentences.at(-1) } });
  };
}
