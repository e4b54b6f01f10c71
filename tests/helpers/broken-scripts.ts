// Broken scripts: the built script, changed on its way to the browser, so that a real worker of a real run fails.

import { swap } from './sites.ts';
import { watched } from './tab.ts';
import type { Site } from '../../scripts/serve.js';

export type Death = 'throws' | 'traps' | 'closes';

/** Runs a script before all others in the pages of a site and in every worker. */
export function runFirst(site: Site, script: string) {
  site.fault(/(\/|\.html)$/, {
    replace: (html) => watched(html).replace('<head>', `<head><script>{${script}}</script>`),
  });
  site.fault(/racelane-worker\.js$/, { replace: (text) => `{${script}}\n${text}` });
}

/** A page script that silences the worker which Racelane tries first. */
export const silentTrial = `
  const nothing = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
  self.Worker = class extends Worker {
    constructor(url, options) {
      super(options?.name === 'racelane probe' ? nothing : url, options);
    }
  };`;

/** Makes matching workers throw before they are ready. */
export const deadAtStart = (who: RegExp) => (script: string) =>
  `if (${who}.test(self.name)) throw new Error('no room for ' + self.name);\n${script}`;

/** Makes the workers of a coordinator start without reporting that they are ready. */
export const neverReady = (script: string) =>
  `if (/\\d$/.test(self.name)) {
    const tell = self.postMessage.bind(self);
    self.postMessage = (message) => message.type === 'ready' || tell(message);
  }\n${script}`;

/**
 * Makes workers report ready 4 s, 8 s and so on late. The coordinator's limit for silence is shortened to 11 s, so that a
 * worker may be 7 s slower still.
 */
export const startSlowly = (script: string) => {
  const late = `if (/\\d$/.test(self.name)) {
    const tell = self.postMessage.bind(self);
    const lateByMs = 4000 * Number(self.name.match(/\\d+$/)[0]);
    self.postMessage = (message) => {
      setTimeout(() => tell(message), message.type === 'ready' ? lateByMs : 0);
    };
  }`;
  return `${late}\n${swap('15e3', '11e3')(script)}`;
};

/**
 * Makes matching workers die while they compute. The core reads the clock at every block or phase, and the read
 * never returns. A lock that the worker holds then stays held.
 * @param reads of the clock before that
 */
export const deadInMidRun = (who: RegExp, death: Death, reads: number = 2) => {
  return (script: string) =>
    `if (${who}.test(self.name)) (${die})(${JSON.stringify(death)}, ${reads});\n${script}`;
};

/**
 * Makes a coordinator terminate matching workers in mid-run without telling its own listeners, as a browser does
 * that is short of memory.
 */
export const terminatedByOwner = (who: RegExp) => (script: string) =>
  `if (self.name === 'racelane coordinator') (${endOwn})(${who});\n${script}`;

/** Shortens how long a coordinator waits for silent workers, for tests of something else. */
export const shortenSilence = swap('1e4', '2e3');

/** Travels into the worker as text. */
function die(death: Death, reads: number) {
  let core: any = null;
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(Instance, given) {
      const instance = new Instance(...(given as [WebAssembly.Module]));
      core = instance.exports;
      return instance;
    },
  });
  const now = performance.now.bind(performance);
  // Before its first task a worker reads the clock three times, to compare it with its coordinator's.
  let left = reads + 3;
  const ways = {
    throws() {
      throw new Error('thrown in mid-run');
    },
    // This address lies beyond the memory.
    traps: () => core.run_attach(-16),
    closes() {
      self.close();
      self.postMessage = () => {};
      throw new Error('nobody hears this');
    },
  };
  performance.now = () => {
    if (core && left-- <= 0) ways[death]();
    return now();
  };
}

/** Travels into the coordinator as text. */
function endOwn(who: RegExp) {
  self.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (!who.test(options?.name ?? '')) return;
      // The first message of a worker says that it is ready.
      const end = () => setTimeout(() => super.terminate(), 200);
      this.addEventListener('message', end, { once: true });
    }
  };
}
