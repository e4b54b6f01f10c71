// Tries once to isolate a page by a service worker, and returns the reason if that fails.

/**
 * The parameter of the page's address that steers the service worker: `off` removes it, `tried` marks the one reload.
 */
const PARAMETER = 'service-worker';

/** The service worker may take this long to start. */
const ACTIVE_MS = 5000;

/** The key in the session's storage that keeps this tab from trying again. */
const NOTE_KEY = 'racelane.service-worker';

/**
 * Returns an empty text where the page is isolated, else the reason why not. Never returns where it reloads the page.
 * Each address is reloaded at most once: the reloaded one has `tried` in it, so the page needs no storage to know.
 * @param page the file of this page, whose name is the service worker's scope
 */
export async function seekIsolation(page: string): Promise<string> {
  const asked = new URLSearchParams(location.search).get(PARAMETER);
  const wasTried = asked === 'tried';
  if (wasTried) history.replaceState(history.state, '', addressWith(location.href, null));
  const scope = new URL(page, location.href).href;
  const container = findServiceWorkers();
  if (asked === 'off') {
    const had = await unregister(container, scope);
    // A removed service worker still serves a page that it controls, until that page is reloaded.
    if (had && container?.controller) return reload(location.href);
    return crossOriginIsolated ? '' : 'The service worker that could isolate this page is off.';
  }
  if (crossOriginIsolated) return '';
  if (!isSecureContext) return 'Threads that share a memory need a page from https.';
  if (!container) return 'This browser lets no service worker isolate this page here.';
  if (isFramed && !mayHavePolicy()) return NOT_ISOLATED;
  if (wasTried || isControlled(container) || hasNote()) {
    await unregister(container, scope);
    leaveNote();
    return NOT_ISOLATED;
  }
  if (await sendsHeaders()) {
    await unregister(container, scope);
    return NOT_ISOLATED;
  }
  if (!(await activate(container, scope))) {
    await unregister(container, scope);
    return 'The service worker that could isolate this page did not start.';
  }
  return reload(addressWith(scope + location.search + location.hash, 'tried'));
}

const isFramed = window.parent !== window;

const NOT_ISOLATED = isFramed
  ? 'This browser does not isolate a frame in a page that is not isolated itself.'
  : 'This browser does not isolate this page.';

/**
 * Whether the browser may have the Document-Isolation-Policy, by which a frame isolates itself. Firefox and Safari do
 * not have this policy, so a reload would not isolate their frames. All browsers with the policy, and some others, have
 * `userAgentData`.
 */
const mayHavePolicy = () => 'userAgentData' in navigator;

/** Leaves this page. The promise never settles. */
function reload(address: string): Promise<never> {
  if (address === location.href) location.reload();
  else location.replace(address);
  return new Promise(() => {});
}

/** Sets the parameter in an address, or removes it. */
function addressWith(address: string, value: string | null) {
  const url = new URL(address);
  if (value === null) url.searchParams.delete(PARAMETER);
  else url.searchParams.set(PARAMETER, value);
  return url.href;
}

/** Returns null where there are no service workers. In a sandbox, reading the property throws. */
function findServiceWorkers() {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

const isControlled = ({ controller }: ServiceWorkerContainer) =>
  controller?.scriptURL.endsWith('/racelane-sw.js') ?? false;

/** Whether the host sends all the headers. If so, the browser itself does not isolate. */
async function sendsHeaders() {
  try {
    const { headers } = await fetch(location.href, { cache: 'force-cache' });
    return headers.has('Document-Isolation-Policy') && headers.has('Cross-Origin-Embedder-Policy');
  } catch {
    return false;
  }
}

/** The part of Trusted Types that is used here; TypeScript's DOM does not know it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string };
}

/** Gives the address the Trusted Type that this page's policy requires. */
function trust(script: string) {
  const { trustedTypes: types } = self as { trustedTypes?: TrustedTypes };
  if (!types) return script;
  return types.createPolicy('racelane-page', { createScriptURL: () => script }).createScriptURL('');
}

/** Registers the service worker and waits until it is active. */
async function activate(container: ServiceWorkerContainer, scope: string) {
  try {
    const script = trust(new URL('./racelane-sw.js', location.href).href);
    const { active, waiting, installing } = await container.register(script, { scope });
    const worker = active ?? waiting ?? installing;
    return worker !== null && (await becomesActive(worker));
  } catch {
    // Storage is denied to this frame, the file is missing, or a policy forbids the service worker.
    return false;
  }
}

const becomesActive = (worker: ServiceWorker): Promise<boolean> =>
  new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(true);
      if (worker.state === 'redundant') resolve(false);
    };
    worker.addEventListener('statechange', look);
    setTimeout(() => resolve(false), ACTIVE_MS);
    look();
  });

/** Removes Racelane's service worker and no other. Returns whether there was one. */
async function unregister(container: ServiceWorkerContainer | null, scope: string) {
  try {
    const registration = await container?.getRegistration(scope);
    return registration?.scope === scope && (await registration.unregister());
  } catch {
    // Without storage there are no registrations.
    return false;
  }
}

function hasNote() {
  try {
    return sessionStorage.getItem(NOTE_KEY) !== null;
  } catch {
    return false;
  }
}

function leaveNote() {
  try {
    sessionStorage.setItem(NOTE_KEY, 'did not help');
  } catch {
    // `tried` in the address has prevented a second reload. Only the next visit tries again.
  }
}
