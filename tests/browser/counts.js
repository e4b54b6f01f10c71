// Counts what a run does: workers started, messages by kind, bytes that they copy. Told by the workers themselves.

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Put before the worker script, and run in the page too: tells a channel of every worker and message.
 * It has to stand by itself, as it travels as text.
 */
function tellTales() {
  const desk = new BroadcastChannel('tales');
  /** Array bytes that a structured clone copies: memory that is shared, and compiled wasm, are handed over as they are. */
  const copied = (/** @type {any} */ value) => {
    /** @type {number} */
    let bytes = 0;
    const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
    if (buffer instanceof ArrayBuffer) return value.byteLength;
    const plain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
    if (plain) for (const each of Object.values(value)) bytes += copied(each);
    return bytes;
  };
  const tell = (/** @type {string} */ way, /** @type {any} */ message) =>
    desk.postMessage({ way, type: message?.type ?? 'start', bytes: copied(message) });
  const PlainWorker = self.Worker;
  self.Worker = class extends PlainWorker {
    /** @param {ConstructorParameters<typeof Worker>} given */
    constructor(...given) {
      super(...given);
      desk.postMessage({ way: 'worker', type: given[1]?.name ?? '', bytes: 0 });
    }
    /** @param {[message: any, more?: any]} given */
    postMessage(...given) {
      tell('down', given[0]);
      super.postMessage(...given);
    }
  };
  if (typeof document === 'undefined') {
    const post = self.postMessage.bind(self);
    self.postMessage = (/** @type {[message: any, more?: any]} */ ...given) => {
      tell('up', given[0]);
      post(...given);
    };
  }
}

/**
 * listenIn has a page and its workers tell what they do.
 * @param {Page} page before it has loaded
 */
export async function listenIn(page) {
  const tale = `(${tellTales})();`;
  await page.addInitScript(tale);
  await page.addInitScript(() => {
    /** @type {any[]} */
    const tales = [];
    Object.assign(window, { tales });
    new BroadcastChannel('tales').onmessage = ({ data }) => tales.push(data);
  });
  await page.route('**/racelane-worker.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${tale}\n${await response.text()}` });
  });
}

/**
 * countsOf runs a race and gives its report with what was counted from its call until all was quiet.
 * @param {Page} page
 * @param {Partial<import('../../www/types.js').Options>} options
 */
export async function countsOf(page, options) {
  const { report, tales, updates } = await page.evaluate(async (given) => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const all = /** @type {any} */ (window).tales;
    all.length = 0;
    let updates = 0;
    const report = await race(given, { onUpdate: () => (updates += 1) });
    // The coordinator's last word comes within 30 ms, unless it stays warm.
    for (let quiet = 0, seen = -1; quiet < 5; quiet += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (all.length !== seen) quiet = 0;
      seen = all.length;
    }
    return { report, tales: [...all], updates };
  }, options);
  /** @type {Record<string, number>} */
  const messages = {};
  for (const { way, type } of tales) {
    if (way === 'worker') continue;
    messages[`${way} ${type}`] = (messages[`${way} ${type}`] ?? 0) + 1;
  }
  return {
    /** @type {import('../../www/types.js').Report} */
    report,
    updates,
    messages,
    workers: tales.filter(({ way }) => way === 'worker').length,
    copiedBytes: tales.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
