// A page that is not isolated tries once to become so by the service worker, and otherwise says why it cannot.

/** The parameter of this page's address that steers it: `off` turns it off, `tried` marks the one reload. */
const PARAMETER = 'service-worker';

/** How long the service worker may take to come up. */
const ACTIVE_MS = 5000;

/** In the session's storage: a try that did not help is not repeated in this tab. */
const NOTE = 'racelane.service-worker';

/**
 * seekIsolation gives an empty text where the page is isolated, and else the reason why not. Where it reloads the page
 * it never ends. There is at most one reload in the life of an address: the reloaded page has `tried` in its own, so it
 * needs no storage to know.
 * @param page the file that this is, whose name is all the service worker's scope
 */
export async function seekIsolation(page: string): Promise<string> {
  const asked = new URLSearchParams(location.search).get(PARAMETER);
  const tried = asked === 'tried';
  if (tried) history.replaceState(history.state, '', addressWith(location.href, null));
  const scope = new URL(page, location.href).href;
  const container = serviceWorkers();
  if (asked === 'off') {
    const had = await unregister(container, scope);
    // It goes on with this page as long as there is this page.
    if (had && container?.controller) return reload(location.href);
    return crossOriginIsolated ? '' : 'The service worker that could isolate this page is off.';
  }
  if (crossOriginIsolated) return '';
  if (!isSecureContext) return 'Threads that share a memory need a page from https.';
  if (!container) return 'This browser lets no service worker isolate this page here.';
  if (framed && !mayKnowThePolicy()) return UNHELPED;
  if (tried || controls(container) || noted()) {
    await unregister(container, scope);
    note();
    return UNHELPED;
  }
  if (await sendsHeaders()) {
    await unregister(container, scope);
    return UNHELPED;
  }
  if (!(await activate(container, scope))) {
    await unregister(container, scope);
    return 'The service worker that could isolate this page did not start.';
  }
  return reload(addressWith(scope + location.search + location.hash, 'tried'));
}

const framed = window.parent !== window;

const UNHELPED = framed
  ? 'This browser does not isolate a frame in a page that is not isolated itself.'
  : 'This browser does not isolate this page.';

/**
 * mayKnowThePolicy is false in Firefox and Safari, which have no Document-Isolation-Policy and so isolate no frame by
 * itself: they are spared the reload. All browsers that have it, and some that do not, have `userAgentData`.
 */
const mayKnowThePolicy = () => 'userAgentData' in navigator;

/** reload leaves this page: what waits for it waits in vain. */
function reload(address: string): Promise<never> {
  if (address === location.href) location.reload();
  else location.replace(address);
  return new Promise(() => {});
}

/** addressWith sets or takes away the parameter. */
function addressWith(address: string, value: string | null) {
  const url = new URL(address);
  if (value === null) url.searchParams.delete(PARAMETER);
  else url.searchParams.set(PARAMETER, value);
  return url.href;
}

/** serviceWorkers is null where there are none; in a sandbox, asking alone throws. */
function serviceWorkers() {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

const controls = ({ controller }: ServiceWorkerContainer) =>
  controller?.scriptURL.endsWith('/racelane-sw.js') ?? false;

/** sendsHeaders tells whether the host isolates as far as it can: then it is the browser that does not. */
async function sendsHeaders() {
  try {
    const { headers } = await fetch(location.href, { cache: 'force-cache' });
    return headers.has('Document-Isolation-Policy') && headers.has('Cross-Origin-Embedder-Policy');
  } catch {
    return false;
  }
}

/** trusted gives the address the type that this page's own policy requires of what is run. */
function trusted(script: string) {
  const types = (self as any).trustedTypes;
  if (!types) return script;
  return types.createPolicy('racelane-page', { createScriptURL: () => script }).createScriptURL('');
}

/** activate registers the service worker and waits until it is at work. */
async function activate(container: ServiceWorkerContainer, scope: string) {
  try {
    const script = trusted(new URL('./racelane-sw.js', location.href).href);
    const { active, waiting, installing } = await container.register(script, { scope });
    const worker = active ?? waiting ?? installing;
    return worker !== null && (await becomesActive(worker));
  } catch {
    // No storage for other origins' frames, no such file, or a policy against it.
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

/** unregister takes ours away, and no other, and tells whether it was there. */
async function unregister(container: ServiceWorkerContainer | null, scope: string) {
  try {
    const registration = await container?.getRegistration(scope);
    return registration?.scope === scope && (await registration.unregister());
  } catch {
    // Where there is no storage there is nothing registered.
    return false;
  }
}

function noted() {
  try {
    return sessionStorage.getItem(NOTE) !== null;
  } catch {
    return false;
  }
}

function note() {
  try {
    sessionStorage.setItem(NOTE, 'did not help');
  } catch {
    // The mark in the address has kept this page from a second reload; the next visit will try again.
  }
}
