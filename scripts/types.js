// Makes types/ for the npm package: tsc's declarations of racelane.ts, and of the modules that it reaches.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from './lib/paths.js';
import { StepError, run } from './lib/run.js';

const entry = 'racelane.d.ts';

/** Has tsc write a declaration for every module of the page. */
async function emit(/** @type {string} */ outDir) {
  rmSync(outDir, { recursive: true, force: true });
  const flags = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly'];
  const where = ['-p', at('tsconfig.json'), '--rootDir', at('www'), '--outDir', outDir];
  await run(process.execPath, [at('node_modules/typescript/bin/tsc'), ...where, ...flags], {
    label: 'tsc: declarations',
  });
}

/** Returns the modules that a declaration imports. */
const imports = (/** @type {string} */ text) =>
  [...text.matchAll(/(?:from |import |import\()['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');

/**
 * Writes racelane.d.ts and the declarations that it reaches, which may need no other package.
 * @param {string} outDir
 */
export async function writeTypes(outDir) {
  const emitted = at('target', 'declarations');
  await emit(emitted);
  rmSync(outDir, { recursive: true, force: true });
  const queue = [entry];
  for (const file of queue) {
    const text = readFileSync(join(emitted, file), 'utf8');
    for (const name of imports(text)) {
      if (!name.startsWith('.')) {
        throw new StepError(
          `types/${file} needs the package ${name}, which an installation of racelane does not bring. ` +
            'Keep its types out of the public module.',
        );
      }
      const found = join(dirname(file), name.replace(/\.ts$/, '.d.ts'));
      if (!queue.includes(found)) queue.push(found);
    }
    mkdirSync(dirname(join(outDir, file)), { recursive: true });
    // Node resolves a declaration by the name of its JavaScript module.
    writeFileSync(join(outDir, file), text.replace(/(['"]\.[^'"]+)\.ts(['"])/g, '$1.js$2'));
  }
}
