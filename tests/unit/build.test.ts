// The name of a build: found in other files' texts, added to addresses, and named in errors.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test, vi } from 'vitest';

const OURS = '0.2.0-1a2b3c4d';
const OTHERS = '10.1.3-beta.1-0badcafe';

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('RACELANE_BUILD', OURS);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('the name of another build is found in a text, and a file with our own name has no other', async () => {
  const { otherBuildIn } = await import('../../www/core/build.ts');
  assert.equal(otherBuildIn(`Symbol.for("racelane.${OTHERS}")`), OTHERS);
  assert.equal(otherBuildIn(`var a=\`${OTHERS}\`;`), OTHERS);
  assert.equal(otherBuildIn(`${OTHERS} ${OURS}`), undefined);
  assert.equal(otherBuildIn('version 1.2.3, id 1a2b3c4d, 0.1.0-1a2b'), undefined);
});

test('addresses of a server carry the name of the build, and other addresses do not', async () => {
  const { withBuildName } = await import('../../www/core/asset-urls.ts');
  assert.equal(
    withBuildName('https://a.example/r/racelane_bg.wasm?ver=6'),
    `https://a.example/r/racelane_bg.wasm?ver=6&build=${OURS}`,
  );
  assert.equal(withBuildName('data:text/javascript,0'), 'data:text/javascript,0');
});

test('the error names the file, both versions, and what to do', async () => {
  const { otherBuildError } = await import('../../www/core/other-build.ts');
  const { code, message } = otherBuildError('racelane-worker.js', OTHERS, OURS);
  assert.equal(code, 'load-failed');
  assert.ok(
    message.startsWith(`racelane-worker.js is of version ${OTHERS}, and racelane.js is of`),
  );
  assert.match(
    message,
    /version 0\.2\.0-1a2b3c4d: .*Reload the page.*copy the whole folder anew\.$/,
  );
  assert.match(
    otherBuildError('a.js', undefined, OURS).message,
    /^a\.js is of an unknown version,/,
  );
});

/** Imports a chunk that fails, from a folder in which each file is of the given build. */
async function failingImport(builds: Record<string, string>) {
  const { importChunk } = await import('../../www/core/import-chunk.ts');
  const { setModuleUrl } = await import('../../www/core/module-url.ts');
  setModuleUrl('https://a.example/racelane.js');
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  // An import map with hashes leaves the chunk one address, so nothing is imported over the network here.
  vi.stubGlobal('document', { querySelector: () => ({ textContent: 'integrity' }) });
  vi.stubGlobal('fetch', async (url: string) => {
    const build = builds[url.replace(/.*\//, '')];
    return new Response(`racelane.${build}`, { headers: { 'Content-Type': 'text/javascript' } });
  });
  const load = () => Promise.reject(new Error('the engine’s own words'));
  return importChunk(load, './assets/a.js', 'https://a.example/racelane.js').catch(
    (error: Error) => error.message,
  );
}

test('a chunk that fails says which file is of another version: racelane.js, or the chunk', async () => {
  assert.equal(
    await failingImport({ 'racelane.js': OTHERS, 'a.js': OURS }),
    `racelane.js is of version ${OTHERS}, and this page runs ${OURS}`,
  );
  assert.equal(
    await failingImport({ 'racelane.js': OURS, 'a.js': OTHERS }),
    `a.js is of version ${OTHERS}, and this page runs ${OURS}`,
  );
  assert.equal(
    await failingImport({ 'racelane.js': OURS, 'a.js': OURS }),
    'the engine’s own words',
  );
});
