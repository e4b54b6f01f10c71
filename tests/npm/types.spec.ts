// The package's types as TypeScript reads them from an installed archive, in an app without other packages.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../../scripts/lib/paths.js';
import { inFolder } from '../helpers/npm/author.ts';
import { expect, test } from '../helpers/npm/npm-test.ts';

const tsc = at('node_modules', 'typescript', 'bin', 'tsc');

/** Checks a file of an app with tsc, including racelane's own declarations. */
const check = (app: string, file: string, how: string[]) =>
  inFolder(
    app,
    process.execPath,
    ...[tsc, file, '--strict', '--noEmit', '--skipLibCheck', 'false'],
    ...['--target', 'es2023', '--lib', 'es2023,dom,dom.iterable', ...how],
  );

for (const how of [
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ['--module', 'nodenext', '--moduleResolution', 'nodenext'],
]) {
  test(`strict TypeScript accepts valid uses and refuses wrong ones, ${how[3]}`, async ({
    modulesApp,
  }) => {
    cpSync(at('tests', 'npm', 'apps', 'types', 'use.ts'), join(modulesApp, 'use.ts'));
    await check(modulesApp, 'use.ts', how);
  });
}

test('the types name exactly the module’s exports, and Node can import the module', async ({
  modulesApp,
}) => {
  const list = "console.log(JSON.stringify(Object.keys(await import('racelane'))))";
  const { output } = await inFolder(
    modulesApp,
    process.execPath,
    '--input-type=module',
    '--eval',
    list,
  );
  // The bundler names what chunks share by single letters.
  const names = JSON.parse(output).filter((name: string) => name.length > 1);
  expect(names).toContain('race');
  const source = `import * as all from 'racelane';
type Names = ${JSON.stringify(names)}[number];
const found: [keyof typeof all, Names] extends [Names, keyof typeof all] ? true : false = true;
console.log(found);
`;
  writeFileSync(join(modulesApp, 'names.ts'), source);
  await check(modulesApp, 'names.ts', ['--module', 'esnext', '--moduleResolution', 'bundler']);
});
