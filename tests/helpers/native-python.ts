// Runs programs with the machine's own python3, and brings what a program wrote into one form for every Python.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython } from '../../scripts/lib/native-python.js';
import { at } from '../../scripts/lib/paths.js';
import type { PythonReport } from '../../www/core/python-report.ts';

/** What a program left behind. */
export interface Outcome {
  stdout: string;
  /** With the traceback of an exception that ended the program. */
  stderr: string;
  isFailure: boolean;
}

const LIMIT_MS = 60_000;

/**
 * Runs a program as `python3 program.py` does, without input. Processes are started by spawn, as on Windows and
 * macOS, and lines are written as soon as they are printed.
 */
export async function runNatively(program: string): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'racelane-python-'));
  try {
    await writeFile(join(folder, 'program.py'), program);
    const { stdout, stderr, code } = await python(folder);
    return { stdout, stderr: comparable(stderr), isFailure: code !== 0 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs the program of a folder, and rejects if the program takes too long. */
function python(folder: string): Promise<{ stdout: string; stderr: string; code: number | null }> {
  const env = {
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONIOENCODING: 'utf-8',
    PYTHONPATH: at('tests', 'python', 'native'),
  };
  const child = spawn(findPython(), ['program.py'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal) reject(new Error(`python3 took longer than ${LIMIT_MS} ms: ${texts.stderr}`));
      else resolve({ ...texts, code });
    });
  });
}

/** Returns what a program left behind in the browser. */
export function outcomeOfReport({ output, error }: PythonReport): Outcome {
  const written = (name: string) =>
    output
      .filter(({ stream }) => stream === name)
      .map(({ text }) => text)
      .join('');
  return {
    stdout: written('stdout'),
    stderr: comparable(written('stderr')),
    isFailure: error !== null,
  };
}

/** A line that names the file of a frame, with what stands before it: indentation, and the bar of a group. */
const FRAME = /^([\s|]*)File "([^"]*)", line \d+/;

/** Markers under a line of source. Versions of Python put them in different places. */
const MARKERS = /^[\s|]*[~^]+[\s~^]*$/;

/**
 * Returns a text with the frames of `program.py` only: the frames of Python's own modules differ by version. The
 * program's path is its name, and markers under the source are left out.
 */
export function comparable(text: string) {
  const kept: string[] = [];
  /** The indentation of the frame that is left out, or null. */
  let leftOut: string | null = null;
  for (const line of text.split('\n')) {
    const [, indent = '', path = ''] = FRAME.exec(line) ?? [];
    if (path) leftOut = /(^|\/)program\.py$/.test(path) ? null : indent;
    else if (leftOut !== null && !line.startsWith(`${leftOut}  `)) leftOut = null;
    if (leftOut !== null || MARKERS.test(line)) continue;
    kept.push(path ? line.replace(`"${path}"`, '"program.py"') : line);
  }
  return kept.join('\n').trimEnd();
}
