// A contender that is a program: it answers one question a line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { toolEnv } from '../scripts/lib/paths.js';
import { StepError } from '../scripts/lib/run.js';

/** The longest answer is that of CPython, which first makes its list: a minute or two. */
const PATIENCE_MS = 600_000;

/** A program that stays up between questions, as its list does. */
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
    // Told at the next question, as the end of its answers.
    this.#child.on('error', () => {});
    this.#child.stdin.on('error', () => {});
  }

  /**
   * ask sends a question and gives the answer.
   * @param {string} question
   * @returns {Promise<any>}
   */
  async ask(question) {
    this.#child.stdin.write(`${question}\n`);
    const late = AbortSignal.timeout(PATIENCE_MS);
    const silence = new Promise((_, reject) => {
      const say = () => reject(new StepError(`${this.#label} did not answer "${question}".`));
      late.addEventListener('abort', say, { once: true });
    });
    const { value, done } = await Promise.race([this.#lines.next(), silence]);
    if (done) throw new StepError(`${this.#label} ended in place of answering "${question}".`);
    return JSON.parse(value);
  }

  /** end lets the program go. */
  end() {
    this.#child.kill();
  }
}
