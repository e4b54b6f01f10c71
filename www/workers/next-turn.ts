// One turn of a worker's event loop.

const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.onmessage = () => waiting.shift()?.();

/** Lets the event loop read its other messages, without a timer's 4 ms. */
export const nextTurn = () =>
  new Promise((resolve: (value?: void) => void) => {
    waiting.push(resolve);
    turns.port2.postMessage(null);
  });
