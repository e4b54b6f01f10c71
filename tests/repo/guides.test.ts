// The guides: the index has them all, and their snippets are found. links.test.ts follows their links.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { startAll } from '../../scripts/guides/background.js';
import { engines } from '../../scripts/guides/engines/index.js';
import { FALLBACK, snippetsIn, snippetsOf } from '../../scripts/guides/snippets.js';
import { tableOf } from '../../scripts/guides/table.js';
import { home } from '../../scripts/guides/tools.js';
import { at } from '../../scripts/lib/paths.js';
import { attributeNames } from '../../www/core/options.ts';

const dir = at('docs', 'guides');
const guides = readdirSync(dir).filter((name) => name.endsWith('.md'));
const read = (path: string) => readFileSync(path, 'utf8');

test('the index leads to every guide', () => {
  const index = read(join(dir, 'README.md'));
  for (const guide of guides) {
    if (guide !== 'README.md') assert.ok(index.includes(`](${guide})`), `to ${guide}`);
  }
});

test('every guide links to another page', () => {
  for (const guide of guides) assert.match(read(join(dir, guide)), /\]\([^)#][^)]*\)/, guide);
});

test('every engine has a guide whose snippets hold the fallback that a trial looks for', () => {
  for (const { guide } of engines) {
    const texts = [...snippetsOf(guide).values()];
    assert.ok(
      texts.some((text) => text.includes(FALLBACK)),
      guide,
    );
  }
});

test('a snippet is a fenced block that names its file; others are left alone', () => {
  const text =
    '```html title="a.html"\n<p>\n```\n\n```sh\nls\n```\n\n````md title="b.md"\n```\n````\n';
  assert.deepEqual(
    [...snippetsIn(text)],
    [
      ['a.html', '<p>\n'],
      ['b.md', '```\n'],
    ],
  );
  assert.throws(() => snippetsIn(`${text}${text}`), /two snippets named a\.html/);
});

test('the plugin for WordPress lets through exactly the attributes of the element', () => {
  const code = snippetsOf('wordpress.md').get('wp-content/plugins/racelane/racelane.php');
  const [, names] = /\$names = '([^']+)'/.exec(code ?? '') ?? [];
  assert.deepEqual(names?.split(' ').sort(), [...attributeNames].sort());
});

test('the table tells what was tried, and keeps the line of what was not tried again', () => {
  const [html, hugo] = engines;
  const blog = { posts: [{ how: 'tag', url: '' }], close: async () => {} };
  const kept = '| [Hugo](hugo.md) | shortcode | 1.2.3 | x | yes |';
  const table = tableOf(kept, [{ engine: html, version: '', blog }], '156');
  assert.match(table, /^\| \[Plain HTML\]\(html\.md\) .*Chromium 156 .* tag /m);
  assert.ok(table.includes(kept));
  const both = ['1', '2'].map((version) => ({ engine: hugo, version, blog }));
  assert.match(tableOf(kept, both, '156'), /^\| \[Hugo\]\(hugo\.md\) .* 1 and 2 /m);
  assert.match(tableOf('', [], '156'), /\[Ghost\]\(ghost\.md\) .* not yet/);
});

test('the table lists what ran in any of the versions, once', () => {
  const [, hugo] = engines;
  const rows = [['tag'], ['tag', 'frame']].map((hows, i) => {
    const posts = hows.map((how) => ({ how, url: '' }));
    return { engine: hugo, version: `${i + 1}`, blog: { posts, close: async () => {} } };
  });
  assert.match(tableOf('', rows, '156'), / 1 and 2 \| tag, frame \|/);
});

test('an engine of npm or PyPI is installed in exact versions, into the folder named after its guide', () => {
  for (const { guide, install } of engines) {
    if (!install || install.startsWith('apt-get')) continue;
    const folder = home(guide.replace('.md', ''));
    for (const command of install.split(' && ')) {
      assert.ok(command.includes(folder), command);
      if (!command.includes('install ')) continue;
      const packages = command
        .replace(/^.*(?:--prefix \S+|--progress-bar off) /, '')
        .split(' ')
        .map((name) => name.replace(/^@/, ''));
      for (const name of packages) assert.match(name, /[^@=](?:@|==)\d+\.\d+/, guide);
    }
  }
});

test('a server that does not start ends those that started before it, the last one first', async () => {
  const ended: string[] = [];
  const start = (url: string) => async () => ({ url, close: async () => void ended.push(url) });
  const refuse = () => Promise.reject(new Error('no port'));
  await assert.rejects(startAll([start('a'), start('b'), refuse, start('c')]), /no port/);
  assert.deepEqual(ended, ['b', 'a']);
});
