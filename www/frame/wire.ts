// The two ports between a <race-lane> and its frame: who is listened to, and to whom anything is sent.

import { fromGuest, readMessage, tagged, toGuest } from './messages.ts';
import type { Ears, Port } from '../core/link.ts';
import type { FromGuest, ToGuest } from './messages.ts';

export interface HostPort extends Port<FromGuest, ToGuest> {
  /** Starts listening; once is enough. */
  open: () => void;
  close: () => void;
  /** Whether the page that said hello last is still in the frame. */
  isConnected: () => boolean;
  /** Hears and sends nothing until the next page says hello. */
  disconnect: () => void;
}

/**
 * Returns the element's port. It hears the frame's own window alone, and only while a page of the expected origin is
 * in it; it sends to that origin alone. Until a page there has said hello it hears and sends nothing else, as that page
 * may be none of Racelane's, or may be on its way out.
 */
export function hostPort(frame: HTMLIFrameElement, origin: string): HostPort {
  let ears: Ears<FromGuest> | null = null;
  let connected: Window | null = null;
  const isConnected = () => connected !== null && frame.contentWindow === connected;
  const hear = (event: MessageEvent<unknown>) => {
    if (event.source === null || event.source !== frame.contentWindow) return;
    if (event.origin !== origin) return;
    const message = readMessage<FromGuest>(event.data, fromGuest);
    if (!message) return;
    if (message.type === 'hello') connected = frame.contentWindow;
    if (isConnected()) ears?.heard(message);
  };
  return {
    listen: (given) => void (ears = given),
    post: (message) => {
      if (isConnected()) frame.contentWindow?.postMessage(tagged(message), origin);
    },
    open: () => addEventListener('message', hear),
    close: () => removeEventListener('message', hear),
    isConnected,
    disconnect: () => void (connected = null),
  };
}

/**
 * Returns the frame's port. It hears its parent alone. The first `connect` fixes the parent's origin: from then on the
 * port hears and sends to that origin only. A parent whose origin has no name is not heard at all, as nothing can be
 * sent to it alone.
 */
export function guestPort(): Port<ToGuest, FromGuest> {
  let origin: string | null = null;
  return {
    listen({ heard }) {
      addEventListener('message', (event: MessageEvent<unknown>) => {
        if (event.source !== window.parent || event.origin === 'null') return;
        if (origin !== null && event.origin !== origin) return;
        const message = readMessage<ToGuest>(event.data, toGuest);
        if (!message || (origin === null && message.type !== 'connect')) return;
        origin = event.origin;
        heard(message);
      });
      // Only this greeting goes to any page, whoever it may be: it says nothing.
      window.parent.postMessage(tagged({ type: 'hello' }), '*');
    },
    post: (message) => {
      if (origin !== null) window.parent.postMessage(tagged(message), origin);
    },
  };
}
