// The analyst: puts measured runs together with the core's statistics, and the verdict in the core's words.

import { summaries, words } from '../../pkg/racelane.js';
import { optionNumbers, strategyCode, strategyOf } from '../core/protocol.ts';
import { instantiate } from './wasm.ts';
import type { WorkerStart } from '../core/protocol.ts';
import type { Options } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';

const NUMBERS_PER_SUMMARY = 6;

export interface Question {
  options: Options;
  cores: number;
  /** One a run. */
  strategies: StrategyName[];
  /** One a run. */
  elapsedMs: number[];
}

export function analyst({ assets }: WorkerStart) {
  instantiate(assets.module);
  return ({ options, cores, strategies, elapsedMs }: Question) => {
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
