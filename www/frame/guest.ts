// The frame's side of isolate="frame": carries out on the widget what the element in the surrounding page asks for.

import { toWire } from '../core/wire-errors.ts';
import { Link } from '../core/link.ts';
import { support } from '../core/support.ts';
import { eventNames } from './messages.ts';
import { guestTurns } from './turns.ts';
import { guestPort } from './wire.ts';
import type { Comparison, Report } from '../core/report.ts';
import type { StrategyName } from '../core/strategies.ts';
import type { EventName, FromGuest, ToGuest, WidgetEvent } from './messages.ts';

/** The <race-lane> of this page. */
interface Lane extends HTMLElement {
  readonly report: Report | null;
  run(strategy?: StrategyName): Promise<Report>;
  compare(): Promise<Comparison>;
  cancel(): void;
  load(): Promise<void>;
}

type Send = (message: FromGuest) => void;

/** Offers the widget to the page around this frame. Nothing changes until that page sends `connect`. */
export function answer(lane: Lane) {
  // Not every browser ends the workers of a removed frame, so the frame ends them itself.
  addEventListener('pagehide', () => lane.cancel());
  const link = new Link<ToGuest, FromGuest>(guestPort(), { onMessage: (message) => take(message) });
  const send: Send = (message) => link.post(message);
  let connected = false;

  function take(message: ToGuest) {
    switch (message.type) {
      case 'connect':
        if (connected) return;
        connected = true;
        guestTurns(link);
        return void connect(lane, message, send);
      case 'attribute':
        if (message.text === null) return lane.removeAttribute(message.name);
        return lane.setAttribute(message.name, message.text);
      case 'run':
        // The widget refuses an unknown name with a sentence.
        return settle(
          message.call,
          lane.run((message.strategy ?? undefined) as StrategyName),
          send,
        );
      case 'compare':
        return settle(message.call, lane.compare(), send);
      case 'cancel':
        return lane.cancel();
      case 'ping':
        return send({ type: 'pong' });
    }
  }
}

/** Makes this page show the widget alone, and reports to the element whatever happens to the widget. */
async function connect(
  lane: Lane,
  { attributes, program }: Extract<ToGuest, { type: 'connect' }>,
  send: Send,
) {
  document.documentElement.classList.add('hosted');
  // The surrounding page has a main part of its own. embed.html uses a role instead of <main>, because a role can be
  // removed.
  document.querySelector('[role=main]')?.removeAttribute('role');
  // The element in the surrounding page shows its own children. Only the program is needed here.
  const own = document.createElement('pre');
  lane.replaceChildren(Object.assign(own, { textContent: program, hidden: true }));
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

const settle = (call: number, promise: Promise<Report | Comparison>, send: Send) =>
  void promise.then(
    (result) => send({ type: 'done', call, result }),
    (error) => send({ type: 'failed', call, error: toWire(error) }),
  );

function tell(event: Event, send: Send) {
  const name = event.type as EventName;
  const { detail } = event as CustomEvent<unknown>;
  const wired = name === 'race-error' ? toWire(detail) : detail;
  send({ type: 'event', name, detail: wired } as WidgetEvent);
}

function tellHeight(send: Send) {
  const { body } = document;
  const tellNow = () => send({ type: 'height', heightPx: body.getBoundingClientRect().height });
  new ResizeObserver(tellNow).observe(body);
}

/** Tells the element whether to show its children, as the widget does here with its own. */
function tellFallback(lane: Lane, send: Send) {
  const slot = lane.shadowRoot?.querySelector('slot') as HTMLElement;
  const tellNow = () => send({ type: 'fallback', shown: !slot.hidden });
  new MutationObserver(tellNow).observe(slot, { attributeFilter: ['hidden'] });
  tellNow();
}

/** Tells when the last result no longer holds. The widget has no event for that change, but draws again. */
function tellReport(lane: Lane, send: Send) {
  let had = lane.report !== null;
  const look = () => {
    const has = lane.report !== null;
    if (had && !has) send({ type: 'report', report: null });
    had = has;
  };
  const drawn = { childList: true, subtree: true, attributes: true, characterData: true };
  new MutationObserver(look).observe(lane.shadowRoot as ShadowRoot, drawn);
}
