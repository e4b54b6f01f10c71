// Measures what a page keeps: its heap after a garbage collection, its workers, and its renderer's memory.
import { setTimeout as sleep } from 'node:timers/promises';
import { Context } from 'selenium-webdriver/firefox.js';
import { residentBytesOf, workersByProcess, workersOf } from '../processor.ts';
import type { Tab } from '../tab.ts';
import type { ChromiumWebDriver } from 'selenium-webdriver/chromium.js';
import type { Driver } from 'selenium-webdriver/firefox.js';

export interface Figures {
  /** Bytes of the page's scripts and elements; null if the engine does not tell. */
  heapBytes: number | null;
  /** Nodes of its documents; null if the engine does not tell. */
  nodes: number | null;
  workers: number;
  /** Memory of the renderer. */
  residentBytes: number;
}

export type Heap = Pick<Figures, 'heapBytes' | 'nodes'>;

/** Ways to collect an engine's garbage and to ask for its heap. WebKitGTK's driver has neither. */
const HEAPS: Record<string, (tab: Tab) => Promise<Heap>> = {
  chromium: heapInChromium,
  firefox: heapInFirefox,
};

const unknownHeap = async () => ({ heapBytes: null, nodes: null });

async function heapInChromium(tab: Tab): Promise<Heap> {
  const browser = tab.browser as ChromiumWebDriver;
  // One collection may let the next one free more.
  for (let round = 0; round < 2; round += 1) {
    await browser.sendDevToolsCommand('HeapProfiler.collectGarbage', {});
  }
  const ask = async (what: string) => (await browser.sendAndGetDevToolsCommand(what, {})) as any;
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await ask('Runtime.getHeapUsage');
  const { nodes } = await ask('Memory.getDOMCounters');
  return { heapBytes: usedSize + embedderHeapUsedSize + backingStorageSize, nodes };
}

async function heapInFirefox(tab: Tab): Promise<Heap> {
  const browser = tab.browser as Driver;
  await browser.setContext(Context.CHROME);
  try {
    const heapBytes = Number(await browser.executeAsyncScript(REPORT));
    return { heapBytes, nodes: null };
  } finally {
    await browser.setContext(Context.CONTENT);
  }
}

/**
 * A script for Firefox's own context. It collects garbage like the button of about:memory, then adds up the
 * windows' report.
 */
const REPORT = `
  const done = arguments[arguments.length - 1];
  const pid = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid;
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  let bytes = 0;
  const add = (process, path, kind, units, amount) => {
    if (process.includes('pid ' + pid) && path.startsWith('explicit/window-objects/')) bytes += amount;
  };
  Services.obs.notifyObservers(null, 'child-mmu-request');
  setTimeout(() => manager.getReports(add, null, () => done(bytes), null, false), 1000);`;

/** Reads the figures of one page. */
export class Meter {
  #tab;
  #pid;
  #heap;
  #peakBytes = 0;
  /** Chromium resets the kernel's own peak, so the memory is read often. */
  #timer = setInterval(() => this.#look(), 100).unref();

  /** @param pid of its renderer */
  constructor(tab: Tab, pid: number, engine: string) {
    this.#tab = tab;
    this.#pid = pid;
    this.#heap = HEAPS[engine] ?? unknownHeap;
  }

  async read(): Promise<Figures> {
    const heap = await this.#heap(this.#tab);
    return { ...heap, workers: workersOf(this.#pid), residentBytes: this.#look() };
  }

  /** Stops reading, and returns the most memory that the renderer was seen to use. */
  end() {
    clearInterval(this.#timer);
    return this.#peakBytes;
  }

  #look() {
    const residentBytes = residentBytesOf(this.#pid);
    this.#peakBytes = Math.max(this.#peakBytes, residentBytes);
    return residentBytes;
  }
}

/**
 * Workers that identify the page's process. The browser may start another worker meanwhile, so there are several.
 */
const PROBES = 4;

/** Finds the page's renderer by starting workers in the page. */
export async function meterOf(tab: Tab, engine: string) {
  const before = workersByProcess();
  await tab.evaluate(startProbes, PROBES);
  const grown = [...workersByProcess()].filter(
    ([pid, count]) => count - (before.get(pid) ?? 0) >= PROBES,
  );
  await tab.evaluate(() => {
    for (const probe of (window as any).probes) probe.terminate();
    delete (window as any).probes;
  });
  if (grown.length !== 1) throw new Error('Which process is the page’s could not be told.');
  return new Meter(tab, grown[0][0], engine);
}

/** Runs in the page. */
function startProbes(count: number) {
  const script = new Blob(['postMessage(0)'], { type: 'text/javascript' });
  const probes = Array.from({ length: count }, () => new Worker(URL.createObjectURL(script)));
  // Firefox runs a driver's scripts in a global object of their own, which goes with them.
  Object.assign(window, { probes });
  const ready = (probe: Worker) =>
    new Promise((resolve, reject) => {
      probe.addEventListener('message', () => resolve(null));
      probe.addEventListener('error', () => reject(new Error('A probe did not start.')));
    });
  return Promise.all(probes.map(ready)).then(() => null);
}

/** Lets time pass between two readings. */
export const pause = () => sleep(500);
