// Requests to the network: exactly those of docs/security.md, to one origin, and nothing afterwards.
import { readFigure } from '../../scripts/lib/markdown.js';
import { pythonFiles } from '../../scripts/python.js';
import { untilQuiet } from '../helpers/sites.ts';
import { unlessDisturbed } from '../helpers/disturbed-files.ts';
import { ALL } from '../helpers/module-calls.ts';
import { QUICK, interactions, guess, runAll } from '../helpers/press-everything.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST, call } from '../helpers/tag.ts';
import { press, putTag, rowOf } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

/** Reads the table: the requests of each row, without the hashes that the build adds to names. */
function documented() {
  const rows = readFigure('network', 'docs/security.md')
    .split('\n')
    .filter((line) => /^\| (?!when|-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return Object.fromEntries(
    rows.map(([, when, files]) => [
      when,
      [...files.matchAll(/`([^`]+)`/g)].flatMap(([, name]) =>
        name === 'python/*' ? pythonFiles.map((file) => `python/${file}`) : name,
      ),
    ]),
  );
}

/** Removes folder, ending and hash from a chunk's name. */
const plain = (path: string) =>
  path.replace(/^\//, '').replace(/^assets\/(?:more\/)?(.+)-[\w-]{8}\.js$/, '$1');

const loadedWasm = () =>
  performance.getEntriesByType('resource').some(({ name }) => /\.wasm\?/.test(name));

/** The actions of the table's rows, in order. */
const rows: Record<string, (widget: Locator, page: Page) => Promise<unknown>> = {
  'the post loads': (_, page) =>
    page.waitForFunction(() => customElements.get('race-lane') !== undefined),
  'the widget comes near': async (widget) => {
    await widget.scrollIntoViewIfNeeded();
    await expect(rowOf(widget, 'serial')).toBeVisible();
  },
  'the pointer comes over it': async (widget, page) => {
    await widget.hover();
    await expect.poll(() => page.evaluate(loadedWasm)).toBe(true);
  },
  '“Guess first” is pressed': guess,
  'the pointer comes over Set-up': async (widget) => {
    await widget.locator('.setup > summary').hover();
    await expect(widget.getByLabel('Tasks', { exact: true })).toBeAttached();
  },
  'the pointer comes over lanes': async (widget) => {
    await runAll(widget, ['shared']);
    await widget.locator('.timeline').hover();
    await expect(widget.locator('.field .tooltip')).toBeVisible();
  },
  'a row runs twice, or is disturbed': (widget) => runAll(widget, ['shared']),
  'the view Replay': interactions.Replay,
  'the view Memory': interactions.Memory,
  'the view Table': interactions.Table,
  'the view Scaling, and its measuring': interactions.Scaling,
  'the view Share': interactions.Share,
  'files are saved': interactions.files,
  'the view Python': async (widget) => {
    await press(widget.getByRole('tab', { name: 'Python' }));
    await expect(widget.getByRole('button', { name: /^Run here/ })).toBeVisible();
  },
  'its first program is run': interactions.Python,
};

test('a post requests exactly the documented files, at the documented moments, and from no other origin', async ({
  context,
  openPage,
  sites,
}) => {
  const origins: Set<string> = new Set();
  // Workers send requests too, so this listens to the context. Blobs and the test page's empty icon are no requests.
  context.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) origins.add(new URL(request.url()).origin);
  });
  const page = await openPage('isolated', HOST);
  const asked = sites.isolated.requests;
  await page.evaluate(() => {
    const space = document.createElement('p');
    space.style.height = '5000px';
    document.body.append(space);
  });
  asked.length = 0;
  const widget = await putTag(page, sites.isolated.url, QUICK);
  const found: Record<string, string[]> = {};
  const table = documented();
  for (const [when, act] of Object.entries(rows)) {
    await act(widget, page);
    const missing = () => {
      const names = asked.map(plain);
      const expected = unlessDisturbed(table[when] ?? [], [
        ...Object.values(found).flat(),
        ...names,
      ]);
      return expected.filter((name) => !names.includes(name));
    };
    await expect.poll(missing, `${when}: still to be asked`).toEqual([]);
    await untilQuiet(sites.isolated);
    found[when] = asked.splice(0).map(plain).sort();
  }
  const rowsAsked = Object.values(found).flat();
  const asUsual = (table: Record<string, string[]>) =>
    Object.entries(table).map(([when, names]) => [when, unlessDisturbed(names, rowsAsked).sort()]);
  expect(asUsual(found)).toEqual(asUsual(table));

  // Everything has been loaded: no action requests anything more.
  await runAll(widget, ALL);
  expect(await call(widget, 'compare')).not.toHaveProperty('failed');
  for (const interact of Object.values(interactions)) await interact(widget, page);
  await widget.evaluate((element) => {
    element.setAttribute('workload', 'io');
    element.setAttribute('wait', '20');
  });
  await runAll(widget, ALL);
  await untilQuiet(sites.isolated);
  const more = asked.map(plain);
  expect(unlessDisturbed(more)).toEqual([]);
  expect(new Set([...rowsAsked, ...more]).size, 'each once').toBe(rowsAsked.length + more.length);
  expect([...origins]).toEqual([new URL(sites.isolated.url).origin]);
});

test('after a first success a failed run requests nothing again', async ({ openPage, sites }) => {
  const page = await openPage('isolated', HOST);
  const asked = sites.isolated.requests;
  const run = (options: Record<string, unknown>, leave = false) =>
    page.evaluate(
      async ({ given, leave }) => {
        const { race } = await import(new URL('/racelane.js', location.href).href);
        const hide = () => leave && dispatchEvent(new Event('pagehide'));
        return race(given, { onUpdate: hide }).then(
          () => 'done',
          ({ code }: any) => code,
        );
      },
      { given: options, leave },
    );
  const short = { workload: 'cpu', tasks: 1, size: 1000 };
  expect(await run(short)).toBe('done');
  await untilQuiet(sites.isolated);
  asked.length = 0;
  // A list too long for any memory, and a page that is left in mid-run.
  expect(await run({ ...short, list: 'memory', size: 600_000_000 })).toBe('out-of-memory');
  expect(await run({ ...short, size: 2_000_000_000 }, true)).toBe('worker-failed');
  for (const strategy of ALL) expect(await run({ ...short, strategy })).toBe('done');
  expect(unlessDisturbed(asked.map(plain))).toEqual([]);
});
