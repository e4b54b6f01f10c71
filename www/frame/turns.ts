// A framed widget and the page around it never measure at once: the frame asks, the page's own queue answers.

import { setGate, takeTurn } from '../engine/turns.ts';
import type { FromGuest, ToGuest } from './messages.ts';

/** hostTurns stands in the page's queue for the frame. */
export function hostTurns(send: (message: ToGuest) => void) {
  /** What ends each turn asked for, had or waited for. */
  const ends: Map<number, () => void> = new Map();
  return {
    /** How many there are. */
    get open() {
      return ends.size;
    },
    ask(turn: number) {
      // A guest measures one at a time; more would only fill the queue.
      if (ends.has(turn) || ends.size >= 4) return;
      const left = new AbortController();
      let over: (value?: unknown) => void = () => {};
      const ended = new Promise((resolve) => (over = resolve));
      ends.set(turn, () => {
        left.abort();
        over();
      });
      const had = () => {
        send({ type: 'turn', turn });
        return ended;
      };
      // A turn given up before it came rejects, and nobody needs to know.
      takeTurn(had, left.signal, () => send({ type: 'wait', turn })).catch(() => {});
    },
    end(turn: number) {
      ends.get(turn)?.();
      ends.delete(turn);
    },
    /** When the frame has gone, so have its turns. */
    endAll() {
      for (const turn of [...ends.keys()]) this.end(turn);
    },
  };
}

/** guestTurns has every measurement in this frame ask the page around it first. */
export function guestTurns(send: (message: FromGuest) => void) {
  let last = 0;
  const asked: Map<number, { had: () => void; wait: () => void }> = new Map();
  setGate((signal, onWait) => {
    const turn = ++last;
    const end = () => {
      asked.delete(turn);
      send({ type: 'end-turn', turn });
    };
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        end();
        reject(signal?.reason);
      };
      const had = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve(end);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      asked.set(turn, { had, wait: () => onWait?.() });
      send({ type: 'ask-turn', turn });
    });
  });
  return {
    had: (turn: number) => asked.get(turn)?.had(),
    wait: (turn: number) => asked.get(turn)?.wait(),
  };
}
