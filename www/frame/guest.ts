// The frame's side of isolate="frame": does for the element around it what an author could do to the widget in place.

import { toWire } from '../core/errors.ts';
import { support } from '../core/support.ts';
import { eventNames } from './messages.ts';
import { guestTurns } from './turns.ts';
import { guestWire } from './wire.ts';
import type { RaceLane } from '../element.ts';
import type { EventName, FromGuest, ToGuest } from './messages.ts';

/** answer offers the widget to the page around this frame. A page that makes no `connect` of it changes nothing. */
export function answer(lane: RaceLane) {
  // Not every browser stops what workers compute when their page goes: a frame that is taken away asks them first.
  addEventListener('pagehide', () => lane.cancel());
  const wire = guestWire((message) => (takes[message.type] as any)(message));
  let turns: ReturnType<typeof guestTurns>;
  let connected = false;

  const takes: { [T in ToGuest['type']]: (message: Extract<ToGuest, { type: T }>) => void } = {
    connect: ({ attributes }) => {
      if (connected) return;
      connected = true;
      turns = guestTurns(wire.send);
      connect(lane, attributes, wire.send);
    },
    attribute: ({ name, text }) => {
      if (text === null) lane.removeAttribute(name);
      else lane.setAttribute(name, text);
    },
    run: ({ call, strategy }) => settle(call, lane.run((strategy ?? undefined) as any), wire.send),
    compare: ({ call }) => settle(call, lane.compare(), wire.send),
    cancel: () => lane.cancel(),
    ping: () => wire.send({ type: 'pong' }),
    turn: ({ turn }) => turns.had(turn),
    wait: ({ turn }) => turns.wait(turn),
  };
}

export type Send = (message: FromGuest) => void;

/** connect makes this page the widget and nothing else, and tells what happens to it. */
async function connect(lane: RaceLane, attributes: [string, string][], send: Send) {
  document.documentElement.classList.add('hosted');
  // The page around has a main part of its own. (No role would be allowed on a <main>, so embed.html has none.)
  document.querySelector('[role=main]')?.removeAttribute('role');
  // The element around the frame has children of its own to show.
  lane.replaceChildren();
  for (const [name, text] of attributes) lane.setAttribute(name, text);
  for (const name of eventNames) lane.addEventListener(name, (event) => tell(event, send));
  tellHeight(send);
  try {
    await lane.load();
  } catch (error) {
    return send({ type: 'broken', error: toWire(error) });
  }
  tellFallback(lane, send);
  tellReport(lane, send);
  send({ type: 'ready', shared: support().sharedMemory });
}

const settle = (call: number, promise: Promise<any>, send: Send) =>
  void promise.then(
    (result) => send({ type: 'done', call, result }),
    (error) => send({ type: 'failed', call, error: toWire(error) }),
  );

function tell(event: Event, send: Send) {
  const name = event.type as EventName;
  const { detail } = event as CustomEvent;
  send({ type: 'event', name, detail: name === 'race-error' ? toWire(detail) : detail });
}

function tellHeight(send: Send) {
  const { body } = document;
  const tellNow = () => send({ type: 'height', heightPx: body.getBoundingClientRect().height });
  new ResizeObserver(tellNow).observe(body);
}

/** tellFallback tells whether the children are to be seen, as the widget says of its own. */
function tellFallback(lane: RaceLane, send: Send) {
  const slot = lane.shadowRoot?.querySelector('slot') as HTMLElement;
  const tellNow = () => send({ type: 'fallback', shown: !slot.hidden });
  new MutationObserver(tellNow).observe(slot, { attributeFilter: ['hidden'] });
  tellNow();
}

/**
 * tellReport tells when the last result no longer holds: results themselves cross as events. The widget has no event for
 * it, but draws anew.
 */
function tellReport(lane: RaceLane, send: Send) {
  let had = lane.report !== null;
  const look = () => {
    const has = lane.report !== null;
    if (had && !has) send({ type: 'report', report: null });
    had = has;
  };
  const drawn = { childList: true, subtree: true, attributes: true, characterData: true };
  new MutationObserver(look).observe(lane.shadowRoot as ShadowRoot, drawn);
}
