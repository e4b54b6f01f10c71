// The one truth about the response headers: the build writes them to _headers, the server sends them.

/**
 * isolationHeaders make a page cross-origin isolated by itself and let it be framed anywhere:
 * COOP and COEP for a top-level page, Document-Isolation-Policy for a frame in a plain host.
 * All of them together work under plain, isolated and DIP hosts.
 */
export const isolationHeaders = Object.freeze({
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
  // A post of another origin may load racelane.js, which fetches the worker script and the wasm.
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
});

/** headersFile is the text of `_headers`, as Netlify, Cloudflare Pages and others read it. */
export function headersFile() {
  const lines = Object.entries(isolationHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...lines, ''].join('\n');
}
