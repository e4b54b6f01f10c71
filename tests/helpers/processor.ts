// The processor time, the workers and the memory that the browser uses, from Linux's /proc.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

// USER_HZ, which /proc counts in, is 100 on every Linux that browsers run on.
const TICKS_PER_SECOND = 100;

/**
 * statOf reads the name, the parent and the ticks of a process or a thread; null where it has ended since it was listed.
 * @param path below /proc
 */
function statOf(path: string) {
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
function threadsOf(pid: number) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Whether a process descends from this one, by its number, of those that were there at the last look. */
let known = new Map() as Map<number, boolean>;

/**
 * descendants lists the processes of the browser. Each is looked into once, as there are many, and they are asked for often.
 */
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

/**
 * ownProcesses reads the ticks each descendant of this process has used. The browser is one of them,
 * with all its renderers; this process itself is not counted.
 */
export const ownProcesses = (): Map<number, number> =>
  new Map(descendants().map((pid) => [pid, statOf(`${pid}`)?.ticks ?? 0]));

/** What threads on which workers run are called, by the first 15 letters: in Chromium, Firefox and WebKitGTK. */
const WORKER_THREADS = ['DedicatedWorker', 'DOM Worker', 'WebCore: Worker'];

/**
 * Processes in which Firefox runs workers of its own, and none of a page: the first one, and that of its own pages.
 */
const OF_NO_PAGE = /^(firefox|Privileged)/;

/** isWorker tells whether a worker of a page runs on a thread. */
const isWorker = (pid: number, name: string) =>
  WORKER_THREADS.some((each) => name.startsWith(each)) &&
  !OF_NO_PAGE.test(statOf(`${pid}`)?.name ?? '');

/**
 * workersOf counts the threads of a process on which workers run. One that has just ended does not count, the others do.
 */
export function workersOf(pid: number) {
  const names = threadsOf(pid).map((id) => statOf(`${pid}/task/${id}`)?.name ?? '');
  return names.filter((name) => isWorker(pid, name)).length;
}

/**
 * workerThreads counts the threads on which the browser runs workers, nested ones too. The pages of tests before are
 * closed by then.
 */
export const workerThreads = () => descendants().reduce((sum, pid) => sum + workersOf(pid), 0);

/** workersByProcess counts them in each of the browser's processes. */
export const workersByProcess = () => new Map(descendants().map((pid) => [pid, workersOf(pid)]));

/**
 * processorSeconds measures how many seconds of processor time the browser's processes use during an
 * interval from now: near 0 when nothing computes, near 1 a second for each busy core.
 */
export async function processorSeconds(intervalMs: number) {
  const before = ownProcesses();
  await sleep(intervalMs);
  let ticks = 0;
  for (const [pid, now] of ownProcesses()) ticks += now - (before.get(pid) ?? 0);
  return ticks / TICKS_PER_SECOND;
}

/**
 * threadTicks reads the ticks that each thread of the browser has used.
 * @returns by its process and its number
 */
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
 * usedByThreads measures the processor time of each thread of the browser during an interval from now.
 * @returns those that used some
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

/** named tells of the threads that used the most processor time. */
const named = (used: Awaited<ReturnType<typeof usedByThreads>>) =>
  used
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 4)
    .map(({ name, seconds }) => `${name} ${(1000 * seconds).toFixed(0)} ms`)
    .join(', ') || 'none';

/** busiestThreads names the threads of the browser that use the most processor time during an interval from now. */
export const busiestThreads = async (intervalMs: number) => named(await usedByThreads(intervalMs));

/**
 * calmest measures what scripts use in the calmest of some intervals from now: those of a page on its process's first
 * thread, those of a worker on its own. Other threads draw, compile and give memory back, of the browser's own accord, and
 * even the first one may for a moment; a worker that was not stopped computes on through all of the intervals.
 * @param calmSeconds below which no further interval is waited for
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

/** workerSeconds is processorSeconds of workers alone: what the browser draws meanwhile does not count. */
export async function workerSeconds(intervalMs: number) {
  const used = await usedByThreads(intervalMs);
  return used
    .filter(({ pid, name }) => isWorker(pid, name))
    .reduce((sum, { seconds }) => sum + seconds, 0);
}

/** residentBytes is how much memory the browser's processes keep. */
export const residentBytes = () =>
  descendants().reduce((sum, pid) => sum + residentBytesOf(pid), 0);

/** largestProcessBytes is how much memory that of the browser's processes keeps which keeps the most. */
export const largestProcessBytes = () => Math.max(0, ...descendants().map(residentBytesOf));

/** residentBytesOf is how much memory one process keeps: none where it has ended. */
export function residentBytesOf(pid: number) {
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) * 1024;
  } catch {
    return 0;
  }
}
