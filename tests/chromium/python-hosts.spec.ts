// Python on different hosts: the access of a program to the page's origin and to the network, files of another host, and
// a page over plain http.
import { expect, test } from '../helpers/chromium-test.ts';
import { shownAfterRun } from '../helpers/python-view.ts';
import { INSECURE, whyNotInsecure } from '../helpers/sites.ts';
import { HOST, writeTag } from '../helpers/tag.ts';

/** Prints which names of JavaScript are left, and what happens to a request. */
const PROGRAM = `
import socket, subprocess, urllib.request
from pyodide.code import run_js

names = run_js('Object.getOwnPropertyNames(self)')
print('globals:', *sorted(names))
print('navigator:', *run_js("['storage', 'serviceWorker', 'locks'].filter((name) => name in navigator)"))

def attempt(what, work):
    try:
        print(what, 'worked:', work())
    except Exception as error:
        print(what, 'failed:', type(error).__name__)

attempt('urllib', lambda: urllib.request.urlopen('ADDRESS', timeout=2).read())
attempt('socket', lambda: socket.create_connection(('localhost', PORT), 2))
attempt('run_js', lambda: run_js("new XMLHttpRequest()"))
attempt('subprocess', lambda: subprocess.run(['ls']))
`;

/** Globals of a worker that ask the network, start another worker, or hold what the origin keeps. */
const DOORS =
  /^(fetch(Later)?|XMLHttpRequest|WebSocket(Stream)?|EventSource|WebTransport|RTCPeerConnection|(Shared)?Worker|importScripts|BroadcastChannel|(webkit)?indexedDB|caches|cookieStore|Notification)$/i;

for (const kind of ['isolated', 'plain'] as const) {
  test(`on ${kind === 'plain' ? 'a plain' : 'an isolated'} page a program reaches neither the network nor the storage of the origin`, async ({
    openPage,
    sites,
    host,
  }) => {
    const elsewhere = await host({ 'Access-Control-Allow-Origin': '*' });
    const page = await openPage(kind, HOST);
    const program = PROGRAM.replace('ADDRESS', elsewhere.url).replace('PORT', `${elsewhere.port}`);
    const report = await page.evaluate(
      async ({ module, text }) => (await import(module)).runPython(text),
      { module: `${sites[kind].url}racelane.js`, text: program },
    );
    expect(report.error).toBeNull();
    const printed = report.output.map(({ text }: { text: string }) => text).join('');
    const [globals, navigator, ...attempts] = printed.trim().split('\n');
    expect(globals.split(' ').filter((name: string) => DOORS.test(name))).toEqual([]);
    expect(globals).toContain('postMessage');
    expect(navigator).toBe('navigator:');
    expect(attempts).toEqual([
      'urllib failed: URLError',
      'socket failed: OSError',
      'run_js failed: JsException',
      'subprocess failed: OSError',
    ]);
    expect(elsewhere.requests).toEqual([]);
  });
}

const SMALL = { view: 'python', workload: 'io', tasks: '2', wait: '20' };

/** What a post sends, and what the view then says of the post. */
const POSTS = [
  ['a plain post', {}, 'This page is not isolated.'],
  ...['require-corp', 'credentialless'].map((policy) => [
    `a post with COEP ${policy}`,
    { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': policy },
    'These threads share one thread of the system.',
  ]),
] as [string, Record<string, string>, string][];

for (const [post, headers, words] of POSTS) {
  test(`in ${post} the attribute python names a folder of another host, which has to send Access-Control-Allow-Origin`, async ({
    page,
    host,
    allowErrors,
  }) => {
    allowErrors(/CORS policy|net::ERR_FAILED/);
    const files = await host();
    const { url } = await host(headers);
    const folder = `${files.url}python/`;
    const open = async () => {
      await page.goto(`${url}${HOST}`);
      await writeTag(page, url, { ...SMALL, strategy: 'threads', python: folder });
      return page.locator('race-lane');
    };

    const refused = await shownAfterRun(await open());
    expect(refused).toContain(`${folder}pyodide`);
    expect(refused).toMatch(/it has to send Access-Control-Allow-Origin.*the attribute `python`/s);

    files.fault(/^\/python\//, { headers: { 'Access-Control-Allow-Origin': '*' } });
    const shown = await shownAfterRun(await open());
    expect(shown).toContain(words);
    expect(shown).toMatch(/Task 1: \d+.*Elapsed: /s);
  });
}

test('over plain http the view Python runs threads and processes, and says what the page lacks', async ({
  page,
  host,
}) => {
  const missing = await whyNotInsecure();
  test.skip(missing !== '', missing);
  const { url } = await host({}, '', INSECURE);
  for (const [strategy, words] of [
    ['threads', 'Threads take turns only when one of them waits.'],
    ['processes', 'This page is not isolated. Stop may take some seconds.'],
  ] as const) {
    await page.goto(`${url}${HOST}`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await writeTag(page, url, { ...SMALL, strategy });
    const widget = page.locator('race-lane');
    const shown = await shownAfterRun(widget);
    expect(shown).toContain(words);
    expect(shown).toMatch(/Task 1: \d+.*Elapsed: /s);
    await widget.locator('.python').getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(widget.locator('.python .field-problem')).toBeVisible();
  }
});
