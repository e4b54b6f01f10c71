// Puts runs of one set-up together: the core's statistics and words, computed in a worker of their own.

import { RaceError, fromWire } from '../core/errors.ts';
import { START_TIMEOUT_MS, listen, spawnWorker } from '../core/spawn.ts';
import { infoOf } from '../core/strategies.ts';
import { loadAssets } from './assets.ts';
import type { Assets } from '../core/protocol.ts';
import type { Report, SummaryRow } from '../core/report.ts';

export type Analysis = { summary: SummaryRow[]; verdict: string };

/**
 * summarise gives medians, spreads, speed-ups and the verdict. Disturbed runs are not counted, and the verdict names the
 * strategies that have no others.
 * @param reports of one set-up
 * @returns empty where there is no run
 */
export async function summarise(reports: Report[]): Promise<Analysis> {
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
 * @returns empty where there is none
 */
function leftOut(reports: readonly Report[], counted: readonly Report[]): string {
  const names = new Set(reports.map(({ strategy }) => strategy));
  for (const { strategy } of counted) names.delete(strategy);
  if (names.size === 0) return '';
  const labels = [...names].map((name) => infoOf(name).label);
  return `Not counted, as every run was disturbed: ${labels.join(', ')}.`;
}

/** ask puts one question to an analyst, who goes home afterwards. */
async function ask(assets: Assets, question: unknown): Promise<Analysis> {
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
