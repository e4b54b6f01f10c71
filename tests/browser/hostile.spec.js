// A hostile page, link or post: what it says is refused in words. Nothing of it runs, hangs, or reaches another widget.
// Messages between a frame and its page have such a test of their own, in frame.spec.js.
import { hostile } from '../hostile.js';
import { expect, test } from './fixtures.js';

/** @typedef {import('@playwright/test').Page} Page */

const SEED = Math.floor(Math.random() * 2 ** 32);
const HOST = 'tests/pages/host.html';
const NEIGHBOUR = { tasks: '2', wait: '30', strategies: 'serial asyncio' };

test.beforeEach(() => console.log(`seed ${SEED}`));

/**
 * post makes a post with two widgets, of which the first has a result already.
 * @param {Page} page
 */
async function post(page) {
  await page.evaluate((neighbour) => {
    const [first, second] = [1, 2].map(() => document.createElement('race-lane'));
    for (const [name, text] of Object.entries(neighbour)) first.setAttribute(name, text);
    second.textContent = 'The fallback.';
    const script = document.createElement('script');
    script.type = 'module';
    script.src = new URL('/racelane.js', location.href).href;
    document.body.append(first, second, script);
  }, NEIGHBOUR);
  const widgets = page.locator('race-lane');
  await widgets.first().evaluate(async (/** @type {any} */ element) => {
    await customElements.whenDefined('race-lane');
    await element.run('serial');
  });
  return { neighbour: widgets.first(), attacked: widgets.nth(1) };
}

/**
 * expectUnharmed looks for what an attack that got through would leave: a variable, an element, a dialog, a request.
 * @param {Page} page
 * @param {string[]} dialogs
 */
async function expectUnharmed(page, dialogs) {
  expect(dialogs).toEqual([]);
  const left = await page.evaluate(() => {
    const roots = [...document.querySelectorAll('race-lane')].map(({ shadowRoot }) => shadowRoot);
    const foreign = 'script, iframe, img, object, embed, link, style, base, meta, form';
    const found = roots.flatMap((root) => [...(root?.querySelectorAll(foreign) ?? [])]);
    return { pwned: 'pwned' in window, found: found.map(({ tagName }) => tagName) };
  });
  expect(left).toEqual({ pwned: false, found: [] });
}

/** @param {Page} page */
function watchDialogs(page) {
  /** @type {string[]} */
  const dialogs = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return dialogs;
}

/** What a widget shows, and its last result. */
const lookOf = (/** @type {import('@playwright/test').Locator} */ widget) =>
  widget.evaluate((/** @type {any} */ element) => ({
    text: element.shadowRoot.textContent.replace(/\s+/g, ' '),
    report: element.report?.startedAt,
  }));

test('thousands of generated attributes are refused in words, and the neighbour stays as it was', async ({
  openPage,
  sites,
}) => {
  test.setTimeout(120_000);
  const page = await openPage('isolated', HOST);
  const dialogs = watchDialogs(page);
  const { neighbour, attacked } = await post(page);
  const before = await lookOf(neighbour);
  await expect(attacked.locator('[data-strategy=serial]')).toBeVisible();
  sites.isolated.requests.length = 0;
  const wrong = await attacked.evaluate(async (element, [source, seed]) => {
    const { pick, text } = new Function(`return ${source}`)()(seed);
    const names = /** @type {any} */ (element.constructor).observedAttributes.filter(
      // Results are decoded in their own time: the fragments below are about them. A frame is asked for, not refused.
      (/** @type {string} */ name) => name !== 'results' && name !== 'isolate',
    );
    /** @type {string[]} */
    const wrong = [];
    let told = 0;
    element.addEventListener('race-error', (event) => {
      const { code, message } = /** @type {CustomEvent} */ (event).detail;
      told += 1;
      if (code !== 'invalid-option' || !/^`\w+` takes /.test(message)) wrong.push(message);
    });
    for (let round = 0; round < 3000; round += 1) {
      const name = pick(names);
      const before = told;
      element.setAttribute(name, text());
      const refused = told > before;
      if (round % 20 === 0) {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const shown = element.shadowRoot?.querySelector('[part=problem]') !== null;
        if (refused && !shown) wrong.push(`round ${round}: refused, and nothing shown`);
      }
      if (pick([true, true, false])) element.removeAttribute(name);
    }
    for (const name of names) element.removeAttribute(name);
    if (told < 1000) wrong.push(`only ${told} were refused`);
    return wrong;
  }, /** @type {const} */ ([hostile.toString(), SEED]));
  expect(wrong).toEqual([]);
  await expectUnharmed(page, dialogs);
  expect(await lookOf(neighbour)).toEqual(before);
  expect(sites.isolated.requests.filter((path) => !path.startsWith('/assets/'))).toEqual([]);
  // Whoever was attacked works as ever.
  await attacked.evaluate((/** @type {any} */ element) => {
    element.setAttribute('wait', '20');
    return element.run('asyncio');
  });
  await expect(attacked.locator('[data-strategy=asyncio]')).toHaveAttribute('data-status', 'done');
});

