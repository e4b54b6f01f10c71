// The content of `npm pack`'s archive, and the findings of two linters for packages.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { at } from '../../scripts/lib/paths.js';
import { pythonFiles } from '../../scripts/python.js';
import { expect, test } from '../helpers/npm/npm-test.ts';

/** The path of racelane in an app that installed it. */
const installed = (app: string) => join(app, 'node_modules', 'racelane');

test('the archive holds what users need, and neither Python’s files nor what only the repository needs', ({
  modulesApp,
}) => {
  const dir = installed(modulesApp);
  expect(readdirSync(dir).sort()).toEqual([
    ...['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE-APACHE', 'LICENSE-MIT', 'README.md'],
    ...['SECURITY.md', 'benches', 'dist', 'docs', 'package.json', 'types'],
  ]);
  expect(readdirSync(join(dir, 'benches')).sort()).toEqual(['results']);
  const files = (root: string) => readdirSync(root, { recursive: true }).sort();
  const isPython = (file: string | Buffer) => /^python(?:$|[/\\])/.test(String(file));
  const built = files(at('dist'));
  expect(built.filter(isPython)).toHaveLength(1 + pythonFiles.length);
  expect(files(join(dir, 'dist'))).toEqual(built.filter((file) => !isPython(file)));
  expect(files(join(dir, 'dist'))).toEqual(
    expect.arrayContaining([
      ...['racelane.js', 'racelane-worker.js', 'racelane-python.js', 'racelane_bg.wasm'],
      'embed.html',
    ]),
  );
});

/** Returns the files that a Markdown file links to or shows. */
function linksOf(path: string) {
  const text = readFileSync(path, 'utf8').replace(/^```.*?^```/gms, '');
  const found = [...text.matchAll(/\]\(([^)]+)\)|\b(?:src|srcset|href)="([^"]+)"/g)];
  return found
    .map(([, link, source]) => (link ?? source).replace(/#.*/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link));
}

test('the archive contains everything that its guides link to and show, in less than two megabytes', ({
  archive,
  modulesApp,
}) => {
  const dir = installed(modulesApp);
  const guides = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.startsWith('dist'))
    .map((path) => join(dir, path));
  const links = guides.flatMap((guide) => linksOf(guide).map((link) => join(dirname(guide), link)));
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
  expect(statSync(archive).size).toBeLessThan(2_000_000);
});

test('installing the archive installs no other package', ({ modulesApp }) => {
  const names = readdirSync(join(modulesApp, 'node_modules')).filter((name) => name[0] !== '.');
  expect(names).toEqual(['racelane']);
});

test('the archive contains the notices of all bundled code', ({ modulesApp }) => {
  const notices = readFileSync(join(installed(modulesApp), 'dist', 'THIRD-PARTY.md'), 'utf8');
  for (const name of [
    'lit',
    'lit-html',
    'd3-array',
    'wasm-bindgen',
    'rayon',
    'wasm-bindgen-rayon',
    'Pyodide',
    'CPython',
  ]) {
    expect(notices).toMatch(new RegExp(`^## .*\\b${name} `, 'm'));
  }
  expect(notices).toMatch(/Copyright \(c\) 2017 Google LLC/);
});

test('publint finds nothing, not even a suggestion', async ({ modulesApp }) => {
  const dir = installed(modulesApp);
  const { messages, pkg } = await publint({ pkgDir: dir, pack: false });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test('every kind of module resolution finds the types', async ({ archive }) => {
  const data = createPackageFromTarballData(readFileSync(archive));
  const analysis = await checkPackage(data, { entrypoints: ['.', './racelane.js'] });
  expect(analysis.types).toBeTruthy();
  // The package has modules only: require() in CommonJS and the resolution of 2012 cannot load it.
  const problems = 'problems' in analysis ? analysis.problems : [];
  const ours = problems.filter(
    (each) => !('resolutionKind' in each && /^node10$|-cjs$/.test(each.resolutionKind)),
  );
  expect(ours).toEqual([]);
});
