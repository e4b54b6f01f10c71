// Imports of chunks: the second spelling of an address, time-outs, and what is said of them.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importChunk, respell } from '../../www/core/import-chunk.ts';
import { setModuleUrl } from '../../www/core/module-url.ts';

const FOLDER = 'https://a.example/racelane/';
let importMap = '';

beforeEach(() => {
  importMap = '';
  setModuleUrl(`${FOLDER}racelane.js?ver=6`);
  vi.stubGlobal('document', { querySelector: () => ({ textContent: importMap }) });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('each spelling of the last folder is another address of the same file', () => {
  const chunk = `${FOLDER}assets/more/share-view-x.js`;
  const spellings = [1, 2, 3, 4, 15].map((times) => respell(chunk, times));
  expect(spellings[0]).toBe(`${FOLDER}assets/%6dore/share-view-x.js`);
  expect(new Set([chunk, ...spellings]).size).toBe(6);
  for (const spelling of spellings) expect(decodeURI(spelling)).toBe(chunk);
  expect(new URL('../widget-x.js', spellings[0]).href).toBe(`${FOLDER}assets/widget-x.js`);
  const nested = respell(`${FOLDER}%61ssets/widget-x.js`, 2);
  expect(nested).toBe(`${FOLDER}a%73sets/widget-x.js`);
});

test('files of an app’s own bundle, and files that an import map vouches for, have one address', () => {
  expect(() => respell('https://a.example/assets/chunk-x.js', 1)).toThrow();
  setModuleUrl('https://a.example/assets/index-x.js');
  expect(() => respell('https://a.example/assets/chunk-x.js', 1)).toThrow();
  setModuleUrl(`${FOLDER}racelane.js`);
  importMap = '{ "integrity": {} }';
  expect(() => respell(`${FOLDER}assets/widget-x.js`, 1)).toThrow();
});

test('an import fails after 15 s, and the next one does not wait for it', async () => {
  vi.useFakeTimers();
  let isPending = true;
  const load = () =>
    importChunk(
      () =>
        isPending ? new Promise<{ answer: number }>(() => {}) : Promise.resolve({ answer: 42 }),
      './slow-x.js',
      `${FOLDER}racelane.js`,
    );
  const failure = load().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(String(await failure)).toContain('nothing came for 15 s');
  isPending = false;
  expect(await load()).toEqual({ answer: 42 });
});

test('a chunk that does not come is named in a warning, with its address', async () => {
  importMap = 'integrity';
  const load = importChunk(
    () => Promise.reject(new Error('no')),
    './assets/gone-x.js',
    `${FOLDER}racelane.js`,
  );
  await expect(load).rejects.toThrow('no');
  expect(vi.mocked(console.warn).mock.calls).toHaveLength(1);
  expect(vi.mocked(console.warn).mock.calls[0][0]).toContain(`${FOLDER}assets/gone-x.js`);
});

test('the words say what the server has sent instead', async () => {
  importMap = 'integrity';
  const answer = (status: number, type: string) =>
    new Response('', { status, headers: { 'Content-Type': type } });
  const files: Record<string, Response> = { 'racelane.js?ver=6': answer(200, 'text/javascript') };
  const fetched = vi.fn(async (url: string) => files[url.replace(FOLDER, '')]?.clone());
  vi.stubGlobal('fetch', fetched);
  const load = () =>
    importChunk(() => Promise.reject(new Error('no')), './assets/a.js', `${FOLDER}x.js`);
  files['assets/a.js'] = answer(503, 'text/html');
  await expect(load()).rejects.toThrow('the server answered 503 for a.js');
  files['assets/a.js'] = answer(200, 'text/html; charset=utf-8');
  await expect(load()).rejects.toThrow('a.js came as text/html');
  files['assets/a.js'] = answer(200, 'application/javascript');
  await expect(load()).rejects.toThrow('no');
  // Each fetch passes the caches, so that reloading the page loads the present build.
  expect(fetched).toHaveBeenCalledWith(`${FOLDER}racelane.js?ver=6`, { cache: 'reload' });
});

test('the words name the file at fault among those that a chunk imports, each fetched once', async () => {
  importMap = 'integrity';
  const texts: Record<string, string> = {
    'racelane.js?ver=6': '',
    'assets/python.js': 'import{a}from"./engine.js";import{b}from"./options.js";',
    'assets/engine.js': 'import{b}from"./options.js";import{c}from"./python.js";',
  };
  const fetched = vi.fn(async (url: string) => {
    const text = texts[url.replace(FOLDER, '')];
    const headers = { 'Content-Type': 'text/javascript' };
    return new Response(text, { status: text === undefined ? 404 : 200, headers });
  });
  vi.stubGlobal('fetch', fetched);
  const load = importChunk(
    () => Promise.reject(new Error('no')),
    './assets/python.js',
    `${FOLDER}racelane.js`,
  );
  await expect(load).rejects.toThrow('the server answered 404 for options.js');
  const names = fetched.mock.calls.map(([url]) => url.replace(/.*\//, ''));
  expect(names).toEqual(['racelane.js?ver=6', 'python.js', 'engine.js', 'options.js']);
});

test('an empty module is a failure', async () => {
  importMap = 'integrity';
  const load = importChunk(async () => ({}), './assets/empty-x.js', `${FOLDER}racelane.js`);
  await expect(load).rejects.toThrow('empty file');
});
