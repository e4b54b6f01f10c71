// A lane as a short text, thinned to what a picture shows: `t25q3s1w500`, in thousandths of the run's time.

import type { Line } from '../../chart/lines.ts';
import type { Phase } from '../../core/report.ts';

/** A part of a lane. */
export interface Stretch {
  startMs: number;
  endMs: number;
  /**
   * Of it by phase: one alone, or several where
   * many short spans were put together; what is missing to 1 is empty.
   */
  shares: readonly (readonly [phase: Phase, share: number])[];
}

export type Detail = { mostSpans: number; cells: number };

/** Ticks of a run. */
export const TICKS = 1000;
/** Parts of a stretch in which its shares are written. */
const PARTS = 16;

const PHASES: Readonly<Record<string, Phase>> = Object.freeze({
  s: 'scan',
  b: 'build',
  w: 'wait',
  l: 'lock',
  q: 'queue',
  t: 'start',
});
const LETTERS = Object.keys(PHASES);

/**
 * laneText writes a line: span by span while there are few, else as the shares of equal cells.
 * @param names of the line's phase numbers
 */
export function laneText(
  line: Line,
  names: readonly Phase[],
  elapsedMs: number,
  { mostSpans, cells }: Detail,
) {
  const letterOf = names.map((name) => LETTERS.find((letter) => PHASES[letter] === name) ?? '.');
  const few = line.length <= mostSpans;
  const stretches = few
    ? spansOf(line, letterOf, elapsedMs)
    : cellsOf(line, letterOf, elapsedMs, cells);
  return joined(stretches, !few);
}

/**
 * joined writes stretches.
 * @param merge whether equal neighbours are one; spans that touch are two tasks' and stay apart
 */
function joined(stretches: { what: string; ticks: number }[], merge: boolean) {
  const runs: { what: string; ticks: number }[] = [];
  for (const { what, ticks } of stretches) {
    const last = runs.at(-1);
    if (ticks <= 0) continue;
    if (merge && last?.what === what) last.ticks += ticks;
    else runs.push({ what, ticks });
  }
  if (runs.at(-1)?.what === '.') runs.pop();
  return runs.map(({ what, ticks }) => what + ticks).join('');
}

function spansOf(line: Line, letterOf: readonly string[], elapsedMs: number) {
  const tick = (ms: number) => Math.max(0, Math.min(TICKS, Math.round((ms / elapsedMs) * TICKS)));
  const stretches = [];
  let at = 0;
  for (let i = 0; i < line.length; i++) {
    const from = Math.max(at, tick(line.start[i]));
    const to = Math.max(from, tick(line.end[i]));
    stretches.push({ what: '.', ticks: from - at });
    stretches.push({ what: letterOf[line.phase[i]], ticks: to - from });
    at = to;
  }
  return stretches;
}

function cellsOf(line: Line, letterOf: readonly string[], elapsedMs: number, cells: number) {
  const cellMs = elapsedMs / cells;
  const shares = Array.from({ length: cells }, () => new Map());
  for (let i = 0; i < line.length; i++) {
    const letter = letterOf[line.phase[i]];
    const last = Math.min(cells - 1, Math.floor(line.end[i] / cellMs));
    for (let cell = Math.max(0, Math.floor(line.start[i] / cellMs)); cell <= last; cell++) {
      const inside =
        Math.min(line.end[i], (cell + 1) * cellMs) - Math.max(line.start[i], cell * cellMs);
      if (inside > 0) shares[cell].set(letter, (shares[cell].get(letter) ?? 0) + inside / cellMs);
    }
  }
  const tick = (cell: number) => Math.round((cell * TICKS) / cells);
  return shares.map((share, cell) => ({
    what: mixOf(share),
    ticks: tick(cell + 1) - tick(cell),
  }));
}

/** mixOf writes what a cell holds: a letter, or letters with their parts of it. */
function mixOf(shares: Map<string, number>) {
  let left = PARTS;
  const mix = [];
  for (const [letter, share] of [...shares].sort(([, a], [, b]) => b - a)) {
    const parts = Math.min(left, Math.round(share * PARTS));
    if (parts > 0) mix.push(letter + parts);
    left -= parts;
  }
  if (mix.length === 0) return '.';
  return mix.length === 1 && left === 0 ? mix[0][0] : `(${mix.sort().join('')})`;
}

const TOKEN = /(?:([.sbwlqt])|\(((?:[sbwlqt]\d{1,2}){1,6})\))(\d{1,4})/y;

/**
 * readLane reads a lane back. Stretches follow one another, so that they cannot overlap.
 * @throws Error in words
 */
export function readLane(text: string, elapsedMs: number): Stretch[] {
  const stretches = [];
  let at = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found) throw new Error('a lane is not written as lanes are');
    const from = at;
    at += Number(found[3]);
    if (at === from || at > TICKS) throw new Error('a lane has a span outside its run');
    if (found[1] === '.') continue;
    const startMs = (from / TICKS) * elapsedMs;
    const endMs = (at / TICKS) * elapsedMs;
    stretches.push({ startMs, endMs, shares: readShares(found[1] ?? found[2]) });
  }
  return stretches;
}

function readShares(what: string): Stretch['shares'] {
  if (what.length === 1) return [[PHASES[what], 1]];
  const shares = [...what.matchAll(/([a-z])(\d+)/g)].map(
    ([, letter, parts]) => [PHASES[letter], Number(parts) / PARTS] as const,
  );
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  const distinct = new Set(shares.map(([phase]) => phase)).size;
  if (total > 1 || distinct !== shares.length || shares.some(([, share]) => share === 0)) {
    throw new Error('the shares of a lane are not parts of one whole');
  }
  return shares;
}
