// Starts the servers that some engines need, waits until they answer, and ends them again.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const COMES_UP_MS = 120_000;
const GOES_MS = 10_000;

/**
 * startServer starts a program and waits until `ready` is true.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, ready: () => Promise<boolean> }} options
 * @returns {Promise<() => Promise<void>>} ends it
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
    signal(child, 'SIGTERM');
    const late = setTimeout(() => signal(child, 'SIGKILL'), GOES_MS);
    await ended;
    clearTimeout(late);
  };
  const beginMs = performance.now();
  while (!gone && performance.now() - beginMs < COMES_UP_MS) {
    if (await ready().catch(() => false)) return end;
    await sleep(250);
  }
  await end();
  throw new Error(`${command} ${gone ? 'ended' : 'did not answer in time'}; it said: ${output}`);
}

/** endAll ends servers one after the other, the first of the list first. */
export async function endAll(/** @type {(() => Promise<void>)[]} */ ends) {
  for (const end of ends) await end();
}

/** signal reaches a program's own children too: PHP's server leaves its workers behind otherwise. */
function signal(
  /** @type {import('node:child_process').ChildProcess} */ child,
  /** @type {NodeJS.Signals} */ name,
) {
  try {
    if (child.pid) process.kill(-child.pid, name);
  } catch {
    // it has ended already
  }
}

/** answers tells whether an address answers without an error. */
export const answers = async (/** @type {string} */ url) =>
  (await fetch(url, { redirect: 'manual' })).status < 400;

/** freePort finds a port that nobody listens on. @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
