// Runs a contender that is a program: it reads one question a line and answers each with a line of JSON.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { toolEnv } from '../scripts/lib/paths.js';
import { StepError } from '../scripts/lib/run.js';

/** CPython takes longest: it first builds its list, which takes a minute or two. */
const ANSWER_TIMEOUT_MS = 600_000;

/** A program that stays up between questions and so keeps its list. */
export class Program {
  #child;
  #lines;
  #label;

  /**
   * @param {string} label
   * @param {string} command
   * @param {string[]} args
   */
  constructor(label, command, args) {
    this.#label = label;
    this.#child = spawn(command, args, {
      env: toolEnv(),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
    // The next question reports the failure: its answers have ended by then.
    this.#child.on('error', () => {});
    this.#child.stdin.on('error', () => {});
  }

  /**
   * Sends a question and returns the answer.
   * @param {string} question
   * @returns {Promise<any>}
   */
  async ask(question) {
    this.#child.stdin.write(`${question}\n`);
    const late = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
    const silence = new Promise((_, reject) => {
      const say = () => reject(new StepError(`${this.#label} did not answer "${question}".`));
      late.addEventListener('abort', say, { once: true });
    });
    const { value, done } = await Promise.race([this.#lines.next(), silence]);
    if (done) throw new StepError(`${this.#label} ended before it answered "${question}".`);
    return JSON.parse(value);
  }

  /** Ends the program. */
  end() {
    this.#child.kill();
  }
}
