// The sentence of the chapter on Python, from the reader's own run: how its threads or processes shared the time.

import { capitalise, formatTimeFigure, spellCount } from '../verdict/numbers.ts';
import { mostAtOnce } from './seen.ts';
import type { PythonLane, PythonPhase, PythonReport } from '../core/python-report.ts';

/** Returns the time that lanes spent in a phase, together. */
const timeIn = (lanes: readonly PythonLane[], wanted: PythonPhase) =>
  lanes
    .flatMap(({ spans }) => spans)
    .filter(({ phase }) => phase === wanted)
    .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);

/** Says how long a program took, and what its threads or processes did in that time. */
export function describePython(report: PythonReport): string {
  const { lanes, elapsedMs, error } = report;
  if (error !== null) {
    return `The program ended with an error after ${formatTimeFigure(elapsedMs)}. The traceback names the line.`;
  }
  const [, ...others] = lanes;
  const processes = others.filter(({ kind }) => kind === 'process');
  if (processes.length > 0) return describeCrew(processes, ['process', 'es'], report);
  if (others.length > 0) return describeCrew(others, ['thread', 's'], report);
  return `In one thread the program took ${formatTimeFigure(elapsedMs)}.`;
}

/** @param ending of the noun, for several */
function describeCrew(
  crew: readonly PythonLane[],
  [noun, ending]: readonly [string, string],
  { elapsedMs, environment }: PythonReport,
) {
  const count = `${spellCount(crew.length)} ${noun}${crew.length === 1 ? '' : ending}`;
  const computedMs = timeIn(crew, 'scan');
  const waitedMs = timeIn(crew, 'wait');
  const within = `in ${formatTimeFigure(elapsedMs)}`;
  if (waitedMs > computedMs) {
    return `${capitalise(count)} waited for ${formatTimeFigure(waitedMs)} together, ${within}.`;
  }
  const most = mostAtOnce(crew, environment.clockStepMs);
  const atOnce = most > 1 ? `up to ${spellCount(most)} at once` : 'no two of them at once';
  const startedMs = timeIn(crew, 'start') / crew.length;
  const starting =
    startedMs > 0 ? ` Each took ${formatTimeFigure(startedMs)} to start, on average.` : '';
  const computed = `computed for ${formatTimeFigure(computedMs)} together, ${within}`;
  return `${capitalise(count)} ${computed}: ${atOnce}.${starting}`;
}
