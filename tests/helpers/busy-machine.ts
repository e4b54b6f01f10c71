// A really busy or sleeping machine: other programs take the cores, or the browser is stopped for a while.
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { workersByProcess } from './processor.ts';

/** A program that nobody stops ends by itself after this long. */
const LONGEST_MS = 180_000;

/**
 * Does some work while other programs compute, so many for each core that every core is contended. Each program
 * has a session of its own, because systems share processors out among sessions first.
 */
export async function whileBusy<T>(work: () => Promise<T>, perCore = 3): Promise<T> {
  const loop = `const end = performance.now() + ${LONGEST_MS}; while (performance.now() < end);`;
  const programs = Array.from({ length: perCore * cpus().length }, () =>
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

/** Stops the processes of pages with working workers, as a sleeping laptop does. */
export async function stopForAWhile(ms: number) {
  const pids = [...workersByProcess()].flatMap(([pid, workers]) => (workers > 0 ? [pid] : []));
  if (pids.length === 0) throw new Error('The browser has no workers to stop.');
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    await sleep(ms);
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
}
