// Processor time, workers and memory of the browser, from Linux's /proc.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// /proc counts in USER_HZ, which is 100 on every Linux that browsers run on.
const TICKS_PER_SECOND = 100;

/**
 * Returns name, parent and ticks of a process or thread, or null if it has ended.
 * @param path below /proc
 */
function statOf(path: string) {
  try {
    const text = readFileSync(`/proc/${path}/stat`, 'utf8');
    // The command may contain spaces and brackets; the fields follow its last bracket.
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    const name = text.slice(text.indexOf('(') + 1, end);
    return { name, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}

/** Returns the ids of a process's threads; none if the process has ended. */
function threadsOf(pid: number) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Whether a process descends from this one, for the processes of the last look. */
let known = new Map() as Map<number, boolean>;

/** Returns the ids of the browser's processes. Results are remembered, because this is called often. */
function descendants() {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const isOurs: (pid: number) => boolean = (pid) => {
    const told = pid === process.pid || (pid > 1 ? known.get(pid) : false);
    if (told !== undefined) return told;
    const parent = statOf(`${pid}`)?.parent;
    return parent !== undefined && isOurs(parent);
  };
  known = new Map(pids.map((pid) => [pid, isOurs(pid)]));
  return pids.filter((pid) => pid !== process.pid && known.get(pid));
}

/** Returns the ticks of each descendant of this process: the browser with all its renderers. */
export const ownProcesses = (): Map<number, number> =>
  new Map(descendants().map((pid) => [pid, statOf(`${pid}`)?.ticks ?? 0]));

/** Names of worker threads, cut to 15 letters, in Chromium, Firefox and WebKitGTK. */
const WORKER_THREADS = ['DedicatedWorker', 'DOM Worker', 'WebCore: Worker'];

/** Processes in which Firefox runs workers of its own only. */
const OF_NO_PAGE = /^(firefox|Privileged)/;

/** Returns whether a thread runs a page's worker. */
const isWorker = (pid: number, name: string) =>
  WORKER_THREADS.some((each) => name.startsWith(each)) &&
  !OF_NO_PAGE.test(statOf(`${pid}`)?.name ?? '');

/** Counts the worker threads of a process. */
export function workersOf(pid: number) {
  const names = threadsOf(pid).map((id) => statOf(`${pid}/task/${id}`)?.name ?? '');
  return names.filter((name) => isWorker(pid, name)).length;
}

/** Counts the worker threads of the browser, nested workers included. */
export const workerThreads = () => descendants().reduce((sum, pid) => sum + workersOf(pid), 0);

/** Counts the worker threads of each of the browser's processes. */
export const workersByProcess = () => new Map(descendants().map((pid) => [pid, workersOf(pid)]));

/**
 * Measures the processor seconds that the browser uses during an interval from now: near 0 at rest, near 1 a second
 * for each busy core.
 */
export async function processorSeconds(intervalMs: number) {
  const before = ownProcesses();
  await sleep(intervalMs);
  let ticks = 0;
  for (const [pid, now] of ownProcesses()) ticks += now - (before.get(pid) ?? 0);
  return ticks / TICKS_PER_SECOND;
}

/** Returns the processor ticks used by all programs except this one and the browser. */
function foreignTicks() {
  const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const own = [...ownProcesses().values(), statOf('self')?.ticks ?? 0];
  return user + nice + system + irq + softirq - own.reduce((sum, ticks) => sum + ticks, 0);
}

/** Watches other programs. Returns a function for the mean number of cores that they have used since. */
export function watchForeignCores() {
  const [ticks, beganMs] = [foreignTicks(), performance.now()];
  return () => {
    const seconds = (performance.now() - beganMs) / 1000;
    return (foreignTicks() - ticks) / TICKS_PER_SECOND / seconds;
  };
}

/** Returns the ticks of each thread of the browser, by process and thread id. */
function threadTicks(): Map<string, { pid: number; id: number; name: string; ticks: number }> {
  const threads: ReturnType<typeof threadTicks> = new Map();
  for (const pid of descendants()) {
    for (const id of threadsOf(pid)) {
      const stat = statOf(`${pid}/task/${id}`);
      if (stat) threads.set(`${pid}/${id}`, { pid, id: Number(id), ...stat });
    }
  }
  return threads;
}

/**
 * Measures the processor time of each thread of the browser during an interval from now; idle threads are left out.
 */
async function usedByThreads(
  intervalMs: number,
): Promise<{ pid: number; id: number; name: string; seconds: number }[]> {
  const before = threadTicks();
  await sleep(intervalMs);
  return [...threadTicks()]
    .map(([key, { pid, id, name, ticks }]) => {
      const used = ticks - (before.get(key)?.ticks ?? 0);
      return { pid, id, name: `${name} ${key}`, seconds: used / TICKS_PER_SECOND };
    })
    .filter(({ seconds }) => seconds > 0);
}

/** Names the threads that used the most processor time. */
const named = (used: Awaited<ReturnType<typeof usedByThreads>>) =>
  used
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 4)
    .map(({ name, seconds }) => `${name} ${(1000 * seconds).toFixed(0)} ms`)
    .join(', ') || 'none';

/** Names the threads that use the most processor time during an interval from now. */
export const busiestThreads = async (intervalMs: number) => named(await usedByThreads(intervalMs));

/**
 * Measures the processor time of scripts in the calmest of some intervals from now. Scripts of a page run on its
 * process's first thread, scripts of a worker on its own. Other threads draw, compile and free memory, and even the
 * first one may do so for a moment. A worker that was not stopped computes through all intervals.
 * @param calmSeconds no further interval is measured below this
 */
export async function calmest(intervalMs: number, calmSeconds: number, intervals: number) {
  let least = { seconds: Infinity, busiest: '' };
  for (let count = 0; count < intervals && least.seconds >= calmSeconds; count += 1) {
    const used = await usedByThreads(intervalMs);
    const ofScripts = used.filter(({ pid, id, name }) => pid === id || isWorker(pid, name));
    const seconds = ofScripts.reduce((sum, each) => sum + each.seconds, 0);
    if (seconds < least.seconds) least = { seconds, busiest: named(used) };
  }
  return least;
}

/** Measures the processor seconds of workers alone, without the browser's drawing. */
export async function workerSeconds(intervalMs: number) {
  const used = await usedByThreads(intervalMs);
  return used
    .filter(({ pid, name }) => isWorker(pid, name))
    .reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Returns the memory of all the browser's processes. */
export const residentBytes = () =>
  descendants().reduce((sum, pid) => sum + residentBytesOf(pid), 0);

/** Returns the memory of the browser's largest process. */
export const largestProcessBytes = () => Math.max(0, ...descendants().map(residentBytesOf));

/** Returns the memory of one process; 0 if it has ended. */
export function residentBytesOf(pid: number) {
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) * 1024;
  } catch {
    return 0;
  }
}
