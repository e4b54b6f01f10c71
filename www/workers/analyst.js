// The analyst: puts measured runs together with the core's statistics, and the verdict in the core's words.

import { Analysis } from '../../pkg/racelane.js';
import { instantiate } from './wasm.js';

/**
 * @typedef {object} Question
 * @property {import('../types.js').Options} options
 * @property {number} cores
 * @property {import('../types.js').StrategyName[]} strategies one a run
 * @property {number[]} elapsedMs one a run
 */

/** @param {import('../protocol.js').WorkerStart} start */
export function analyst({ assets }) {
  instantiate(assets.module);
  return (/** @type {Question} */ { options, cores, strategies, elapsedMs }) => {
    const analysis = new Analysis(
      /** @type {any} */ (options),
      cores,
      strategies,
      Float64Array.from(elapsedMs),
    );
    const summary = analysis.strategies().map((strategy, index) => {
      const [medianMs, minMs, maxMs, count, ratio] = analysis.numbers(index);
      const speedup = Number.isNaN(ratio) ? null : ratio;
      const sentence = analysis.sentence(index);
      return { strategy, medianMs, minMs, maxMs, count, speedup, sentence };
    });
    self.postMessage({ type: 'answer', answer: { summary, verdict: analysis.verdict() } });
  };
}
