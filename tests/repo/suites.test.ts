// A test of a suite that fails is repeated once, alone; a real fault stays red.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { takeNotes } from '../../scripts/lib/closing-lines.js';
import { at } from '../../scripts/lib/paths.js';
import { runSuite } from '../../scripts/lib/suites.js';

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  return () => vi.restoreAllMocks();
});

/** Writes a suite in a folder of its own, and returns its settings. */
function writeSuite(spec: string) {
  mkdirSync(at('target'), { recursive: true });
  const folder = mkdtempSync(at('target', 'suite-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const head = `import { test } from '@playwright/test';
import { existsSync, writeFileSync } from 'node:fs';
const isFirst = (name) => {
  const seen = ${JSON.stringify(folder)} + '/seen-' + name;
  if (existsSync(seen)) return false;
  writeFileSync(seen, '');
  return true;
};\n`;
  writeFileSync(join(folder, 'it.spec.mjs'), head + spec);
  const config = join(folder, 'playwright.config.mjs');
  writeFileSync(config, `export default { testDir: '.', workers: 2 };\n`);
  return config;
}

const fails = (name: string, when: string) =>
  `test('${name}', () => { if (${when}) throw new Error('${name}'); });\n`;

test('a test that passes when it is repeated alone is named', { timeout: 180_000 }, async () => {
  await runSuite(writeSuite(fails('early', "isFirst('early')") + fails('sound', 'false')));
  const notes = takeNotes();
  assert.equal(notes.length, 1);
  assert.match(notes[0].what, /it\.spec\.mjs:\d+:\d+ › early$/);
});

test('a suite whose time is over before it begins is listed', { timeout: 180_000 }, async () => {
  await runSuite(writeSuite(fails('sound', 'false')), { leftMs: -5 });
  assert.match(takeNotes()[0]?.what ?? '', /^all tests of .*playwright\.config\.mjs$/);
});

test('tests that a limit of time leaves out are listed', { timeout: 180_000 }, async () => {
  const waits = "test('waits', () => new Promise((done) => setTimeout(done, 25_000)));\n";
  await runSuite(writeSuite(waits + fails('sound', 'false')), { leftMs: 10_000 });
  const notes = takeNotes();
  assert.equal(notes.length, 1);
  assert.equal(notes[0].kind, 'SKIPPED');
  assert.match(notes[0].what, /^2 tests of .*playwright\.config\.mjs$/);
});

for (const [what, spec] of [
  ['a test that fails twice', fails('wrong', 'true') + fails('early', "isFirst('early')")],
  [
    'more failures than a busy machine brings',
    ['a', 'b', 'c', 'd', 'e'].map((name) => fails(name, `isFirst('${name}')`)).join(''),
  ],
  ['an error outside of all tests', "if (isFirst('begin')) throw new Error('begin');\n"],
]) {
  test(`${what} fails the suite`, { timeout: 180_000 }, async () => {
    await expect(runSuite(writeSuite(spec))).rejects.toThrow(/failed \(exit code 1\)/);
    assert.deepEqual(takeNotes(), []);
  });
}
