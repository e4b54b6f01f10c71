// racelane.js under other addresses than its own: with a query, under another name, twice, and as a classic script.
import { readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST } from '../helpers/tag.ts';
import type { Page } from '@playwright/test';

/** Loads scripts one after another, runs Serial by the tag, and refuses a run by the first script. */
const use = (page: Page, scripts: { src: string; type?: string; async?: boolean }[]) =>
  page.evaluate(async (all) => {
    const lane = document.createElement('race-lane');
    lane.setAttribute('tasks', '2');
    lane.setAttribute('wait', '20');
    document.body.append(lane);
    for (const given of all) {
      const script = Object.assign(document.createElement('script'), { type: 'module', ...given });
      await new Promise((done) => {
        script.onload = script.onerror = done;
        document.body.append(script);
      });
    }
    await customElements.whenDefined('race-lane');
    const report = await lane.run('serial');
    const modules = await Promise.all(all.map(({ src }) => import(src)));
    const refusals = await Promise.all(
      modules.map(({ race, RaceError }) =>
        race({ tasks: 65 }).catch((error: unknown) => error instanceof RaceError),
      ),
    );
    const asked = performance.getEntriesByType('resource').map(({ name }) => name);
    return { verified: report.verified, refusals, asked };
  }, scripts);

const entries = ({ asked }: { asked: string[] }) =>
  asked.filter((url) => /\/racelane(\.\w+)?\.js/.test(url)).map((url) => url.replace(/.*\//, ''));

test('with a query racelane.js is loaded once, and its errors are of its own class', async ({
  openPage,
}) => {
  const page = await openPage('isolated', HOST);
  const seen = await use(page, [{ src: '/racelane.js?ver=6', async: true }]);
  expect(seen).toMatchObject({ verified: true, refusals: [true] });
  expect(entries(seen)).toEqual(['racelane.js?ver=6']);
});

test('under another name in its folder racelane.js is loaded once', async ({ openPage }) => {
  const page = await openPage('isolated', HOST);
  const body = readFileSync(at('dist/racelane.js'), 'utf8');
  await page.route('**/racelane.1a2b3c.js', (route) =>
    route.fulfill({ body, contentType: 'text/javascript' }),
  );
  const seen = await use(page, [{ src: '/racelane.1a2b3c.js' }]);
  expect(seen).toMatchObject({ verified: true, refusals: [true] });
  expect(entries(seen)).toEqual(['racelane.1a2b3c.js']);
});

test('two tags with different queries share one element, and each gets errors of its own class', async ({
  openPage,
}) => {
  const page = await openPage('isolated', HOST);
  const seen = await use(page, [{ src: '/racelane.js?ver=6' }, { src: '/racelane.js' }]);
  expect(seen).toMatchObject({ verified: true, refusals: [true, true] });
  expect(new Set(seen.asked).size, 'each file once').toBe(seen.asked.length);
});

test('racelane.js loaded as a classic script leaves the post unchanged', async ({
  openPage,
  allowErrors,
}) => {
  allowErrors(/^page error: $|outside a module/);
  const page = await openPage('isolated', HOST);
  const children = await page.evaluate(async () => {
    const lane = document.createElement('race-lane');
    lane.textContent = 'the children';
    const script = Object.assign(document.createElement('script'), { src: '/racelane.js' });
    const loaded = new Promise((done) => (script.onload = done));
    document.body.append(lane, script);
    await loaded;
    return { text: lane.innerText, heightPx: lane.getBoundingClientRect().height };
  });
  expect(children.text).toBe('the children');
  expect(children.heightPx).toBeLessThan(40);
});
