// Counts the workers that a run starts, its messages by kind, and the bytes that they copy; the workers report them.

import { EMPTY_PAGE, raceIn } from './module-calls.ts';
import type { Comparison, Options, Report } from '../../www/core/report.ts';
import type { BrowserContext, Page } from '@playwright/test';

/** Counts by kind. */
export type Tally = Record<string, number>;

/**
 * Reports every worker and message to a channel. It runs before the worker script and in the page. Its source
 * travels as text, so it uses nothing from outside.
 */
function tellTales() {
  const desk = new BroadcastChannel('tales');
  /** Returns the array bytes that a structured clone copies. Shared memory and compiled wasm are not copied. */
  const copied = (value: any) => {
    let bytes: number = 0;
    const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
    if (buffer instanceof ArrayBuffer) return value.byteLength;
    const plain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
    if (plain) for (const each of Object.values(value)) bytes += copied(each);
    return bytes;
  };
  const tell = (way: string, message: any) =>
    desk.postMessage({ way, type: message?.type ?? 'start', bytes: copied(message) });
  const isPage = typeof document !== 'undefined';
  const PlainWorker = self.Worker;
  self.Worker = class extends PlainWorker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      desk.postMessage({ way: 'worker', type: given[1]?.name ?? '', bytes: 0 });
      if (!isPage) return;
      this.addEventListener('message', ({ data }) =>
        desk.postMessage({ way: 'heard', type: data?.type ?? '', bytes: 0 }),
      );
    }
    postMessage(...given: [message: any, more?: any]) {
      tell('down', given[0]);
      super.postMessage(...given);
    }
  };
  if (!isPage) {
    const post = self.postMessage.bind(self);
    self.postMessage = (...given: [message: any, more?: any]) => {
      tell('up', given[0]);
      post(...given);
    };
  }
}

/**
 * Makes a page and its workers report what they do.
 * @param page before it has loaded
 */
export async function listenIn(page: Page) {
  const tale = `(${tellTales})();`;
  await page.addInitScript(tale);
  await page.addInitScript(() => {
    const tales: any[] = [];
    Object.assign(window, { tales });
    new BroadcastChannel('tales').onmessage = ({ data }) => tales.push(data);
  });
  await page.route('**/racelane-worker.js*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${tale}\n${await response.text()}` });
  });
}

/**
 * Opens a page whose workers report what they do. A first run learns the right answers, because checking a list for
 * the first time would be counted too.
 */
export async function openCounted(context: BrowserContext, url: string, options: Partial<Options>) {
  const page = await context.newPage();
  await listenIn(page);
  await page.goto(url + EMPTY_PAGE);
  await raceIn(page, { ...options, strategy: 'serial' });
  // The last messages of that run and of its check come a moment later.
  await page.waitForFunction(() => {
    const tales = (window as any).tales as any[];
    return tales.filter(({ way, type }) => way === 'heard' && type === 'gone').length === 2;
  });
  return page;
}

/** Runs a race and returns its report with the counts, from the call until everything is quiet. */
export async function countsOf(page: Page, options: Partial<Options>) {
  const { result, ...counts } = await countedCall(page, 'race', options);
  return { report: result as Report, ...counts };
}

/** Does the same for a comparison. */
export async function countsOfComparison(
  page: Page,
  options: Partial<Options> & { strategies: Options['strategy'][]; repeats: number },
) {
  const { result, ...counts } = await countedCall(page, 'compare', options);
  const { reports } = result as Comparison;
  return { reports, ...counts };
}

/** Calls a function of the public module. */
async function countedCall(page: Page, name: 'race' | 'compare', options: Partial<Options>) {
  const { result, tales, updates } = await page.evaluate(
    async (given) => {
      const module = await import(new URL('/racelane.js', location.href).href);
      const all = (window as any).tales;
      all.length = 0;
      let updates = 0;
      const result = await module[given.name](given.options, { onUpdate: () => (updates += 1) });
      // A coordinator that was asked to end confirms it once its workers have ended.
      const told = (way: string, type: string) =>
        all.filter((tale: any) => tale.way === way && tale.type === type).length;
      for (let quiet = 0, looks = 0, seen = -1; quiet < 10 && looks < 600; looks += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        const isQuiet = all.length === seen && told('down', 'end') === told('heard', 'gone');
        quiet = isQuiet ? quiet + 1 : 0;
        seen = all.length;
      }
      return { result, tales: [...all] as any[], updates };
    },
    { name, options },
  );
  const ofWay = (...ways: string[]) => tales.filter(({ way }) => ways.includes(way));
  return {
    result,
    /** How often `onUpdate` was called. */
    updates,
    /** Every message between page and workers, sent `up` to an owner or `down` from one. */
    messages: tallyOf(ofWay('up', 'down').map(({ way, type }) => `${way} ${type}`)),
    /** Messages that the page received. */
    heard: tallyOf(ofWay('heard').map(({ type }) => type)),
    workers: ofWay('worker').length,
    copiedBytes: tales.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Counts equal words in a list. */
function tallyOf(words: string[]) {
  const tally: Tally = {};
  for (const word of words) tally[word] = (tally[word] ?? 0) + 1;
  return tally;
}

/** Leaves out messages whose number depends on time. */
export const withoutTimed = (messages: Tally) => {
  const { 'up update': _update, 'up progress': _progress, ...others } = messages;
  return others;
};

/** Returns the bytes of the spans of a run's tasks: three numbers a span. */
export const recordBytes = ({ tasks }: Report) =>
  tasks.reduce((sum, { spans }) => sum + 8 * 3 * spans.length, 0);

/** Returns the phases of each task, in order. */
export const phasesOf = ({ tasks }: Report) =>
  tasks.map(({ spans }) => spans.map(({ phase }) => phase));
