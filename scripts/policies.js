// The Content-Security-Policies: that of our pages, which the build writes into them, and the least that posts need.

/** @typedef {Readonly<Record<string, readonly string[]>>} Policy sources by directive */

/** The place of Racelane's files in the documents. */
export const YOUR_HOST = 'https://your.host';

/** The place of Python's files, where a tag names another than Racelane's folder. */
export const OTHER_HOST = 'https://other.host';

const wasm = "'wasm-unsafe-eval'";

/** For index.html and embed.html: nothing from another origin, and no markup made of text. */
const page = {
  'default-src': ["'none'"],
  'script-src': ["'self'", wasm],
  'style-src': ["'self'"],
  'connect-src': ["'self'"],
  // 'self' is for the service worker; all other workers start from blobs.
  'worker-src': ["'self'", 'blob:'],
  // The empty icon, which keeps browsers from requesting one.
  'img-src': ['data:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['racelane', 'racelane-page', 'lit-html'],
};

/** The policies by their names in the documents. @type {Readonly<Record<'page' | 'tag' | 'no-blobs' | 'python' | 'frame' | 'iframe' | 'trusted-types', Policy>>} */
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
  // Scripts of the other host may not run: an interpreter imports the bytes whose hash was checked, from blobs.
  python: {
    'default-src': ["'none'"],
    'script-src': [YOUR_HOST, 'blob:', wasm],
    'connect-src': [YOUR_HOST, OTHER_HOST],
    'worker-src': ['blob:'],
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
 * Returns a policy as the value of a header.
 * @param {Policy} policy
 * @param {string} [host] the place of Racelane's files
 * @param {string} [other] the other place of Python's files
 */
export const policyText = (policy, host = YOUR_HOST, other = OTHER_HOST) =>
  Object.entries(policy)
    .map(([directive, listed]) => [directive, ...listed].join(' '))
    .join('; ')
    .replaceAll(YOUR_HOST, host)
    .replaceAll(OTHER_HOST, other);
