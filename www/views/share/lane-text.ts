// Writes a lane as a short text, with no more detail than a picture shows: `t25q3s1w500`, in thousandths of the run's
// time.

import type { Line } from '../../chart/lines.ts';
import type { Part, Phase } from '../../core/report.ts';

/** How much of a lane is kept. */
export interface Detail {
  /** A line of more spans is written as cells. */
  mostSpans: number;
  cells: number;
}

/** A run's time has this many ticks. */
export const TICKS = 1000;
/** A cell's shares are written in whole sixteenths. */
const SIXTEENTHS = 16;

const PHASES: Readonly<Record<string, Phase>> = Object.freeze({
  s: 'scan',
  b: 'build',
  w: 'wait',
  l: 'lock',
  q: 'queue',
  t: 'start',
});
const LETTERS = Object.keys(PHASES);
const NOTHING = '.';

/** One phase, a mix of phases or nothing, for a number of ticks. */
interface Token {
  content: string;
  ticks: number;
}

/**
 * Writes a line span by span while there are few, else as equal cells with the share of each phase.
 * @param names of the line's phase numbers
 */
export function writeLane(line: Line, names: readonly Phase[], elapsedMs: number, detail: Detail) {
  const letters = names.map((name) => LETTERS.find((letter) => PHASES[letter] === name) ?? NOTHING);
  return line.length <= detail.mostSpans
    ? joinTokens(spanTokens(line, letters, elapsedMs), false)
    : joinTokens(cellTokens(line, letters, elapsedMs, detail.cells), true);
}

/**
 * Writes tokens one after another, without the empty ones at the end.
 * @param merges whether equal neighbours become one: cells do; spans that touch belong to two tasks and do not
 */
function joinTokens(tokens: readonly Token[], merges: boolean) {
  const joined: Token[] = [];
  for (const { content, ticks } of tokens) {
    const last = joined.at(-1);
    if (ticks <= 0) continue;
    if (merges && last?.content === content) last.ticks += ticks;
    else joined.push({ content, ticks });
  }
  if (joined.at(-1)?.content === NOTHING) joined.pop();
  return joined.map(({ content, ticks }) => content + ticks).join('');
}

function spanTokens(line: Line, letters: readonly string[], elapsedMs: number): Token[] {
  const tickAt = (ms: number) => Math.max(0, Math.min(TICKS, Math.round((ms / elapsedMs) * TICKS)));
  const tokens: Token[] = [];
  let at = 0;
  for (let i = 0; i < line.length; i++) {
    const from = Math.max(at, tickAt(line.startMs[i]));
    const to = Math.max(from, tickAt(line.endMs[i]));
    tokens.push({ content: NOTHING, ticks: from - at });
    tokens.push({ content: letters[line.phase[i]], ticks: to - from });
    at = to;
  }
  return tokens;
}

function cellTokens(
  line: Line,
  letters: readonly string[],
  elapsedMs: number,
  cells: number,
): Token[] {
  const cellMs = elapsedMs / cells;
  const shares = Array.from({ length: cells }, () => new Map<string, number>());
  for (let i = 0; i < line.length; i++) {
    const letter = letters[line.phase[i]];
    const [startMs, endMs] = [line.startMs[i], line.endMs[i]];
    const last = Math.min(cells - 1, Math.floor(endMs / cellMs));
    for (let cell = Math.max(0, Math.floor(startMs / cellMs)); cell <= last; cell++) {
      const insideMs = Math.min(endMs, (cell + 1) * cellMs) - Math.max(startMs, cell * cellMs);
      const share = insideMs / cellMs;
      if (share > 0) shares[cell].set(letter, (shares[cell].get(letter) ?? 0) + share);
    }
  }
  const tickAt = (cell: number) => Math.round((cell * TICKS) / cells);
  return shares.map((mix, cell) => ({
    content: writeMix(mix),
    ticks: tickAt(cell + 1) - tickAt(cell),
  }));
}

/** Writes the content of a cell: a letter, or letters with their sixteenths. */
function writeMix(shares: ReadonlyMap<string, number>) {
  let left = SIXTEENTHS;
  const mix: string[] = [];
  for (const [letter, share] of [...shares].sort(([, a], [, b]) => b - a)) {
    const sixteenths = Math.min(left, Math.round(share * SIXTEENTHS));
    if (sixteenths > 0) mix.push(letter + sixteenths);
    left -= sixteenths;
  }
  if (mix.length === 0) return NOTHING;
  return mix.length === 1 && left === 0 ? mix[0][0] : `(${mix.sort().join('')})`;
}

const TOKEN = /(?:([.sbwlqt])|\(((?:[sbwlqt]\d{1,2}){1,6})\))(\d{1,4})/y;

/**
 * Reads a lane back, as spans that follow one another. The text does not name the task of a span.
 * @param turnMs a mix becomes turns of the phases that are at most this long
 * @throws Error in words
 */
export function readLane(text: string, elapsedMs: number, turnMs: number): Part[] {
  const parts: Part[] = [];
  let at = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found) throw new Error('a lane is not in the form of lanes');
    const [, letter, mix, ticks] = found;
    const from = at;
    at += Number(ticks);
    if (at === from || at > TICKS) throw new Error('a lane has a span outside its run');
    const [startMs, endMs] = [from, at].map((tick) => (tick / TICKS) * elapsedMs);
    if (mix) parts.push(...turnsOf(readMix(mix), startMs, endMs, turnMs));
    else if (letter !== NOTHING) parts.push({ phase: PHASES[letter], startMs, endMs, task: 0 });
  }
  return parts;
}

type Shares = readonly (readonly [phase: Phase, share: number])[];

function readMix(mix: string): Shares {
  const shares = [...mix.matchAll(/([a-z])(\d+)/g)].map(
    ([, letter, sixteenths]) => [PHASES[letter], Number(sixteenths) / SIXTEENTHS] as const,
  );
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const distinct = new Set(shares.map(([phase]) => phase)).size;
  if (total > 1 || distinct !== shares.length || shares.some(([, share]) => share === 0)) {
    throw new Error('the shares of a lane do not add up');
  }
  return shares;
}

/** Returns short turns of the phases, each as long as its share. The rest of the time is empty. */
function turnsOf(shares: Shares, startMs: number, endMs: number, turnMs: number): Part[] {
  const count = Math.max(1, Math.ceil((endMs - startMs) / turnMs));
  const eachMs = (endMs - startMs) / count;
  return Array.from({ length: count }, (_, turn) => {
    let atMs = startMs + turn * eachMs;
    return shares.map(([phase, share]): Part => {
      const part = { phase, startMs: atMs, endMs: atMs + share * eachMs, task: 0 };
      atMs = part.endMs;
      return part;
    });
  }).flat();
}

/** The number of turns in a run: so many that a picture merges them into cells. */
const TURNS = 1200;
/** The greatest number of turns in a result, however many lanes there are. */
const MOST_TURNS = 24_000;

/** Returns how long a turn should be in a result of so many lanes. */
export const turnLength = (elapsedMs: number, laneCount: number) =>
  elapsedMs / Math.min(TURNS, MOST_TURNS / Math.max(1, laneCount));
