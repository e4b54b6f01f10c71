// Tries once to isolate this page by a service worker, and returns the reason if that fails.

import { leaveNote, readNote, removeNote } from './note.ts';
import { activate, findServiceWorkers, isControlled, unregister } from './service-worker.ts';

const isFramed = window.parent !== window;

/**
 * Returns an empty text where the page is isolated, else the reason why not. Never returns where it reloads the page:
 * a page is reloaded only after it has stored a note that prevents a second reload.
 */
export async function seekIsolation(): Promise<string> {
  const container = findServiceWorkers();
  if (new URLSearchParams(location.search).get('service-worker') === 'off') {
    return turnOff(container);
  }
  if (crossOriginIsolated) return '';
  if (!isSecureContext)
    return 'This page comes over http, and browsers isolate only pages from https.';
  if (!container) return 'This browser lets no service worker isolate this page here.';
  // Firefox and Safari have no such policy. All browsers that have it, and some others, have `userAgentData`.
  if (isFramed && !('userAgentData' in navigator)) return NO_POLICY;
  if (wasTried() || isControlled(container)) {
    const reason = await explain();
    await unregister(container, 'page');
    leaveNote('failed');
    return reason;
  }
  if ((await missingHeaders())?.length === 0) {
    await unregister(container, 'page');
    return explain();
  }
  return start(container);
}

/** Starts the service worker, and reloads the page under it. */
async function start(container: ServiceWorkerContainer) {
  if (!leaveNote('tried')) {
    return 'This browser keeps no storage for this page, so no service worker isolates it.';
  }
  const failure = await activate(container);
  if (failure === null) return reload();
  removeNote();
  await unregister(container, 'page');
  return `The service worker that could isolate this page did not start: ${failure}.`;
}

/** Removes the service worker for good. */
async function turnOff(container: ServiceWorkerContainer | null) {
  const had = await unregister(container, 'all');
  // A removed service worker still serves a page that it controls, until that page is reloaded.
  if (had && container?.controller && !wasTried() && leaveNote('tried')) return reload();
  removeNote();
  return crossOriginIsolated ? '' : 'The service worker that could isolate this page is off.';
}

/** Leaves this page. The promise never settles. */
function reload(): Promise<never> {
  location.reload();
  return new Promise(() => {});
}

/**
 * Whether this page has been reloaded, or this tab has given up. Frames of one post share the note, so a note without a
 * reload may be that of another frame.
 */
function wasTried() {
  const note = readNote();
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return note === 'failed' || (note === 'tried' && entry?.type !== 'navigate');
}

const NO_POLICY =
  'This browser does not isolate a frame in a page that is not isolated itself: it has no Document-Isolation-Policy.';

/** The headers that isolate, with the values that do. */
const HEADERS: Readonly<Record<string, RegExp>> = {
  'Cross-Origin-Opener-Policy': /^same-origin\s*(;|$)/,
  'Cross-Origin-Embedder-Policy': /^(require-corp|credentialless)\s*(;|$)/,
  'Document-Isolation-Policy': /^isolate-and-(require-corp|credentialless)\s*(;|$)/,
};

/** Returns the isolating headers that this page lacks, or null where headers cannot be read. */
async function missingHeaders() {
  try {
    const { headers } = await fetch(location.href, { cache: 'force-cache' });
    return Object.keys(HEADERS).filter((name) => !HEADERS[name].test(headers.get(name) ?? ''));
  } catch {
    return null;
  }
}

/** Returns why this page is not isolated, after everything was tried. */
async function explain() {
  // The first two isolate a tab in every browser, and the third a frame.
  const isOfFrame = (name: string) => name === 'Document-Isolation-Policy';
  const missing = ((await missingHeaders()) ?? []).filter((name) => isOfFrame(name) === isFramed);
  const what = isFramed ? 'a frame in a page that is not isolated itself' : 'this page';
  const without = missing.length > 0 ? `: it comes without ${missing.join(' and ')}` : '';
  return `This browser does not isolate ${what}${without}.`;
}
