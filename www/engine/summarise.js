// Puts runs of one set-up together: the core's statistics and words, computed in a worker of their own.

import { RaceError, fromWire } from '../core/errors.js';
import { START_TIMEOUT_MS, listen, spawnWorker } from '../core/spawn.js';
import { infoOf } from '../core/strategies.js';
import { loadAssets } from './assets.js';

/**
 * @typedef {import('../core/report.js').Report} Report
 * @typedef {{ summary: import('../core/report.js').SummaryRow[], verdict: string }} Analysis
 */

/**
 * summarise gives medians, spreads, speed-ups and the verdict. Disturbed runs are not counted, and the verdict names the
 * strategies that have no others.
 * @param {Report[]} reports of one set-up
 * @returns {Promise<Analysis>} empty where there is no run
 */
export async function summarise(reports) {
  const counted = reports.filter(({ disturbed }) => disturbed === null);
  const left = leftOut(reports, counted);
  if (counted.length === 0) return { summary: [], verdict: left };
  const [{ options, environment }] = counted;
  const { summary, verdict } = await ask(await loadAssets(), {
    options,
    cores: environment.cores,
    strategies: counted.map(({ strategy }) => strategy),
    elapsedMs: counted.map(({ elapsedMs }) => elapsedMs),
  });
  return { summary, verdict: left ? `${verdict} ${left}` : verdict };
}

/**
 * leftOut names the strategies of which no run counts.
 * @param {readonly Report[]} reports
 * @param {readonly Report[]} counted
 * @returns {string} empty where there is none
 */
function leftOut(reports, counted) {
  const names = new Set(reports.map(({ strategy }) => strategy));
  for (const { strategy } of counted) names.delete(strategy);
  if (names.size === 0) return '';
  const labels = [...names].map((name) => infoOf(name).label);
  return `Not counted, as every run was disturbed: ${labels.join(', ')}.`;
}

/**
 * ask puts one question to an analyst, who goes home afterwards.
 * @param {import('../core/protocol.js').Assets} assets
 * @param {unknown} question
 * @returns {Promise<Analysis>}
 */
async function ask(assets, question) {
  const worker = spawnWorker(assets.workerUrl, 'racelane analyst');
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(late()), START_TIMEOUT_MS);
      listen(worker, {
        onMessage: (message) =>
          message.type === 'answer' ? resolve(message.answer) : reject(fromWire(message.error)),
        onFailure: (reason) =>
          reject(new RaceError('worker-failed', `The analyst failed: ${reason}.`)),
      });
      worker.postMessage({ assets, role: 'analyst' });
      worker.postMessage(question);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}

const late = () =>
  new RaceError(
    'timeout',
    `The analyst did not answer within ${START_TIMEOUT_MS / 1000} s. Close other tabs and run it again.`,
  );
