// The declarations of docs/npm.md and the guides, with which the type checkers of frameworks know the tag.
import { cpSync, readFileSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from '../../scripts/lib/paths.js';
import { inFolder } from '../helpers/npm/author.ts';
import { expect, test } from '../helpers/npm/npm-test.ts';

const templates = at('tests', 'npm', 'apps', 'templates');
const tsc = at('node_modules', 'typescript', 'bin', 'tsc');

const documents = ['npm.md', ...['react', 'svelte', 'vue'].map((name) => `guides/${name}.md`)];

/** The declarations in the documents by the module that they extend. */
const declarations = new Map(
  documents
    .flatMap((name) => [
      ...readFileSync(at('docs', name), 'utf8').matchAll(/^```ts[^\n]*\n(.*?)^```/gms),
    ])
    .map(([, text = '']) => [/^declare module '([^']+)'/m.exec(text)?.[1], text] as const)
    .filter(([name]) => name !== undefined),
);

const FRAMEWORKS = [
  { module: 'react', file: 'react.tsx', flags: ['--jsx', 'react-jsx'] },
  { module: 'preact', file: 'react.tsx', flags: ['--jsx', 'react-jsx', '--jsxImportSource'] },
  { module: 'solid-js', file: 'solid.tsx', flags: ['--jsx', 'preserve', '--jsxImportSource'] },
  { module: 'svelte/elements', file: 'svelte.ts', flags: [] },
  { module: 'vue', file: 'vue.ts', flags: [] },
];

test('the documents declare the tag for every framework that is tried here', () => {
  expect([...declarations.keys()].sort()).toEqual(FRAMEWORKS.map(({ module }) => module).sort());
});

for (const { module, file, flags } of FRAMEWORKS) {
  test(`with the guide’s declaration, types of ${module} take the tag and refuse wrong uses`, async ({
    outside,
    modulesApp,
  }) => {
    const app = join(outside, 'templates', module);
    const packages = join(app, 'node_modules');
    mkdirSync(packages, { recursive: true });
    writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }\n');
    const racelane = join('node_modules', 'racelane');
    cpSync(join(modulesApp, racelane), join(app, racelane), { recursive: true });
    for (const name of [module.replace(/\/.*/, ''), '@types/react']) {
      mkdirSync(dirname(join(packages, name)), { recursive: true });
      symlinkSync(at('node_modules', name), join(packages, name));
    }
    cpSync(join(templates, file), join(app, file));
    writeFileSync(join(app, 'race-lane.d.ts'), declarations.get(module) ?? '');
    if (flags.at(-1) === '--jsxImportSource') flags.push(module);
    await inFolder(app, process.execPath, tsc, file, 'race-lane.d.ts', ...flags, ...HOW);
  });
}

const HOW = [
  ...['--strict', '--noEmit', '--skipLibCheck'],
  ...['--target', 'es2023', '--module', 'esnext', '--moduleResolution', 'bundler'],
];
