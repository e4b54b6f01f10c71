// The processor time, the workers and the memory that the browser uses, from Linux's /proc.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// USER_HZ, which /proc counts in, is 100 on every Linux that browsers run on.
const TICKS_PER_SECOND = 100;

/**
 * statOf reads the name, the parent and the ticks of a process or a thread; null where it has ended since it was listed.
 * @param {string} path below /proc
 */
function statOf(path) {
  try {
    const text = readFileSync(`/proc/${path}/stat`, 'utf8');
    // The command, in brackets, may hold spaces and brackets: the fields follow its last bracket.
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    const name = text.slice(text.indexOf('(') + 1, end);
    return { name, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}

/** threadsOf lists the numbers of a process's threads: none where it has ended. */
function threadsOf(/** @type {number} */ pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/**
 * ownProcesses reads the ticks each descendant of this process has used. The browser is one of them,
 * with all its renderers; this process itself is not counted.
 * @returns {Map<number, number>}
 */
export function ownProcesses() {
  /** @type {Map<number, { parent: number, ticks: number }>} */
  const all = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(name);
    if (stat) all.set(Number(name), stat);
  }
  const isOurs = (/** @type {number} */ pid) => {
    for (let at = all.get(pid)?.parent; at; at = all.get(at)?.parent) {
      if (at === process.pid) return true;
    }
    return false;
  };
  return new Map([...all].filter(([pid]) => isOurs(pid)).map(([pid, { ticks }]) => [pid, ticks]));
}

/** What threads on which workers run are called, by the first 15 letters: in Chromium, Firefox and WebKitGTK. */
const WORKER_THREADS = ['DedicatedWorker', 'DOM Worker', 'WebCore: Worker'];

/** Processes in which Firefox runs workers of its own, and none of a page: the first one, and that of its own pages. */
const OF_NO_PAGE = /^(firefox|Privileged)/;

/** isWorker tells whether a worker of a page runs on a thread. */
const isWorker = (/** @type {number} */ pid, /** @type {string} */ name) =>
  WORKER_THREADS.some((each) => name.startsWith(each)) &&
  !OF_NO_PAGE.test(statOf(`${pid}`)?.name ?? '');

/**
 * workersOf counts the threads of a process on which workers run. One that has just ended does not count, the others do.
 * @param {number} pid
 */
export function workersOf(pid) {
  const names = threadsOf(pid).map((id) => statOf(`${pid}/task/${id}`)?.name ?? '');
  return names.filter((name) => isWorker(pid, name)).length;
}

/**
 * workerThreads counts the threads on which the browser runs workers, nested ones too. The pages of tests before are
 * closed by then.
 */
export function workerThreads() {
  return [...ownProcesses().keys()].reduce((sum, pid) => sum + workersOf(pid), 0);
}

/** workersByProcess counts them in each of the browser's processes. */
export const workersByProcess = () =>
  new Map([...ownProcesses().keys()].map((pid) => [pid, workersOf(pid)]));

/**
 * processorSeconds measures how many seconds of processor time the browser's processes use during an
 * interval from now: near 0 when nothing computes, near 1 a second for each busy core.
 * @param {number} intervalMs
 */
export async function processorSeconds(intervalMs) {
  const before = ownProcesses();
  await sleep(intervalMs);
  let ticks = 0;
  for (const [pid, now] of ownProcesses()) ticks += now - (before.get(pid) ?? 0);
  return ticks / TICKS_PER_SECOND;
}

/**
 * calmSeconds is processorSeconds in the calmest of some intervals from now. What the browser does of its own accord, such
 * as giving memory back, is soon over; a worker that was not stopped computes on through all of them.
 * @param {number} intervalMs
 * @param {number} calm below which no further interval is waited for
 * @param {number} [intervals]
 */
export async function calmSeconds(intervalMs, calm, intervals = 2) {
  let least = Infinity;
  for (let count = 0; count < intervals && least >= calm; count += 1) {
    least = Math.min(least, await processorSeconds(intervalMs));
  }
  return least;
}

/**
 * threadTicks reads the ticks that each thread of the browser has used.
 * @returns {Map<string, { pid: number, name: string, ticks: number }>} by its process and its number
 */
function threadTicks() {
  /** @type {Map<string, { pid: number, name: string, ticks: number }>} */
  const threads = new Map();
  for (const pid of ownProcesses().keys()) {
    for (const id of threadsOf(pid)) {
      const stat = statOf(`${pid}/task/${id}`);
      if (stat) threads.set(`${pid}/${id}`, { pid, ...stat });
    }
  }
  return threads;
}

/**
 * usedByThreads measures the processor time of each thread of the browser during an interval from now.
 * @param {number} intervalMs
 * @returns {Promise<{ pid: number, name: string, seconds: number }[]>} those that used some
 */
async function usedByThreads(intervalMs) {
  const before = threadTicks();
  await sleep(intervalMs);
  return [...threadTicks()]
    .map(([key, { pid, name, ticks }]) => {
      const used = ticks - (before.get(key)?.ticks ?? 0);
      return { pid, name: `${name} ${key}`, seconds: used / TICKS_PER_SECOND };
    })
    .filter(({ seconds }) => seconds > 0);
}

/**
 * busiestThreads names the threads of the browser that use the most processor time during an interval from now.
 * @param {number} intervalMs
 */
export async function busiestThreads(intervalMs) {
  const used = await usedByThreads(intervalMs);
  return used
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 4)
    .map(({ name, seconds }) => `${name} ${(1000 * seconds).toFixed(0)} ms`);
}

/**
 * workerSeconds is processorSeconds of workers alone: what the browser draws meanwhile does not count.
 * @param {number} intervalMs
 */
export async function workerSeconds(intervalMs) {
  const used = await usedByThreads(intervalMs);
  return used
    .filter(({ pid, name }) => isWorker(pid, name))
    .reduce((sum, { seconds }) => sum + seconds, 0);
}

/** residentBytes is how much memory the browser's processes keep. */
export function residentBytes() {
  return [...ownProcesses().keys()].reduce((sum, pid) => sum + residentBytesOf(pid), 0);
}

/**
 * residentBytesOf is how much memory one process keeps: none where it has ended.
 * @param {number} pid
 */
export function residentBytesOf(pid) {
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) * 1024;
  } catch {
    return 0;
  }
}
