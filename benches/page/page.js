// Answers the questions of `npm run bench` in a browser, by Racelane's public module or by loops in plain JavaScript.

/** @typedef {import('../../www/core/report.ts').Report} Report */

const { race } = await import(new URL('/racelane.js', location.href).href);
const desk = new URL(new URLSearchParams(location.search).get('desk') ?? '');

/** The loops run in a worker, which keeps its list between questions. */
const loops = new Worker(new URL('./loops.js', location.href), { type: 'module' });

/**
 * Sends the worker a question and resolves with its answer.
 * @param {unknown} question
 */
const askLoops = (question) =>
  new Promise((resolve, reject) => {
    loops.onmessage = ({ data }) => resolve(data);
    loops.onerror = ({ message }) => reject(new Error(message));
    loops.postMessage(question);
  });

/**
 * Returns how long a report's search took, from the start of the first scan to the end of the last, and for how long its
 * threads scanned, all together.
 * @param {Report} report
 */
function scanOf({ tasks, lanes }) {
  const parts = lanes.flatMap((lane) => lane.parts ?? []);
  const spans = parts.length > 0 ? parts : tasks.flatMap((task) => task.spans);
  const scans = spans.filter(({ phase }) => phase === 'scan');
  const startMs = Math.min(...scans.map((span) => span.startMs));
  return {
    ms: Math.max(...scans.map((span) => span.endMs)) - startMs,
    busyMs: scans.reduce((sum, span) => sum + span.endMs - span.startMs, 0),
  };
}

/**
 * Answers one question.
 * @param {any} question
 */
async function answer({ kind, options, control = {} }) {
  if (kind === 'loop') return askLoops(options);
  if (kind === 'about') {
    const { userAgent, hardwareConcurrency: cores } = navigator;
    return { userAgent, cores, isolated: crossOriginIsolated };
  }
  const report = await race(options, control);
  if (kind === 'race') return { max: report.tasks[0].max, ...scanOf(report) };
  return report;
}

/** Answers one question after another, as long as the page is open. */
async function serve() {
  for (;;) {
    const question = await (await fetch(new URL('next', desk))).json();
    const given = await answer(question).catch((/** @type {unknown} */ error) => ({
      error: String(error),
    }));
    await fetch(new URL('answer', desk), { method: 'POST', body: JSON.stringify(given) });
  }
}

void serve();

export {};
