// The frame's side of isolate="frame": does for the element around it what an author could do to the widget in place.

import { toWire } from '../core/errors.js';
import { support } from '../core/support.js';
import { eventNames } from './messages.js';
import { guestTurns } from './turns.js';
import { guestWire } from './wire.js';

/**
 * @typedef {import('../element.js').RaceLane} RaceLane
 * @typedef {import('./messages.js').ToGuest} ToGuest
 */

/**
 * answer offers the widget to the page around this frame. A page that makes no `connect` of it changes nothing.
 * @param {RaceLane} lane
 */
export function answer(lane) {
  // Not every browser stops what workers compute when their page goes: a frame that is taken away asks them first.
  addEventListener('pagehide', () => lane.cancel());
  const wire = guestWire((message) => /** @type {any} */ (takes[message.type])(message));
  /** @type {ReturnType<typeof guestTurns>} */
  let turns;
  let connected = false;

  /** @type {{ [T in ToGuest['type']]: (message: Extract<ToGuest, { type: T }>) => void }} */
  const takes = {
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
    run: ({ call, strategy }) =>
      settle(call, lane.run(/** @type {any} */ (strategy ?? undefined)), wire.send),
    compare: ({ call }) => settle(call, lane.compare(), wire.send),
    cancel: () => lane.cancel(),
    ping: () => wire.send({ type: 'pong' }),
    turn: ({ turn }) => turns.had(turn),
    wait: ({ turn }) => turns.wait(turn),
  };
}

/** @typedef {(message: import('./messages.js').FromGuest) => void} Send */

/**
 * connect makes this page the widget and nothing else, and tells what happens to it.
 * @param {RaceLane} lane
 * @param {[string, string][]} attributes
 * @param {Send} send
 */
async function connect(lane, attributes, send) {
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

/**
 * @param {number} call
 * @param {Promise<any>} promise
 * @param {Send} send
 */
const settle = (call, promise, send) =>
  void promise.then(
    (result) => send({ type: 'done', call, result }),
    (error) => send({ type: 'failed', call, error: toWire(error) }),
  );

/**
 * @param {Event} event
 * @param {Send} send
 */
function tell(event, send) {
  const name = /** @type {import('./messages.js').EventName} */ (event.type);
  const { detail } = /** @type {CustomEvent} */ (event);
  send({ type: 'event', name, detail: name === 'race-error' ? toWire(detail) : detail });
}

/** @param {Send} send */
function tellHeight(send) {
  const { body } = document;
  const tellNow = () => send({ type: 'height', heightPx: body.getBoundingClientRect().height });
  new ResizeObserver(tellNow).observe(body);
}

/**
 * tellFallback tells whether the children are to be seen, as the widget says of its own.
 * @param {RaceLane} lane
 * @param {Send} send
 */
function tellFallback(lane, send) {
  const slot = /** @type {HTMLElement} */ (lane.shadowRoot?.querySelector('slot'));
  const tellNow = () => send({ type: 'fallback', shown: !slot.hidden });
  new MutationObserver(tellNow).observe(slot, { attributeFilter: ['hidden'] });
  tellNow();
}

/**
 * tellReport tells when the last result no longer holds: results themselves cross as events. The widget has no event for
 * it, but draws anew.
 * @param {RaceLane} lane
 * @param {Send} send
 */
function tellReport(lane, send) {
  let had = lane.report !== null;
  const look = () => {
    const has = lane.report !== null;
    if (had && !has) send({ type: 'report', report: null });
    had = has;
  };
  const drawn = { childList: true, subtree: true, attributes: true, characterData: true };
  new MutationObserver(look).observe(/** @type {ShadowRoot} */ (lane.shadowRoot), drawn);
}
