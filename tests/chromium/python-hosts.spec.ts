// The access of a Python program to the page's origin and to the network.
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST } from '../helpers/tag.ts';

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
