// Takes a page out of sight, and its process out of time, really.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownProcesses } from '../browser/processor.js';

/** @typedef {import('./tab.js').Tab} Tab */

/**
 * hide puts another tab to the front, or minimises the window where WebKitGTK shows two tabs at once.
 * @param {Tab} tab
 * @param {string} engineName
 * @returns {Promise<() => Promise<void>>} brings it back
 */
export async function hide({ browser }, engineName) {
  if (engineName.startsWith('webkit')) {
    await browser.manage().window().minimize();
    return async () => void (await browser.manage().window().setRect({ width: 1000, height: 700 }));
  }
  const own = await browser.getWindowHandle();
  await browser.switchTo().newWindow('tab');
  return async () => {
    await browser.close();
    await browser.switchTo().window(own);
  };
}

/** What a browser calls its processes that have pages, and the threads of workers in them. */
const WITH_PAGES = /^(chrom|Isolated Web Co|Web Content|WebKitWebProces)/;
const WORKERS = /^(DedicatedWorker|DOM Worker|WebCore: Worker)/;

/** namesOf gives the names of a process's threads, its own first; none of one that has ended. */
function namesOf(/** @type {number} */ pid) {
  try {
    const comm = (/** @type {string} */ path) => readFileSync(`/proc/${path}/comm`, 'utf8').trim();
    return [
      comm(`${pid}`),
      ...readdirSync(`/proc/${pid}/task`).map((id) => comm(`${pid}/task/${id}`)),
    ];
  } catch {
    return [];
  }
}

/**
 * stopForAWhile stops the processes of pages whose workers are at work, as a laptop that sleeps does.
 * @param {number} ms
 */
export async function stopForAWhile(ms) {
  const pids = [...ownProcesses().keys()].filter((pid) => {
    const [own = '', ...threads] = namesOf(pid);
    return WITH_PAGES.test(own) && threads.some((name) => WORKERS.test(name));
  });
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    await sleep(ms);
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
  return pids.length;
}
