// Takes a page out of sight, and its process out of time, really.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownProcesses } from './processor.ts';
import type { Site } from '../../scripts/serve.js';
import type { Tab } from './tab.ts';

/** What a page asks its server for once it is hidden, as nothing else can be asked of it then. */
const HIDDEN = '/hidden';
const NOTICED_MS = 15_000;

/**
 * hide puts another tab to the front, or minimises the window where WebKitGTK shows two tabs at once, and waits until
 * the page knows: a driver answers earlier, and what is hidden and shown in between a page need not hear of.
 * @param site the page's
 * @returns brings it back
 */
export async function hide(
  tab: Tab,
  engineName: string,
  { requests }: Site,
): Promise<() => Promise<void>> {
  await tab.evaluate((address) => {
    document.addEventListener('visibilitychange', () => void fetch(address), { once: true });
  }, HIDDEN);
  const show = await coverUp(tab, engineName);
  for (const beginMs = performance.now(); !requests.includes(HIDDEN); await sleep(20)) {
    if (performance.now() - beginMs > NOTICED_MS) throw new Error('The page was never hidden.');
  }
  return show;
}

/** coverUp is hide without the wait for the page. */
export async function coverUp({ browser }: Tab, engineName: string) {
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
function namesOf(pid: number) {
  try {
    const comm = (path: string) => readFileSync(`/proc/${path}/comm`, 'utf8').trim();
    return [
      comm(`${pid}`),
      ...readdirSync(`/proc/${pid}/task`).map((id) => comm(`${pid}/task/${id}`)),
    ];
  } catch {
    return [];
  }
}

/** stopForAWhile stops the processes of pages whose workers are at work, as a laptop that sleeps does. */
export async function stopForAWhile(ms: number) {
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
