// A small static server on localhost, for `npm start` and for the tests, which can make it fail.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { isolationHeaders } from './headers.js';
import { answerWithFault } from './lib/faults.js';

/** @typedef {import('./lib/faults.js').Fault} Fault */

/**
 * A running server. `requests` lists the requested paths, oldest first. `fault` returns a function that removes its rule.
 * `port` differs from the requested one where that was taken.
 * @typedef {object} Site
 * @property {string} url with a closing slash
 * @property {number} port
 * @property {string[]} requests
 * @property {(path: RegExp, fault: Fault) => () => void} fault
 * @property {() => void} clearFaults
 * @property {() => Promise<void>} close
 */

/** Named sets of headers: those of _headers, or those of a host that sends none. */
const headerSets = Object.freeze({ isolated: isolationHeaders, plain: {} });

/**
 * Starts a server on this computer.
 * @param {object} options
 * @param {string} options.root the folder served at /
 * @param {Record<string, string>} [options.mounts] further folders, by path prefix (`/tests/pages/`)
 * @param {string} [options.name] the name of this computer in the address; `localhost` by default
 * @param {number} [options.port] 0, the default, is any free port
 * @param {number} [options.portsToTry] how many ports to try, counting up, where a port is taken
 * @param {'isolated' | 'plain' | Record<string, string>} [options.headers]
 * @returns {Promise<Site>}
 */
export async function serve({
  root,
  mounts = {},
  name = 'localhost',
  port = 0,
  portsToTry = 1,
  headers = 'isolated',
}) {
  const sent = typeof headers === 'string' ? headerSets[headers] : headers;
  /** @type {{ path: RegExp, fault: Fault }[]} */
  const rules = [];
  /** @type {string[]} */
  const requests = [];
  const folderOf = findFolders({ ...mounts, '/': root });

  const server = createServer((request, response) => {
    const path = plainPath(request.url ?? '/');
    requests.push(path);
    response.setHeader('Cache-Control', 'no-cache');
    for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
    const { prefix, dir, send } = folderOf(path);
    const rule = rules.find((each) => each.path.test(path));
    const inside = path.slice(prefix.length);
    if (rule?.fault.times === 1) rules.splice(rules.indexOf(rule), 1);
    else if (rule?.fault.times) rule.fault.times -= 1;
    if (rule) return answerWithFault(response, join(dir, inside || 'index.html'), rule.fault);
    if (path.endsWith('.ts')) return sendScript(response, join(dir, inside));
    if (path.endsWith('.py')) return sendText(response, join(dir, inside));
    request.url = `/${request.url?.slice(prefix.length) ?? ''}`;
    send(request, response, () => answerNotFound(response));
  });

  const takenPort = await listen(server, name, port, portsToTry);
  return {
    url: `http://${name}:${takenPort}/`,
    port: takenPort,
    requests,
    fault(path, fault) {
      const rule = { path, fault };
      rules.unshift(rule);
      return () => void rules.splice(rules.indexOf(rule), 1);
    },
    clearFaults: () => void rules.splice(0),
    close: () => close(server),
  };
}

/** Returns the path of a request. A chunk that failed is requested again with letters of its folder as escapes. */
const plainPath = (/** @type {string} */ url) =>
  new URL(url, 'http://localhost').pathname.replace(/%([67][\da-f])/gi, (_, code) =>
    String.fromCharCode(parseInt(code, 16)),
  );

/** Returns a lookup from a path to the folder that serves it. The longest prefix wins. */
function findFolders(/** @type {Record<string, string>} */ dirs) {
  const all = Object.entries(dirs).map(([prefix, dir]) => {
    // `dev` reads the disk each time, so a rebuilt dist/ needs no restart.
    return { prefix, dir, send: sirv(dir, { dev: true, etag: true, gzip: true }) };
  });
  all.sort((a, b) => b.prefix.length - a.prefix.length);
  return (/** @type {string} */ path) =>
    /** @type {typeof all[number]} */ (all.find(({ prefix }) => path.startsWith(prefix)));
}

/** Sends TypeScript without its types, as JavaScript. */
async function sendScript(
  /** @type {import('node:http').ServerResponse} */ response,
  /** @type {string} */ path,
) {
  if (!existsSync(path)) return answerNotFound(response);
  // Imported late: only tests serve sources, and `npm start` need not wait for vite.
  const { transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(code);
}

/** Sends a file as a module that exports its text, as the bundler does for `?raw`. */
function sendText(
  /** @type {import('node:http').ServerResponse} */ response,
  /** @type {string} */ path,
) {
  if (!existsSync(path)) return answerNotFound(response);
  const code = `export default ${JSON.stringify(readFileSync(path, 'utf8'))}`;
  response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(code);
}

/** Answers 404. */
function answerNotFound(/** @type {import('node:http').ServerResponse} */ response) {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

/** Ends a server and its open connections. */
function close(/** @type {import('node:http').Server} */ server) {
  return new Promise((/** @type {(value: void) => void} */ resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Listens on the port, or on the next free one of the ports to try. */
function listen(
  /** @type {import('node:http').Server} */ server,
  /** @type {string} */ name,
  /** @type {number} */ port,
  /** @type {number} */ portsToTry,
) {
  return new Promise((/** @type {(port: number) => void} */ resolve, reject) => {
    let tries = 0;
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      tries += 1;
      if (error.code !== 'EADDRINUSE' || tries >= portsToTry) return reject(error);
      server.listen(port + tries, name);
    });
    server.on('listening', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
    server.listen(port, name);
  });
}