test('generated queries open a page that runs, or says what is wrong with them', async ({
  openPage,
}) => {
  test.setTimeout(180_000);
  const { pick, text } = hostile(SEED + 1);
  const names =
    'workload strategy tasks size wait list workers executor switch-interval seed strategies repeats theme guess isolate results service-worker onload src x'.split(
      ' ',
    );
  const page = await openPage('isolated', 'embed.html');
  const dialogs = watchDialogs(page);
  const { origin } = new URL(page.url());
  for (let round = 0; round < 60; round += 1) {
    const query = new URLSearchParams();
    for (let given = 0; given < 20; given += 1) {
      // A server takes some 16 KB of address at the most.
      query.append(pick(names), text().slice(0, 300));
    }
    await page.goto(`${origin}/${pick(['embed.html', 'index.html'])}?${query}`);
    const lane = page.locator('race-lane').first();
    const drawn = lane.locator('[part=problem], [data-strategy]').first();
    await expect(drawn, `?${query}`).toBeVisible();
    await expectUnharmed(page, dialogs);
  }
});

test('thousands of generated fragments are refused in words, and what was measured stays', async ({
  openPage,
}) => {
  test.setTimeout(120_000);
  const page = await openPage('isolated', 'index.html?wait=30&tasks=2');
  const dialogs = watchDialogs(page);
  const first = page.locator('race-lane').first();
  const serial = first.locator('[data-strategy=serial]');
  await first.evaluate((/** @type {any} */ element) => element.run('serial'));
  const { report } = await lookOf(first);
  const right = await first.evaluate(async (element) => {
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const press = [...root.querySelectorAll('.views button')].find(
      ({ textContent }) => textContent?.trim() === 'Share',
    );
    /** @type {HTMLElement} */ (press).click();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const fields = [...root.querySelectorAll('textarea, input')];
      const found = fields
        .map((field) => /#results=(\S+)/.exec(/** @type {HTMLInputElement} */ (field).value)?.[1])
        .find(Boolean);
      if (found) return found;
    }
  });
  await page.evaluate(
    async ([source, seed, good]) => {
      const { pick, random, text } = new Function(`return ${source}`)()(seed);
      const at = (/** @type {string} */ whole) => Math.floor(random() * whole.length);
      const kinds = [
        () => text().slice(0, 7000),
        () => `1.${pick(['io', 'cpu', 'xx', ''])}.${text().slice(0, 7000)}`,
        () => good.slice(0, at(good)),
        () => {
          const place = at(good);
          return good.slice(0, place) + pick([...'AZaz09-_.']) + good.slice(place + 1);
        },
        () => good + good,
      ];
      for (let round = 0; round < 2000; round += 1) {
        location.hash = `results=${pick(kinds)()}`;
        if (round % 25 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
      }
      location.hash = 'results=1.io.AAAA';
    },
    /** @type {const} */ ([hostile.toString(), SEED + 2, right]),
  );
  await expect(first).toContainText('The recorded results cannot be shown');
  await expectUnharmed(page, dialogs);
  expect((await lookOf(first)).report).toBe(report);
  await page.evaluate(() => history.replaceState(null, '', location.pathname));
  await first.evaluate((element) => element.removeAttribute('results'));
  await first.getByRole('button', { name: 'Time', exact: true }).click();
  await first.evaluate((/** @type {any} */ element) => element.run('serial'));
  await expect(serial).toHaveAttribute('data-status', 'done');
});
