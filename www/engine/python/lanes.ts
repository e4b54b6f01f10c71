// Puts the lanes of a program together from the edges that its interpreters send.

import type { LaneBegin, LaneEdge } from '../../core/python-protocol.ts';
import type { PythonLane, PythonPhase } from '../../core/python-report.ts';

interface Growing extends PythonLane {
  /** The span that has not ended. */
  open: { phase: PythonPhase; startMs: number } | null;
}

export class Lanes {
  readonly #lanes: Map<string, Growing> = new Map();

  /** Adds what has happened. A lane that begins twice keeps its first name and place. */
  add({ begun, edges }: { begun: LaneBegin[]; edges: LaneEdge[] }) {
    for (const { process, lane, kind, label } of begun) {
      const key = `${process}.${lane}`;
      const id = this.#lanes.size;
      if (!this.#lanes.has(key)) this.#lanes.set(key, { id, kind, label, spans: [], open: null });
    }
    for (const edge of edges) for (const lane of this.#of(edge)) enter(lane, edge);
  }

  /** Returns the lane of an edge, or all lanes of its process. */
  #of({ process, lane }: LaneEdge): Growing[] {
    if (lane !== null) return [this.#lanes.get(`${process}.${lane}`) ?? []].flat();
    const own = [...this.#lanes].filter(([key]) => key.startsWith(`${process}.`));
    return own.map(([, growing]) => growing);
  }

  /** Returns the lanes. Spans that have not ended end at `nowMs`. */
  until(nowMs: number): PythonLane[] {
    return [...this.#lanes.values()].map(({ open, spans, ...lane }) => ({
      ...lane,
      spans: open ? [...spans, { ...open, endMs: nowMs }] : [...spans],
    }));
  }
}

function enter(lane: Growing, { phase, atMs }: LaneEdge) {
  if (lane.open) lane.spans.push({ ...lane.open, endMs: Math.max(atMs, lane.open.startMs) });
  lane.open = phase && { phase, startMs: atMs };
}
