// Adds to Racelane's own pages and files the headers that their host does not send. www/site/isolation.js registers it.

/** @type {Readonly<Record<string, string>>} */
const added = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

/** Racelane's files, beside this one. Whatever else the folder holds is left alone. */
const own = /^(|index(\.html)?|embed(\.html)?|racelane[-\w]*\.(js|wasm)|assets\/[^/]+)$/;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener('install', () => void worker.skipWaiting());

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const folder = new URL('./', worker.location.href).href;
  const [address] = request.url.split(/[?#]/);
  if (request.method !== 'GET' || !address.startsWith(folder)) return;
  if (own.test(address.slice(folder.length))) event.respondWith(answer(request));
});

/**
 * answer fetches as ever and adds what is missing; a host that sends it all needs no service worker.
 * @param {Request} request
 */
async function answer(request) {
  const response = await fetch(request);
  // A redirect of a navigation is the browser's to follow, and cannot be copied.
  if (response.type === 'opaqueredirect' || response.status === 0) return response;
  const names = Object.keys(added);
  if (names.every((name) => response.headers.has(name))) {
    if (request.mode === 'navigate') await worker.registration.unregister();
    return response;
  }
  const headers = new Headers(response.headers);
  for (const name of names) headers.set(name, added[name]);
  const { status, statusText } = response;
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : response.body, { status, statusText, headers });
}
