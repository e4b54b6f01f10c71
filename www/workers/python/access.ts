// Removes a worker's access to the network, to other workers, and to the storage of the post's origin, before a program
// begins. A program could use them by `import js`, and `socket` by a WebSocket.

const globals = [
  ...['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket', 'WebSocketStream', 'WebTransport'],
  ...['Worker', 'SharedWorker', 'importScripts', 'BroadcastChannel', 'Notification'],
  ...['indexedDB', 'caches', 'cookieStore'],
];

/** The properties of `navigator` for files of the origin, and for the service worker. */
const ofNavigator = ['storage', 'serviceWorker', 'locks'];

/**
 * Removes the access for the rest of the worker's life. One access is left that only a Content-Security-Policy forbids:
 * JavaScript that a program evaluates can `import()` a module from another address.
 */
export function removeAccess() {
  for (const name of globals) remove(self, name);
  for (const name of ofNavigator) remove(self.navigator, name);
}

/** Removes a property from an object and from everything that it inherits from. */
export function remove(object: object | null, name: string) {
  for (let each = object; each; each = Reflect.getPrototypeOf(each))
    Reflect.deleteProperty(each, name);
}
