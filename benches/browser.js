// Runs a contender that is a browser: the benchmark's page polls a small server here for its questions.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StepError } from '../scripts/lib/run.js';

/** A question without an answer after this long counts as failed. */
const ANSWER_TIMEOUT_MS = 300_000;

/**
 * @typedef {object} Make how to start a browser
 * @property {string} path
 * @property {(profile: string, url: string) => string[]} args
 */

/** A browser with the page open. No driver is needed: any browser that takes an address will do. */
export class Browser {
  #profile = mkdtempSync(join(tmpdir(), 'racelane-bench-'));
  /** @type {import('node:http').ServerResponse | null} */
  #waiting = null;
  /** @type {unknown} */
  #question = null;
  /** @type {(answer: any) => void} */
  #answered = () => {};
  #desk = createServer((request, response) => void this.#serve(request, response));
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;

  /**
   * Starts the browser and opens the page.
   * @param {Make} make
   * @param {string} pageUrl
   */
  async open(make, pageUrl) {
    this.#desk.listen(0, 'localhost');
    await once(this.#desk, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#desk.address());
    const url = `${pageUrl}?desk=${encodeURIComponent(`http://localhost:${port}/`)}`;
    this.#child = spawn(make.path, make.args(this.#profile, url), { stdio: 'ignore' });
    return this;
  }

  /**
   * Sends the page a question and returns its answer.
   * @param {{ kind: string, [more: string]: unknown }} question
   * @returns {Promise<any>}
   */
  async ask(question) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const answer = await new Promise((resolve, reject) => {
      this.#answered = resolve;
      const late = new StepError(`The browser did not answer ${JSON.stringify(question)}.`);
      timer = setTimeout(reject, ANSWER_TIMEOUT_MS, late);
      this.#put(question);
    }).finally(() => clearTimeout(timer));
    if (answer.error) throw new StepError(`${JSON.stringify(question)}: ${answer.error}`);
    return answer;
  }

  /** Ends the browser and deletes its profile. */
  async close() {
    const child = this.#child;
    if (child && child.exitCode === null) {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    }
    this.#desk.close();
    this.#desk.closeAllConnections();
    // The browser's helper processes may still be writing to the profile.
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  /** @param {unknown} question */
  #put(question) {
    if (!this.#waiting) return void (this.#question = question);
    this.#waiting.end(JSON.stringify(question));
    this.#waiting = null;
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async #serve(request, response) {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cache-Control', 'no-store');
    if (request.url === '/next') {
      this.#waiting = response;
      if (!this.#question) return;
      const question = this.#question;
      this.#question = null;
      this.#put(question);
      return;
    }
    const answer = await text(request);
    response.end();
    if (request.method === 'POST') this.#answered(JSON.parse(answer));
  }
}
