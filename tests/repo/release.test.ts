// A release: equal files give equal archives, each file is in the right one, and version, tag and changelog agree.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { onTestFinished, test, vi } from 'vitest';
import { pythonEntries, siteEntries, zip } from '../../scripts/lib/archives.js';
import { at } from '../../scripts/lib/paths.js';
import {
  checkTag,
  notesOf,
  oneVersion,
  readOneVersion,
  sectionOf,
} from '../../scripts/lib/release-notes.js';

/** Makes a small site, its files in the given order. */
function makeSite(files: string[]) {
  const dir = mkdtempSync(join(tmpdir(), 'racelane-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  mkdirSync(join(dir, 'assets'));
  mkdirSync(join(dir, 'python'));
  for (const file of files) writeFileSync(join(dir, file), `the text of ${file}`);
  return dir;
}

const FILES = [
  ...['racelane.js', 'racelane.js.map', 'embed.html', '_headers', 'assets/widget-a.js'],
  ...['python/pyodide.mjs', 'racelane-python.js'],
];

test('the first archive has the folder racelane/ without python/ and source maps, its licences, and a page of three steps', () => {
  assert.deepEqual(Object.keys(siteEntries(makeSite(FILES), '1.2.3')).sort(), [
    ...['LICENSE-APACHE', 'LICENSE-MIT', '_headers', 'assets/widget-a.js', 'embed.html'].map(
      (file) => `racelane/${file}`,
    ),
    ...['racelane/racelane-python.js', 'racelane/racelane.js', 'start-here.html'],
  ]);
});

test('the page names its version, and has no other placeholder left', () => {
  const page = String(siteEntries(makeSite(FILES), '1.2.3')['start-here.html']);
  assert.match(page, /<title>Racelane 1\.2\.3: three steps<\/title>/);
  assert.match(page, /racelane-1\.2\.3-python\.zip/);
  assert.doesNotMatch(page, /VERSION|PYTHON_SIZE/);
});

test('the page says how large the files of the second archive are', () => {
  const site = makeSite(FILES);
  for (const length of [2_000_000, 34_000_000]) {
    writeFileSync(join(site, 'python/pyodide.mjs'), Buffer.alloc(length));
    const notices = pythonEntries(site)['racelane/python/THIRD-PARTY.md'].length;
    const size = `${((length + notices) / 1e6).toFixed(1)} MB`;
    const page = String(siteEntries(site, '1.2.3')['start-here.html']);
    assert.deepEqual(page.match(/[\d.]+ MB/g), [size]);
  }
});

test('the second archive has the folder racelane/python/ with its notices, and nothing that the first one has', () => {
  const site = makeSite(FILES);
  const python = pythonEntries(site);
  assert.deepEqual(Object.keys(python).sort(), [
    'racelane/python/THIRD-PARTY.md',
    'racelane/python/pyodide.mjs',
  ]);
  assert.match(String(python['racelane/python/THIRD-PARTY.md']), /## CPython .*## Libraries/s);
  const both = Object.keys(siteEntries(site, '1.2.3')).filter((path) => path in python);
  assert.deepEqual(both, []);
});

test('equal files give equal bytes, in any order, at any time and in any time zone', async () => {
  onTestFinished(() => void vi.useRealTimers().unstubAllEnvs());
  const zipAt = async (files: string[], zone: string, day: string) => {
    vi.stubEnv('TZ', zone);
    vi.useFakeTimers({ now: new Date(day), toFake: ['Date'] });
    return Buffer.from(await zip(siteEntries(makeSite(files), '1.2.3')));
  };
  const one = await zipAt(FILES, 'Asia/Tokyo', '2026-01-01');
  const two = await zipAt([...FILES].reverse(), 'America/Lima', '2027-08-09');
  assert.ok(one.equals(two));
  const unzipped = unzipSync(one);
  assert.deepEqual(Object.keys(unzipped), Object.keys(unzipped).sort());
  assert.equal(
    new TextDecoder().decode(unzipped['racelane/racelane.js']),
    'the text of racelane.js',
  );
});

const CHANGELOG = `# Changelog

## 1.2.3 (unreleased)

Text of 1.2.3.

### Added

- A thing.

## 1.2.2 - 2026-01-31

Text of 1.2.2.

## 1.2.1 - soon

Text.

## 1.2.0 - 2026-01-01
`;

test('the notes are the section of the version, whose heading has a day or says “unreleased”', () => {
  assert.deepEqual(sectionOf(CHANGELOG, '1.2.3'), {
    ...{ text: 'Text of 1.2.3.\n\n### Added\n\n- A thing.', day: null },
  });
  assert.deepEqual(sectionOf(CHANGELOG, '1.2.2'), { text: 'Text of 1.2.2.', day: '2026-01-31' });
});

test('a section that is missing, empty or without a day is an error in words', () => {
  assert.throws(
    () => sectionOf(CHANGELOG, '1.2'),
    /no section for 1\.2\. It has “1\.2\.3 \(unreleased\)”, “1\.2\.2 - 2026-01-31”.*Head the section “## 1\.2 - ”/,
  );
  assert.throws(() => sectionOf(CHANGELOG, '1.2.1'), /has the heading “1\.2\.1 - soon”\. Expected/);
  assert.throws(() => sectionOf(CHANGELOG, '1.2.0'), /1\.2\.0 of CHANGELOG\.md is empty/);
});

test('a tag has to be the version, and a tagged version has to have its day', () => {
  checkTag(undefined, '1.2.3', null);
  checkTag('v1.2.3', '1.2.3', '2026-01-31');
  assert.throws(
    () => checkTag('v1.2.4', '1.2.3', '2026-01-31'),
    /tag is v1\.2\.4, .*expected v1\.2\.3/,
  );
  assert.throws(() => checkTag('v1.2.3', '1.2.3', null), /still calls 1\.2\.3 unreleased/);
});

test('files that name two versions are listed with what each of them has', () => {
  assert.equal(oneVersion({ 'package.json': '1.2.3', 'Cargo.toml': '1.2.3' }), '1.2.3');
  assert.throws(
    () => oneVersion({ 'package.json': '1.2.3', 'Cargo.toml': '1.2.4' }),
    /package\.json has 1\.2\.3, Cargo\.toml has 1\.2\.4\. Write the same in all/,
  );
  assert.throws(() => oneVersion({ 'package.json': '1.2.3', 'Cargo.toml': undefined }), /has none/);
});

test('all manifests name one version, and CHANGELOG.md has its section', () => {
  const version = readOneVersion();
  const { text } = sectionOf(readFileSync(at('CHANGELOG.md'), 'utf8'), version);
  assert.ok(text.length > 100);
});

test('the notes end with the files, the tag with its hash, and the hash of the npm archive', () => {
  const files = { 'racelane.js': 'sha384-abc' };
  const archives = { 'racelane-1.2.3.tgz': 'sha512-def' };
  const notes = notesOf('Text.', { version: '1.2.3', archives, files });
  assert.match(notes, /^Text\.\n\n### Files\n\n- `racelane-1\.2\.3\.zip`/);
  assert.match(notes, /integrity="sha384-abc"/);
  assert.match(notes, /The npm archive is `sha512-def`/);
});
