// A really busy machine: other programs take the cores, or the browser is stopped for a while.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that nobody stops ends by itself after this long. */
const LONGEST_MS = 60_000;

/**
 * Does some work while other programs compute: three for each core, so that every core is contended. Each program
 * has a session of its own, because systems share processors out among sessions first.
 */
export async function whileBusy<T>(work: () => Promise<T>): Promise<T> {
  const loop = `const end = performance.now() + ${LONGEST_MS}; while (performance.now() < end);`;
  const programs = Array.from({ length: 3 * cpus().length }, () =>
    spawn(process.execPath, ['-e', loop], { detached: true, stdio: 'ignore' }),
  );
  try {
    // The programs need a moment to start.
    await sleep(300);
    return await work();
  } finally {
    for (const program of programs) program.kill('SIGKILL');
  }
}

/** Returns the ids of the browser's processes that run pages and workers. */
function renderers() {
  const statOf = (pid: string) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return { parent: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1], command };
    } catch {
      return null;
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const all = new Map(pids.map((pid) => [pid, statOf(pid)]));
  const isOurs = (pid: string | undefined) => {
    for (let at = pid; at && at !== '0'; at = all.get(at)?.parent) {
      if (at === String(process.pid)) return true;
    }
    return false;
  };
  const isPage = (pid: string) => all.get(pid)?.command.includes('--type=renderer');
  return pids.filter((pid) => isPage(pid) && isOurs(pid)).map(Number);
}

/** Stops every page and worker of the browser for a while, as a sleeping machine does. */
export async function standStill(ms: number) {
  const stopped = renderers();
  if (stopped.length === 0) throw new Error('the browser has no page to stop');
  try {
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    await sleep(ms);
  } finally {
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
  }
}
