// Browsers in which nothing can be measured: a bundle without `import.meta.url`, and a worker of the app's own.
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../helpers/npm/npm-test.ts';

/** Imports a module in a page or worker and returns the error of race(), as text for both. */
const REFUSAL = `async (url) => {
  const { race, support, RaceError } = await import(url);
  const { reason } = support().strategies.serial;
  const error = await race({ tasks: 1, wait: 5 }).catch((failure) => failure);
  return { isRaceError: error instanceof RaceError, code: error.code, message: error.message, reason };
}`;

test('a bundle without import.meta.url loads, and race() and support() name it', async ({
  page,
  outside,
  modulesApp,
  serveApp,
}) => {
  const root = join(outside, 'no-meta');
  cpSync(join(modulesApp, 'node_modules', 'racelane', 'dist'), root, { recursive: true });
  const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' });
  for (const path of scripts.filter((name) => name.endsWith('.js'))) {
    const file = join(root, path);
    // esbuild writes this for CommonJS and for classic scripts.
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('import.meta.url', '({}).url'));
  }
  writeFileSync(join(root, 'page.html'), '<!doctype html><link rel="icon" href="data:,">');
  const { url } = await serveApp({ root });
  await page.goto(`${url}page.html`);
  const seen: any = await page.evaluate(`(${REFUSAL})('/racelane.js')`);
  expect(seen).toMatchObject({ isRaceError: true, code: 'unsupported', reason: seen.message });
  expect(seen.message).toContain('bundler');
});

test('in a worker race() and support() say that there is no document', async ({
  page,
  modulesApp,
  serveApp,
}) => {
  const { url } = await serveApp({ root: modulesApp });
  await page.goto(`${url}map.html`);
  const module = `${url}node_modules/racelane/dist/racelane.js`;
  const seen: any = await page.evaluate(
    (code) =>
      new Promise((resolve, reject) => {
        const script = new Blob([code], { type: 'text/javascript' });
        const worker = new Worker(URL.createObjectURL(script), { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      }),
    `(${REFUSAL})(${JSON.stringify(module)}).then(postMessage);`,
  );
  expect(seen).toEqual({
    isRaceError: true,
    code: 'unsupported',
    message: 'Call it in a page of a browser: here is no `document`.',
    reason: 'Call it in a page of a browser: here is no `document`.',
  });
});
