// Whether a chunk belongs to a copy of Racelane's files, whose pages can be linked, or to an app of a bundler.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { liesBeside } from '../../www/core/asset-urls.ts';

/** Returns whether pages lie beside a chunk, from its own address and the module's. */
const as = (moduleAt: string, chunkAt: string) =>
  liesBeside(moduleAt, new URL('../racelane.js', chunkAt).href);

test('a copy on a host has its pages beside it, in any folder and of any origin', () => {
  assert.ok(as('https://a.example/racelane.js', 'https://a.example/assets/assets-x.js'));
  assert.ok(as('http://a.example/b/c/racelane.js', 'http://a.example/b/c/assets/assets-x.js'));
});

test('a bundled app has no pages beside it: its files have other names, other folders, or addresses of the build machine', () => {
  for (const [moduleAt, chunkAt] of [
    ['https://a.example/assets/index-x.js', 'https://a.example/assets/index-x.js'],
    ['https://a.example/assets/index-x.js', 'https://a.example/assets/assets-y.js'],
    [
      'http://localhost/node_modules/.vite/deps/racelane.js',
      'http://localhost/node_modules/.vite/deps/assets.js',
    ],
    ['https://a.example/main.js', 'https://a.example/chunks/assets.js'],
    [
      'file:///app/node_modules/racelane/dist/racelane.js',
      'file:///app/node_modules/racelane/dist/assets/a.js',
    ],
  ]) {
    assert.equal(as(moduleAt, chunkAt), false, moduleAt);
  }
});
