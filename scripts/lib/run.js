// Runs commands, and shows that long ones are alive.
import { spawn } from 'node:child_process';
import { rootDir, toolEnv } from './paths.js';

const startedMs = performance.now();
const HEARTBEAT_MS = 4000;

/** A failure whose message is shown in the terminal without a stack. */
export class StepError extends Error {}

/** Returns a duration for a log line. */
export const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;

/** Prints a line that begins with the seconds since the start. */
export function log(/** @type {string} */ text) {
  const elapsed = ((performance.now() - startedMs) / 1000).toFixed(0).padStart(4);
  console.log(`[${elapsed} s] ${text}`);
}

/**
 * Runs a command and passes its output on. A heartbeat line shows that a silent command is alive.
 * With `quiet`, output is shown only when the command fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ label?: string, quiet?: boolean, cwd?: string, env?: NodeJS.ProcessEnv, mayFail?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  const { label = `${command} ${args[0] ?? ''}`.trim(), quiet = false, mayFail = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? rootDir,
      env: options.env ?? toolEnv(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const watch = watchOutput(child, label, quiet);
    child.on('error', (error) => {
      watch.end();
      reject(new StepError(`${label}: cannot start ${command} (${error.message})`));
    });
    child.on('close', (code, signal) => {
      const output = watch.end();
      if (code === 0 || mayFail) return resolve({ code: code ?? 1, output });
      if (quiet) process.stderr.write(output);
      reject(new StepError(`${label} failed (${signal ?? `exit code ${code}`})`));
    });
  });
}

/** Passes a child's output on, keeps it, and prints a heartbeat while there is none. */
function watchOutput(
  /** @type {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} */ child,
  /** @type {string} */ label,
  /** @type {boolean} */ quiet,
) {
  const beginMs = performance.now();
  let lastMs = beginMs;
  let output = '';
  for (const [stream, out] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      if (quiet) return;
      lastMs = performance.now();
      out.write(text);
    });
  }
  const timer = setInterval(() => {
    if (performance.now() - lastMs < HEARTBEAT_MS) return;
    lastMs = performance.now();
    log(`... ${label}, ${((lastMs - beginMs) / 1000).toFixed(0)} s${lastLine(output)}`);
  }, 1000);
  return {
    end() {
      clearInterval(timer);
      return output;
    },
  };
}

/** Returns the last line of a quiet command. */
function lastLine(/** @type {string} */ output) {
  const line = output
    .trimEnd()
    .split(/[\r\n]/)
    .pop()
    ?.trim();
  return line ? `: ${line.slice(0, 80)}` : '';
}

/** Runs a command silently. Returns its output, or null when it fails. */
export async function capture(/** @type {string} */ command, /** @type {string[]} */ args) {
  try {
    const { code, output } = await run(command, args, { quiet: true, mayFail: true });
    return code === 0 ? output.trim() : null;
  } catch {
    return null;
  }
}

/**
 * Runs a script's entry. A StepError ends it with its message and exit code 1.
 * @param {() => Promise<unknown>} entry
 */
export async function main(entry) {
  try {
    await entry();
  } catch (error) {
    console.error(error instanceof StepError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
