// The two ends of the wire between a <race-lane> and its frame: who is listened to, and to whom anything is sent.

import { fromGuest, readMessage, tagged, toGuest } from './messages.ts';
import type { FromGuest, ToGuest } from './messages.ts';

/**
 * hostWire is the element's end. It hears only the frame's own window, and only while a page of the origin asked for is
 * in it; it sends to that origin alone.
 */
export function hostWire(
  frame: HTMLIFrameElement,
  origin: string,
  onMessage: (message: FromGuest) => void,
) {
  const hear = (event: MessageEvent) => {
    if (event.source === null || event.source !== frame.contentWindow) return;
    if (event.origin !== origin) return;
    const message = readMessage(event.data, fromGuest);
    if (message) onMessage(message);
  };
  return {
    /** open begins to hear; once is enough. */
    open: () => addEventListener('message', hear),
    send: (message: ToGuest) => frame.contentWindow?.postMessage(tagged(message), origin),
    close: () => removeEventListener('message', hear),
  };
}

/**
 * guestWire is the frame's end. It hears only its parent. The first to say `connect` is who the parent is from then on:
 * nothing is heard from another origin, nor sent to one. A parent whose origin has no name cannot be sent to alone, so
 * it is not heard at all.
 */
export function guestWire(onMessage: (message: ToGuest) => void) {
  let origin: string | null = null;
  addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin === 'null') return;
    if (origin !== null && event.origin !== origin) return;
    const message = readMessage(event.data, toGuest);
    if (!message || (origin === null && message.type !== 'connect')) return;
    origin = event.origin;
    onMessage(message);
  });
  // Only this greeting goes to whoever it may be, and it says nothing.
  window.parent.postMessage(tagged({ type: 'hello' }), '*');
  return {
    send: (message: FromGuest) => {
      if (origin !== null) window.parent.postMessage(tagged(message), origin);
    },
  };
}
