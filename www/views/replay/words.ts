// The sentences of Replay: the events at a moment, and the count of tasks in each phase.

import { phases } from '../../core/phases.ts';
import { capitalise, formatTime, listNames, pluralise, spellCount } from '../../verdict/numbers.ts';
import { eventsAt, isComputing } from './events.ts';
import { phasesAt } from './tape.ts';
import type { Phase } from '../../core/report.ts';
import type { Change, EndedSpan, Event, HandOver, PartChange } from './events.ts';
import type { SpanPhase, Tape, TrackState } from './tape.ts';

/** The parts of a row that sentences need. */
export interface LabelledTape {
  label: string;
  tape: Tape;
}

/** The most rows in a sentence, and the most events of a row. Longer sentences say how many were left out. */
const MOST_ROWS = 3;
const MOST_EVENTS = 3;

/** Curly brackets hold the forms for one subject and for several. A duration may replace `#`. */
const ENDED: Readonly<Record<SpanPhase, string>> = {
  busy: '{was|were} busy#',
  start: '{has|have} started up',
  queue: '{leaves|leave} the queue',
  lock: '{has|have} waited# for the lock',
  build: '{has|have} built {its list|their lists}',
  scan: '{has|have} computed#',
  wait: '{has|have} waited#',
};
const BEGUN: Readonly<Record<SpanPhase, string>> = {
  busy: '{begins|begin}',
  start: '{starts|start} up',
  queue: '{waits|wait} for {its turn|their turns}',
  lock: '{asks|ask} for the lock',
  build: '{builds|build} {its list|their lists}',
  scan: '{computes|compute}',
  wait: '{waits|wait}, as if for a server',
};
const LOCK_FREE = '{finds|find} the lock free';
const DONE = '{is|are} done';

/** A wait for the lock that is shorter than a coarse clock's step gets no length in words. */
const LEAST_WAIT_MS = 0.1;

const lengthOf = ({ startMs, endMs }: EndedSpan) => endMs - startMs;

/** Returns the words on a span that has ended. A short wait for the lock, without a hand-over, found the lock free. */
const describeEndOf = (span: EndedSpan) =>
  span.phase === 'lock' && lengthOf(span) < LEAST_WAIT_MS ? LOCK_FREE : ENDED[span.phase];

/**
 * Returns the parts of a sentence on a change, in order.
 * @param atMs the moment; a span that ended a step of the clock earlier has its sentence at that earlier moment
 */
function partsOf({ endedSpan, newPhases, isDone }: Change, atMs: number): string[] {
  const last = newPhases.at(-1);
  const isFree = newPhases.includes('lock') && last !== 'lock' && newPhases.some(isComputing);
  // Phases shorter than a step of the clock are left out, except computing.
  const passed = newPhases.slice(0, -1).filter(isComputing).slice(-1);
  const isLastNamed = last !== undefined && (!isDone || isComputing(last));
  // On a recorded lane one task may queue after another: the lane does not leave the queue.
  const goesOn = last !== undefined && last === endedSpan?.phase && !ENDED[last].includes('#');
  const texts = [
    ...(endedSpan?.endMs === atMs && lengthOf(endedSpan) > 0 && !goesOn
      ? [describeEndOf(endedSpan)]
      : []),
    ...(isFree ? [LOCK_FREE] : []),
    ...(last && isComputing(last) ? [] : passed.map((phase) => BEGUN[phase])),
    ...(isLastNamed ? [BEGUN[last]] : []),
    ...(isDone ? [DONE] : []),
  ];
  if (texts.length === 0) return [endedSpan ? describeEndOf(endedSpan) : DONE];
  return [...new Set(texts)];
}

/** Fills in the form for a number of subjects, and the duration. */
const fillIn = (text: string, count: number, duration: string) =>
  text
    .replace(/\{([^|}]*)\|([^}]*)\}/g, (_all, one: string, many: string) =>
      count === 1 ? one : many,
    )
    .replace('#', duration && ` ${duration}`);

/** Returns a list of numbers in words: "1", "1 and 2", "1 to 10", "1 to 3 and 7". */
function listNumbers(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const each of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === each - 1) run[1] = each;
    else runs.push([each, each]);
  }
  const names = runs.flatMap(([from, to]) =>
    to - from < 2 ? range(from, to) : [`${from} to ${to}`],
  );
  return names.length > 4
    ? listNames([...names.slice(0, 3), `${numbers.length - countIn(runs, names, 3)} more`])
    : listNames(names);
}

const range = (from: number, to: number) => (from === to ? [`${from}`] : [`${from}`, `${to}`]);

/** Returns how many numbers the first names stand for. */
function countIn(runs: readonly [number, number][], names: readonly string[], first: number) {
  return names.slice(0, first).reduce((sum, name) => {
    const run = runs.find(([from, to]) => name === `${from} to ${to}`);
    return sum + (run ? run[1] - run[0] + 1 : 1);
  }, 0);
}

