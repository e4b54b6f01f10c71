// The archives of a release, unpacked into an empty folder, on a server that sends no headers: an author's first minutes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeArchives, readVersion } from '../../scripts/lib/archives.js';
import { filesIn } from '../../scripts/lib/integrity.js';
import { findPython } from '../../scripts/lib/native-python.js';
import { pythonFiles } from '../../scripts/python.js';
import { serve } from '../../scripts/serve.js';
import { inFolder } from '../helpers/npm/author.ts';
import { expect, test as packageTest } from '../helpers/npm/npm-test.ts';
import { call } from '../helpers/tag.ts';
import { strategyNames } from '../../www/core/strategies.ts';
import type { Site } from '../helpers/sites.ts';

const version = readVersion();

/** The tag, as the page of three steps shows it. */
function snippetOf(page: string) {
  const [, code] = /<pre><code>([^]*?)<\/code><\/pre>/.exec(readFileSync(page, 'utf8')) ?? [];
  return `${code}`.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}

const post = (body: string) =>
  `<!doctype html>\n<title>A post</title>\n<link rel="icon" href="data:,">\n<h1>A post</h1>\n${body}\n`;

const test = packageTest.extend<{ authorSite: Site }, { archives: string; author: string }>({
  /** The folder with the archives. */
  archives: [
    async ({ outside }, use) => {
      const folder = join(outside, 'archives');
      await makeArchives(folder);
      await use(folder);
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  /** The folder into which all archives were unpacked, with two posts beside them. */
  author: [
    async ({ outside, archives }, use) => {
      const folder = join(outside, 'author');
      mkdirSync(folder);
      const named = (end: string) => join(archives, `racelane-${version}${end}`);
      for (const end of ['.zip', '-python.zip'])
        await inFolder(folder, findPython(), '-m', 'zipfile', '-e', named(end), '.');
      await inFolder(folder, 'tar', '-xzf', named('.tgz'));
      const snippet = snippetOf(join(folder, 'start-here.html'));
      writeFileSync(join(folder, 'post.html'), post(snippet));
      const framed = snippet.replace(
        /strategies="[^"]*"/,
        'isolate="frame" tasks="2" size="1000000"',
      );
      writeFileSync(join(folder, 'framed.html'), post(framed));
      await use(folder);
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  /** A server of that folder, without headers. */
  authorSite: async ({ author }, use) => {
    const site = await serve({ root: author, headers: 'plain' });
    await use(site);
    await site.close();
  },
});

test('two runs make equal archives, and SHA256SUMS has their hashes', async ({
  outside,
  archives,
}) => {
  const again = join(outside, 'archives-again');
  await makeArchives(again);
  const sums = readFileSync(join(archives, 'SHA256SUMS'), 'utf8');
  expect(readFileSync(join(again, 'SHA256SUMS'), 'utf8')).toBe(sums);
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(archives, name)))
      .digest('hex');
  const names = filesIn(archives).filter((name) => name !== 'SHA256SUMS');
  expect(names).toEqual([
    'integrity.json',
    ...['-python.zip', '.tgz', '.zip'].map((end) => `racelane-${version}${end}`),
  ]);
  expect(sums).toBe(names.map((name) => `${hashOf(name)}  ${name}\n`).join(''));
});

test('the zip has the files of the npm archive, and the other zip adds python/ to them', ({
  author,
}) => {
  const packed = filesIn(join(author, 'package', 'dist'));
  const unpacked = filesIn(join(author, 'racelane'));
  expect(unpacked.filter((file) => !packed.includes(file))).toEqual([
    ...['LICENSE-APACHE', 'LICENSE-MIT', 'python/THIRD-PARTY.md'],
    ...[...pythonFiles].sort().map((file) => `python/${file}`),
  ]);
  for (const file of packed) {
    const one = readFileSync(join(author, 'racelane', file));
    expect(one.equals(readFileSync(join(author, 'package', 'dist', file))), file).toBe(true);
  }
});

test('the page of three steps says how large the unpacked folder python/ is', ({ author }) => {
  const folder = join(author, 'racelane', 'python');
  const bytes = filesIn(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const page = readFileSync(join(author, 'start-here.html'), 'utf8');
  expect(page).toContain(`<code>racelane/python</code>, ${(bytes / 1e6).toFixed(1)} MB.`);
});

test('the page of three steps opens from the disk, and on a server it shows the widget', async ({
  page,
  author,
  authorSite,
  allowErrors,
}) => {
  // From the disk, browsers load no modules.
  allowErrors(/file:\/\/.*racelane\.js|net::ERR_FAILED/);
  await page.goto(pathToFileURL(join(author, 'start-here.html')).href);
  await expect(page.getByRole('heading', { name: /^[123]\. / })).toHaveText([
    ...['1. Copy the folder', '2. Paste the tag', '3. Look'],
  ]);
  await expect(page.getByText('The widget is not here yet.')).toBeVisible();
  await page.goto(`${authorSite.url}start-here.html`);
  await page.getByRole('button', { name: /^Serial/ }).click();
  await expect(page.locator('race-lane [data-strategy=serial]')).toHaveAttribute(
    'data-status',
    'done',
  );
  await expect(page.getByText('The widget is not here yet.')).toBeHidden();
});

test('the tag of step 2 runs in a post, in place', async ({ page, authorSite }) => {
  await page.goto(`${authorSite.url}post.html`);
  for (const strategy of ['serial', 'processes'])
    expect(await call(page.locator('race-lane'), 'run', strategy)).toMatchObject({
      ...{ strategy, verified: true, environment: { isolated: false } },
    });
});

test('with isolate="frame", all six strategies run in the post', async ({ page, authorSite }) => {
  await page.goto(`${authorSite.url}framed.html`);
  for (const strategy of strategyNames)
    expect(await call(page.locator('race-lane'), 'run', strategy)).toMatchObject({
      ...{ strategy, verified: true, environment: { isolated: true } },
    });
});

test('a Python program runs from the folder python/ of the second zip', async ({
  page,
  authorSite,
}) => {
  await page.goto(`${authorSite.url}post.html`);
  const { output, error } = await page.evaluate(async () => {
    const { runPython } = await import(new URL('racelane/racelane.js', location.href).href);
    return runPython('import sys\nprint(sys.platform, sum(range(10)))');
  });
  expect(error).toBe(null);
  expect(output).toMatchObject([{ text: 'emscripten 45\n' }]);
});
