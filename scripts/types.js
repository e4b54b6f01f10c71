// Makes types/ for the npm package: declarations from the JSDoc of www/, only those that an author can meet.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from './lib/paths.js';
import { StepError, run } from './lib/run.js';

const entry = 'index.d.ts';

/** emit has tsc write a declaration for every module of the page. */
async function emit(/** @type {string} */ outDir) {
  rmSync(outDir, { recursive: true, force: true });
  const flags = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly'];
  const where = ['-p', at('tsconfig.json'), '--rootDir', at('www'), '--outDir', outDir];
  await run(process.execPath, [at('node_modules/typescript/bin/tsc'), ...where, ...flags], {
    label: 'tsc: declarations',
  });
}

/**
 * tidy takes out what tsc leaves behind of JSDoc: the blocks whose typedefs it has written as types, and
 * the names of types that only a module's inside needs. Those would draw the whole interface in.
 */
function tidy(/** @type {string} */ text) {
  const types = text.replace(/^\/\*\*(?:(?!\*\/)[^])*@typedef(?:(?!\*\/)[^])*\*\/\n/gm, '');
  const code = types.replace(/\/\*(?:(?!\*\/)[^])*\*\//g, '');
  return types.replace(/^export type (\w+) = import\(.*;\n/gm, (line, name) =>
    (code.match(new RegExp(`\\b${name}\\b(?!['"])`, 'g')) ?? []).length > 2 ? line : '',
  );
}

/** imports lists the modules that a declaration names. */
const imports = (/** @type {string} */ text) =>
  [...text.matchAll(/(?:from |import |import\()['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');

/**
 * writeTypes writes index.d.ts and what it reaches, with no need of another package.
 * @param {string} outDir
 */
export async function writeTypes(outDir) {
  const emitted = at('target', 'declarations');
  await emit(emitted);
  rmSync(outDir, { recursive: true, force: true });
  const queue = [entry];
  for (const file of queue) {
    const source = file === entry ? at('www', entry) : join(emitted, file);
    const text = tidy(readFileSync(source, 'utf8'));
    for (const name of imports(text)) {
      if (!name.startsWith('.')) {
        throw new StepError(
          `types/${file} would need the package ${name}, which comes with no installation of racelane. ` +
            'Keep its types out of what the public module mentions.',
        );
      }
      const found = join(dirname(file), name.replace(/\.js$/, '.d.ts'));
      if (!queue.includes(found)) queue.push(found);
    }
    mkdirSync(dirname(join(outDir, file)), { recursive: true });
    writeFileSync(join(outDir, file), text);
  }
}
