// The two ports between a <race-lane> and its frame: whose messages each port accepts, and to whom it sends.

import { addTag, fromGuest, readMessage, settleUnread, toGuest } from './messages.ts';
import type { Port, PortListener } from '../core/link.ts';
import type { FromGuest, ToGuest } from './messages.ts';

export interface HostPort extends Port<FromGuest, ToGuest> {
  /** Starts listening; once is enough. */
  open: () => void;
  close: () => void;
  /** Whether the page that said hello last is still in the frame. */
  isConnected: () => boolean;
  /** Stops receiving and sending until the next page says hello. */
  disconnect: () => void;
}

/**
 * Returns the element's port. The port accepts messages only from the frame's own window and from the expected origin,
 * and sends to that origin alone. Before the page in the frame has said hello, the port accepts nothing but
 * `here`, and sends nothing: that page may not be Racelane's, or may be unloading.
 */
export function hostPort(frame: HTMLIFrameElement, origin: string): HostPort {
  let listener: PortListener<FromGuest> | null = null;
  let connected: Window | null = null;
  const isConnected = () => connected !== null && frame.contentWindow === connected;
  const hear = (event: MessageEvent<unknown>) => {
    if (event.source === null || event.source !== frame.contentWindow) return;
    if (event.origin !== origin) return;
    const message = readMessage<FromGuest>(event.data, fromGuest) ?? settleUnread(event.data);
    if (!message) return;
    if (message.type === 'hello') connected = frame.contentWindow;
    if (isConnected() || message.type === 'here') listener?.onMessage(message);
  };
  return {
    listen: (given) => void (listener = given),
    post: (message) => {
      if (isConnected()) frame.contentWindow?.postMessage(addTag(message), origin);
    },
    open: () => addEventListener('message', hear),
    close: () => removeEventListener('message', hear),
    isConnected,
    disconnect: () => void (connected = null),
  };
}

/**
 * Returns the frame's port, which accepts messages from its parent alone. The first `connect` fixes the parent's
 * origin; from then on the port accepts and sends messages for that origin only. A parent with the origin `null` is
 * ignored, because no message can be addressed to it alone.
 */
export function guestPort(): Port<ToGuest, FromGuest> {
  let origin: string | null = null;
  return {
    listen({ onMessage }) {
      addEventListener('message', (event: MessageEvent<unknown>) => {
        if (event.source !== window.parent || event.origin === 'null') return;
        if (origin !== null && event.origin !== origin) return;
        const message = readMessage<ToGuest>(event.data, toGuest);
        if (!message || (origin === null && message.type !== 'connect')) return;
        origin = event.origin;
        onMessage(message);
      });
      // This greeting goes to a page of any origin, because it carries no data.
      window.parent.postMessage(addTag({ type: 'hello' }), '*');
    },
    post: (message) => {
      if (origin !== null) window.parent.postMessage(addTag(message), origin);
    },
  };
}
