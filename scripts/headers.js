// The response headers: the build writes them to _headers, and the server sends them.

/**
 * COOP and COEP isolate a page in a tab; Document-Isolation-Policy isolates it in a frame of a plain post.
 * Together they work in plain and in isolated posts.
 */
export const isolationHeaders = Object.freeze({
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
  // Posts of other origins may load racelane.js, which fetches the worker script and the wasm.
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
});

/** Returns the text of `_headers`, as Netlify, Cloudflare Pages and others read it. */
export function headersFile() {
  const lines = Object.entries(isolationHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...lines, ''].join('\n');
}
