// A framed widget and the page around it never measure at the same time: the frame asks, and the page's own queue
// answers.

import { setGate, takeTurn } from '../engine/turns.ts';
import type { Limit, Link } from '../core/link.ts';
import type { FromGuest, ToGuest } from './messages.ts';

/** A guest measures one at a time. More requests would only fill the queue. */
const MOST_TURNS = 4;

/**
 * Returns a function that takes the frame's turns in the page's queue. A turn ends when the guest ends it, or with the
 * link's waits.
 * @param silence how long a frame that has or wants a turn may be silent
 */
export function hostTurns(link: Link<FromGuest, ToGuest>, silence: Limit) {
  const open: Set<number> = new Set();
  return (turn: number) => {
    if (open.has(turn) || open.size >= MOST_TURNS) return;
    open.add(turn);
    const left = new AbortController();
    const end = () => {
      open.delete(turn);
      left.abort();
    };
    const ended = link.next({ type: 'end-turn', turn }, { silence }).then(end, end);
    const measure = () => {
      link.post({ type: 'turn', turn });
      return ended;
    };
    const onWait = () => link.post({ type: 'wait', turn });
    // A turn that is given up before it begins rejects. That is no failure.
    takeTurn(measure, left.signal, onWait).catch(() => {});
  };
}

/** Makes every measurement in this frame ask the page around it first. */
export function guestTurns(link: Link<ToGuest, FromGuest>) {
  let last = 0;
  setGate(async (signal, onWait) => {
    const turn = ++last;
    const asking = new AbortController();
    const end = () => {
      asking.abort();
      link.post({ type: 'end-turn', turn });
    };
    link.next({ type: 'wait', turn }, { signal: asking.signal }).then(onWait, () => {});
    link.post({ type: 'ask-turn', turn });
    try {
      await link.next({ type: 'turn', turn }, { signal });
      return end;
    } catch (error) {
      end();
      throw error;
    }
  });
}
