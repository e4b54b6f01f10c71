// Scripts that fail: each is the built one, changed on its way, so that what fails is a real worker of a real run.

import { swap } from './sites.ts';
import { watched } from './tab.ts';
import type { Site } from '../../scripts/serve.js';

export type Death = 'throws' | 'traps' | 'closes';

/** changed has a script run before all others in the pages of a site and in every worker. */
export function changed(site: Site, script: string) {
  site.fault(/(\/|\.html)$/, {
    replace: (html) => watched(html).replace('<head>', `<head><script>{${script}}</script>`),
  });
  site.fault(/racelane-worker\.js$/, { replace: (text) => `{${script}}\n${text}` });
}

/** silentTrial is a script for a page in which the worker that Racelane tries first never says a word. */
export const silentTrial = `
  const nothing = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
  self.Worker = class extends Worker {
    constructor(url, options) {
      super(options?.name === 'racelane probe' ? nothing : url, options);
    }
  };`;

/** deadAtStart has the workers whose name fits throw before they are up. */
export const deadAtStart = (who: RegExp) => (script: string) =>
  `if (${who}.test(self.name)) throw new Error('no room for ' + self.name);\n${script}`;

/** neverReady has the workers that a coordinator starts come up without saying so. */
export const neverReady = (script: string) =>
  `const isOwn = !/\\d$/.test(self.name);\n${script.replace(/self\.postMessage\(\{ *type: *[`'"]ready[`'"] *\}\)/g, 'isOwn&&$&')}`;

/** oneByOne has workers come up 4 s, 8 s and so on late, and a coordinator bear 7 s in which none does. */
export const oneByOne = (script: string) => {
  const late = `if (/\\d$/.test(self.name)) {
    const tell = self.postMessage.bind(self);
    const lateByMs = 4000 * Number(self.name.match(/\\d+$/)[0]);
    self.postMessage = (message) => {
      setTimeout(() => tell(message), message.type === 'ready' ? lateByMs : 0);
    };
  }`;
  return `${late}\n${swap('15e3', '7e3')(script)}`;
};

/**
 * deadInMidRun has the workers whose name fits die as they compute: the core asks for the time at every block or phase,
 * and never gets it. Whatever it held then, such as a lock, stays held.
 * @param reads of the clock before that
 */
export const deadInMidRun = (who: RegExp, death: Death, reads: number = 2) => {
  return (script: string) =>
    `if (${who}.test(self.name)) (${die})(${JSON.stringify(death)}, ${reads});\n${script}`;
};

/**
 * terminatedByOwner has a coordinator end those of its workers whose name fits, in the midst of the run and behind the
 * back of what hears them, as a browser does that is short of memory.
 */
export const terminatedByOwner = (who: RegExp) => (script: string) =>
  `if (self.name === 'racelane coordinator') (${endOwn})(${who});\n${script}`;

/**
 * inAHurry shortens how long a coordinator bears the silence of its workers, for tests that are not about that time.
 */
export const inAHurry = swap('1e4', '2e3');

/** Runs in the worker. */
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
  let left = reads;
  const ways = {
    throws() {
      throw new Error('thrown in mid-run');
    },
    // An address beyond the memory.
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

/** Runs in the coordinator. */
function endOwn(who: RegExp) {
  self.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (!who.test(options?.name ?? '')) return;
      // Its first message says that it is up.
      const end = () => setTimeout(() => super.terminate(), 200);
      this.addEventListener('message', end, { once: true });
    }
  };
}
