// The WebDriver process of an engine, and the browser that it controls.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser, Builder, Capabilities } from 'selenium-webdriver';
import { toolEnv } from '../../scripts/lib/paths.js';
import type { Engine } from '../../scripts/lib/engines.js';
import type { WebDriver } from 'selenium-webdriver';

const COMING_UP_MS = 30_000;

/** The time limit of a script in the page. The limits of tests are shorter. */
const SCRIPT_MS = 180_000;

/** Returns a port that is free now. */
const freePort = () =>
  new Promise((resolve: (port: number) => void, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

/** Returns whether a driver accepts a session. */
async function isReady(url: string) {
  try {
    return (await fetch(`${url}/status`)).ok;
  } catch {
    return false;
  }
}

/**
 * Starts an engine's driver on a port of its own. The driver gets a process group, so that stopping it stops all
 * its children.
 */
export async function startDriver({
  name,
  command,
  env,
}: Engine): Promise<{ url: string; stop: () => void }> {
  const port = await freePort();
  const [program = '', ...args] = command;
  const child = spawn(program, [...args, `--port=${port}`], {
    env: { ...toolEnv(), ...env },
    stdio: 'ignore',
    detached: true,
  });
  let failure: Error | null = null;
  child.on('error', (error) => (failure = error));
  child.on('exit', (code) => (failure ??= new Error(`it ended with code ${code}`)));
  const stop = () => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // The driver has already ended.
    }
  };
  const url = `http://127.0.0.1:${port}`;
  const endMs = performance.now() + COMING_UP_MS;
  while (!(await isReady(url))) {
    if (failure || performance.now() > endMs) {
      stop();
      throw new Error(`The driver of ${name} did not come up: ${failure ?? 'no answer'}`);
    }
    await sleep(50);
  }
  return { url, stop };
}

/**
 * Opens the driver's browser.
 * @param url the driver's
 */
export async function openBrowser(url: string, { name, capabilities }: Engine): Promise<WebDriver> {
  const named = name === 'chromium' ? { browserName: Browser.CHROME } : {};
  const browser = await new Builder()
    .disableEnvironmentOverrides()
    .usingServer(url)
    .withCapabilities(new Capabilities({ ...capabilities, ...named }))
    .build();
  await browser.manage().setTimeouts({ script: SCRIPT_MS, pageLoad: 60_000 });
  return browser;
}
