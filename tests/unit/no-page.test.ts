// Places that can measure nothing: Node, pages of jsdom and happy-dom, bundles without `import.meta.url`. There no
// import and no element throws, and every call says what is missing.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Window } from 'happy-dom';
import { afterEach, test, vi } from 'vitest';

// jsdom brings no types.
const { JSDOM } = createRequire(import.meta.url)('jsdom');

const URL_OF_PAGE = 'http://localhost:3000/';

const PARSED = '<race-lane workload="cpu">What readers see first.</race-lane>';

function openHappy() {
  const window = new Window({ url: URL_OF_PAGE });
  window.document.write(PARSED);
  return window;
}

/** The names that a test runner makes global, if the page has them. */
const GLOBALS = ['document', 'customElements', 'HTMLElement', 'CSSStyleSheet', 'Event'];
GLOBALS.push('CustomEvent', 'IntersectionObserver', 'Worker');

/** Imports Racelane anew, with a window's globals. */
async function importIn(window: object = {}) {
  vi.resetModules();
  for (const name of GLOBALS) {
    if (Reflect.has(window, name)) vi.stubGlobal(name, Reflect.get(window, name));
  }
  return import('../../www/racelane.ts');
}

afterEach(() => vi.unstubAllGlobals());

type Module = Awaited<ReturnType<typeof importIn>>;

/** Checks that every function refuses with `unsupported`, and that support() gives the same reason beforehand. */
async function expectUnsupported(module: Module, words: RegExp) {
  const refusal = (error: unknown) =>
    error instanceof module.RaceError && error.code === 'unsupported' && words.test(error.message);
  await assert.rejects(module.race({ tasks: 1 }), refusal);
  await assert.rejects(module.compare({ tasks: 1 }), refusal);
  await assert.rejects(module.scaling({ tasks: 1 }), refusal);
  for (const { available, reason } of Object.values(module.support().strategies)) {
    assert.equal(available, false);
    assert.match(reason ?? '', words);
  }
}

test('in Node every function says that there is no document', async () => {
  await expectUnsupported(await importIn(), /page of a browser: here is no `document`/);
});

test('a bundle without import.meta.url is named before everything else', async () => {
  const module = await importIn();
  const { setModuleUrl } = await import('../../www/core/module-url.ts');
  setModuleUrl('');
  await expectUnsupported(module, /A bundler left no `import.meta.url`/);
});

for (const [name, open] of [
  ['jsdom', () => new JSDOM(PARSED, { url: URL_OF_PAGE }).window],
  ['happy-dom', () => openHappy()],
] as const) {
  test(`in ${name} the element is made, changed, called and removed without an error of its own`, async () => {
    const window = open();
    const module = await importIn(window);
    const page = window.document as unknown as Document;
    const made = page.createElement('race-lane');
    Object.assign(made, { tasks: 4, strategies: ['serial', 'threads'], isolate: 'frame' });
    page.body.append(made);
    const lanes = page.querySelectorAll('race-lane');
    assert.equal(lanes.length, 2);
    for (const lane of lanes) {
      assert.ok(lane.shadowRoot?.querySelector('slot'), 'the children are shown');
      lane.setAttribute('theme', 'dark');
      lane.dispatchEvent(new Event('pointerover', { bubbles: true }));
      await assert.rejects(lane.run('serial'), { code: 'unsupported', message: /`Worker`/ });
      assert.equal(lane.report, null);
      lane.cancel();
      lane.remove();
    }
    assert.equal(made.getAttribute('tasks'), '4');
    await expectUnsupported(module, /page of a browser: here is no `Worker`/);
  });
}
