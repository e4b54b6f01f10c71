// Starts the servers that some blog engines need, waits until they answer, and ends them.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ url: string, close: () => Promise<void> }} RunningServer */

const START_TIMEOUT_MS = 120_000;
const END_TIMEOUT_MS = 10_000;

/**
 * Starts a program and waits until `ready` resolves true.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, ready: () => Promise<boolean> }} options
 * @returns {Promise<() => Promise<void>>} a function that ends the program
 */
export async function startServer(command, args, { cwd, env = process.env, ready }) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-4000)));
  }
  let gone = false;
  const ended = new Promise((/** @type {(value: void) => void} */ resolve) => {
    child.on('error', (error) => (output += error.message));
    child.on('close', () => resolve());
  }).then(() => void (gone = true));
  const end = async () => {
    sendSignal(child, 'SIGTERM');
    const late = setTimeout(() => sendSignal(child, 'SIGKILL'), END_TIMEOUT_MS);
    await ended;
    clearTimeout(late);
  };
  const beginMs = performance.now();
  while (!gone && performance.now() - beginMs < START_TIMEOUT_MS) {
    if (await ready().catch(() => false)) return end;
    await sleep(250);
  }
  await end();
  throw new Error(`${command} ${gone ? 'ended' : 'did not answer in time'}; it said: ${output}`);
}

/**
 * Starts a server on a free port.
 * @param {string} command
 * @param {(port: number) => string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, path?: string }} options `path` is the page to wait for
 * @returns {Promise<RunningServer>}
 */
export async function startOnPort(command, args, { cwd, env, path = '' }) {
  const port = await freePort();
  const url = `http://localhost:${port}/${path}`;
  const close = await startServer(command, args(port), { cwd, env, ready: () => answers(url) });
  return { url, close };
}

/**
 * Starts servers one after another. If one fails, those before it are ended.
 * @param {(() => Promise<RunningServer>)[]} starts
 */
export async function startAll(starts) {
  /** @type {string[]} */
  const urls = [];
  /** @type {(() => Promise<void>)[]} */
  const ends = [];
  const close = () => endAll(ends);
  try {
    for (const start of starts) {
      const server = await start();
      urls.push(server.url);
      ends.unshift(server.close);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { urls, close };
}

/** Ends servers one after another, in the order of the list. */
export async function endAll(/** @type {(() => Promise<void>)[]} */ ends) {
  for (const end of ends) await end();
}

/** Signals a program and its children: PHP's server would leave its workers behind. */
function sendSignal(
  /** @type {import('node:child_process').ChildProcess} */ child,
  /** @type {NodeJS.Signals} */ name,
) {
  try {
    if (child.pid) process.kill(-child.pid, name);
  } catch {
    // The program has ended already.
  }
}

/** Tells whether an address answers without an error. */
export const answers = async (/** @type {string} */ url) =>
  (await fetch(url, { redirect: 'manual' })).status < 400;

/** Returns a port that nothing listens on. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
