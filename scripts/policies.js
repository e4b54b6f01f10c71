// The one truth about Content-Security-Policy: what the build writes into our pages, and the least that posts need.

/** @typedef {Readonly<Record<string, readonly string[]>>} Policy each directive, with what it lists */

/** Stands in the documents for where Racelane's files are. */
export const YOUR_HOST = 'https://your.host';

const wasm = "'wasm-unsafe-eval'";

/** index.html and embed.html: they need nothing of another origin, and no markup is made of text. */
const page = {
  'default-src': ["'none'"],
  'script-src': ["'self'", wasm],
  'style-src': ["'self'"],
  'connect-src': ["'self'"],
  // The service worker and, for the rest of what works, blobs.
  'worker-src': ["'self'", 'blob:'],
  // The empty icon, which keeps browsers from asking for one.
  'img-src': ['data:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['racelane', 'racelane-page', 'lit-html'],
};

/** The policies by their names in the documents. @type {Readonly<Record<'page' | 'tag' | 'no-blobs' | 'frame' | 'iframe' | 'trusted-types', Policy>>} */
export const policies = Object.freeze({
  page,
  tag: {
    'default-src': ["'none'"],
    'script-src': [YOUR_HOST, wasm],
    'connect-src': [YOUR_HOST],
    'worker-src': ['blob:'],
  },
  'no-blobs': {
    'default-src': ["'none'"],
    'script-src': ["'self'", wasm],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
  },
  frame: {
    'default-src': ["'none'"],
    'script-src': [YOUR_HOST],
    'frame-src': [YOUR_HOST],
  },
  iframe: {
    'default-src': ["'none'"],
    'frame-src': [YOUR_HOST],
  },
  'trusted-types': {
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['racelane', 'lit-html'],
  },
});

/**
 * policyText writes a policy as it is sent.
 * @param {Policy} policy
 * @param {string} [host] where Racelane's files are
 */
export const policyText = (policy, host = YOUR_HOST) =>
  Object.entries(policy)
    .map(([directive, listed]) => [directive, ...listed].join(' '))
    .join('; ')
    .replaceAll(YOUR_HOST, host);