/** Returns the names of tasks, or of the lanes of a recorded result. */
function nameTracks({ report }: Tape, tracks: readonly number[]): string {
  const noun = report ? 'Task' : 'Lane';
  const numbers = tracks.map((track) => (report ? report.tasks[track].id : track) + 1);
  return `${noun}${numbers.length === 1 ? '' : 's'} ${listNumbers(numbers)}`;
}

/** Returns the sentences on changes. Equal changes share a sentence. */
function describeChanges(tape: Tape, changes: readonly Change[], atMs: number): string[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = partsOf(change, atMs).join();
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map((group) => {
    const durations = new Set(
      group.map(({ endedSpan }) => (endedSpan ? formatTime(lengthOf(endedSpan)) : '')),
    );
    const duration = durations.size === 1 ? [...durations][0] : '';
    const texts = partsOf(group[0], atMs).map((text) => fillIn(text, group.length, duration));
    const tracks = group.map(({ track }) => track);
    return `${nameTracks(tape, tracks)} ${listNames(texts)}.`;
  });
}

function describeHandOver(tape: Tape, { from, to, waitedMs, next }: HandOver): string {
  const [giver, taker] = [nameTracks(tape, [from]), nameTracks(tape, [to])];
  const how =
    next === null
      ? 'is done and hands the lock over'
      : next === 'wait'
        ? 'hands the lock over and waits'
        : 'hands the lock over after its block';
  const waited = fillIn(ENDED.lock, 1, waitedMs < LEAST_WAIT_MS ? '' : formatTime(waitedMs));
  return `${taker} ${waited}. ${giver} ${how}, and ${taker} computes.`;
}

function describePart({ kind, by, task, from }: PartChange): string {
  const name = `Task ${task + 1}`;
  if (kind === 'steal') return `${by} steals a part of ${name} from ${from}.`;
  if (kind === 'take') return `${by} takes a part of ${name}.`;
  return kind === 'resume' ? `${by} goes on with ${name}.` : `${by} has done its part of ${name}.`;
}

/** Returns the sentence on the end of a row, at the moment when its last track is done. */
function describeEnd(tape: Tape, events: readonly Event[], atMs: number): string[] {
  const count = tape.tracks.length;
  const isEnd = atMs === tape.endMs && events.length > 0 && count > 1;
  const noun = tape.report ? 'tasks' : 'lanes';
  return isEnd ? [`All ${spellCount(count)} ${noun} are done after ${formatTime(atMs)}.`] : [];
}

/** Returns the sentences on a row at a moment, or an empty text. */
export function describeRow(tape: Tape, atMs: number): string {
  const events = eventsAt(tape, atMs);
  const changes = events.filter((event) => event.kind === 'change');
  const texts = [
    ...events.flatMap((event) => (event.kind === 'hand-over' ? describeHandOver(tape, event) : [])),
    ...events.flatMap((event) =>
      event.kind === 'change' || event.kind === 'hand-over' ? [] : describePart(event),
    ),
    ...describeChanges(tape, changes, atMs),
  ];
  const shown = texts.length > MOST_EVENTS ? texts.slice(0, MOST_EVENTS - 1) : texts;
  const others = texts.length - shown.length;
  const more = others > 0 ? [`${capitalise(spellCount(others))} more things happen.`] : [];
  return [...shown, ...more, ...describeEnd(tape, events, atMs)].join(' ');
}

/** Writes a moment, to a hundredth of a ms, so that nearly all moments differ in the text. */
export const formatMoment = (ms: number): string =>
  ms < 999.995 ? `${Number(ms.toFixed(2))} ms` : `${Number((ms / 1000).toFixed(5))} s`;

/** Returns the sentences on all rows at a moment. Rows with the same events share a sentence. */
export function describeMoment(rows: readonly LabelledTape[], atMs: number): string {
  const labels = new Map<string, string[]>();
  for (const { label, tape } of rows) {
    const text = describeRow(tape, atMs);
    if (text) labels.set(text, [...(labels.get(text) ?? []), label]);
  }
  const sentences = [...labels].map(([text, names]) =>
    rows.length > 1 ? `${listNames(names)}: ${text}` : text,
  );
  const others = [...labels].slice(MOST_ROWS).flatMap(([, names]) => names).length;
  const more = others > 0 ? [`${pluralise(others, 'more row', spellCount)} change too.`] : [];
  return [...sentences.slice(0, MOST_ROWS), ...more.map(capitalise)].join(' ');
}

const STATES: Readonly<Record<TrackState, string>> = {
  ...(Object.fromEntries(phases.map(({ name, label }) => [name, label])) as Record<Phase, string>),
  busy: 'busy',
  between: 'between phases',
  ahead: 'to come',
  done: 'done',
};

/** Returns the count of tracks in each state: "3 computing, 2 waiting, 5 done". A line never breaks after a count. */
export function describeStates(tape: Tape, atMs: number): string {
  const states = phasesAt(tape, atMs);
  return (Object.keys(STATES) as TrackState[])
    .map((state) => ({ state, count: states.filter((each) => each === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count}\u00a0${STATES[state]}`)
    .join(', ');
}
