// The service worker: adds to Racelane's pages and files the headers that their host does not send. www/site/service-worker.ts registers it.

/** @type {Readonly<Record<string, string>>} */
const added = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

/**
 * Values of the host that are left as they are.
 * @type {Readonly<Record<string, RegExp>>}
 */
const good = {
  'Cross-Origin-Opener-Policy': /^same-origin\s*(;|$)/,
  'Cross-Origin-Embedder-Policy': /^(require-corp|credentialless)\s*(;|$)/,
  'Cross-Origin-Resource-Policy': /^(same-site|same-origin|cross-origin)$/,
  'Document-Isolation-Policy': /^isolate-and-(require-corp|credentialless)\s*(;|$)/,
};

/** The paths of Racelane's files beside this one. Other files of the folder are left alone. */
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
 * Fetches a file and adds the missing headers. Where the host sends them all, removes this service worker.
 * @param {Request} request
 */
async function answer(request) {
  const response = await fetch(request);
  // The browser follows the redirect of a navigation itself; its response cannot be copied.
  if (response.type === 'opaqueredirect' || response.status === 0) return response;
  const names = Object.keys(added).filter(
    (name) => !good[name].test(response.headers.get(name) ?? ''),
  );
  if (names.length === 0) {
    if (request.mode === 'navigate') await worker.registration.unregister();
    return response;
  }
  const headers = new Headers(response.headers);
  for (const name of names) headers.set(name, added[name]);
  const { status, statusText } = response;
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : response.body, { status, statusText, headers });
}
