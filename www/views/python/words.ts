// The sentences of the view before, during and after a run.

import { formatBytes, formatCount, formatTimeFigure, spellCount } from '../../verdict/numbers.ts';
import { getStrategy } from '../../core/strategies.ts';
import { MOST_NUMBERS, TIMES_AS_LONG, memoryFor, sizeFor } from './size.ts';
import { pythonFiles, pythonVersion } from '../../engine/python/file-table.ts';
import type { PythonReport, PythonUpdate } from '../../core/python-report.ts';
import type { Program } from './programs.ts';

const gzipBytes = Object.values(pythonFiles).reduce((all, file) => all + file.gzipBytes, 0);

const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Says what Run here costs. */
export const describePrice = () =>
  `Python ${pythonVersion.split('.', 2).join('.')}, ${inMegabytes(gzipBytes)}, once`;

/** Says how the lists were shortened, and how much memory the run needs. */
export function describeProgram({ options, strategy }: Program): string {
  if (!strategy) return '';
  const size = sizeFor(options);
  const sentences = [];
  if (size < options.size) {
    const limit =
      size === MOST_NUMBERS || size * 100 >= options.size
        ? ''
        : ', so that all lists fit into memory';
    sentences.push(
      `Python needs about ${TIMES_AS_LONG} times as long as Rust for a number, so each list has ${formatCount(size)} numbers in place of ${formatCount(options.size)}${limit}.`,
    );
  }
  const { interpreters, bytes } = memoryFor(options);
  if (interpreters > 1 || bytes > 2 ** 28) {
    const count =
      interpreters === 1 ? 'One interpreter' : `${spellCount(interpreters)} interpreters`;
    sentences.push(
      `${count.charAt(0).toUpperCase()}${count.slice(1)} take about ${formatBytes(bytes)}.`,
    );
  }
  return sentences.join(' ');
}

/** Says how a run under way is doing. */
export function describeUpdate(update: PythonUpdate | null): string {
  if (!update) return 'Starting\u2026';
  const { stage, loadedBytes, totalBytes, elapsedMs } = update;
  if (stage === 'loading') {
    return `Loading Python: ${inMegabytes(loadedBytes)} of ${inMegabytes(totalBytes)}`;
  }
  return stage === 'starting' ? 'Starting Python\u2026' : `Running: ${formatTimeFigure(elapsedMs)}`;
}

/** Returns the last line of a traceback, which names the exception. */
export const lastLineOf = (traceback: string) => traceback.trimEnd().split('\n').at(-1) ?? '';

/** Says how a run ended, for a screen reader. */
export function describeEnd(label: string, { elapsedMs, error, output }: PythonReport): string {
  const time = formatTimeFigure(elapsedMs);
  if (error === null)
    return `${label} ended after ${time}, with ${output.length === 0 ? 'no output' : 'output'}.`;
  const line = lineOf(error);
  return `${label} ended with an error after ${time}: ${lastLineOf(error)}${line === null ? '' : `, line ${line}`}.`;
}

/** Returns the line of the reader's program that a traceback names last, or null. */
export function lineOf(traceback: string): number | null {
  const found = [...traceback.matchAll(/File "(?:[^"]*\/)?program\.py", line (\d+)/g)].at(-1);
  return found ? Number(found[1]) : null;
}

/** Whether the browser can put a stack of WebAssembly aside (JSPI). */
const canSwitch = () => 'Suspending' in WebAssembly;

const ONE_THREAD =
  'These threads share one thread of the system. Each has a stack of its own, and they take turns where the lock of CPython would change hands.';

/** Says what this browser or this page cannot do for a program. Empty where nothing is missing. */
export function describeHost({ strategy, options }: Program): string {
  const { crossOriginIsolated: isIsolated = false } = globalThis;
  const traits = strategy ? getStrategy(strategy).traits(options) : [];
  const startsThreads = traits.includes('lock');
  const startsProcesses =
    !startsThreads && (traits.includes('memoryEach') || traits.includes('queue'));
  if (!canSwitch() && startsThreads) {
    return 'This browser cannot put the stack of a thread aside (it lacks JSPI), so Thread.start() raises RuntimeError here. Chrome and Edge 137 and Firefox 153 can.';
  }
  if (!canSwitch() && !isIsolated && startsProcesses) {
    return 'This page is not isolated and this browser lacks JSPI, so the program cannot wait for its processes.';
  }
  if (isIsolated) return startsThreads && canSwitch() ? ONE_THREAD : '';
  const threads = startsThreads ? 'Threads take turns only when one of them waits. ' : '';
  return `This page is not isolated. ${threads}Stop may take some seconds.`;
}
