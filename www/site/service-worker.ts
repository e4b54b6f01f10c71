// Registers and removes racelane-sw.js for this page's own address.

/** The service worker may take this long to start. */
const ACTIVE_MS = 10_000;

/** Hosts may redirect `embed.html` to `embed`, so the scope is the page's address and not its file's. */
const scope = location.origin + location.pathname;

const script = new URL('./racelane-sw.js', location.href).href;

/** Returns null where there are no service workers. In a sandbox, reading the property throws. */
export function findServiceWorkers() {
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    return null;
  }
}

export const isControlled = ({ controller }: ServiceWorkerContainer) =>
  controller?.scriptURL === script;

/** The part of Trusted Types that is used here; TypeScript's DOM does not know it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string };
}

/** Gives the address the Trusted Type that this page's policy requires. */
function trust() {
  const { trustedTypes: types } = self as { trustedTypes?: TrustedTypes };
  if (!types) return script;
  return types.createPolicy('racelane-page', { createScriptURL: () => script }).createScriptURL('');
}

/** Registers the service worker and waits until it is active. Returns why it did not start, or null. */
export async function activate(container: ServiceWorkerContainer): Promise<string | null> {
  try {
    const { active, waiting, installing } = await container.register(trust(), { scope });
    const worker = active ?? waiting ?? installing;
    if (worker && (await becomesActive(worker))) return null;
    return `it was not active after ${ACTIVE_MS / 1000} s`;
  } catch (cause) {
    // Storage is denied to this frame, the file is missing, or a policy forbids the service worker.
    return (await findFault()) ?? (cause as Error).message;
  }
}

/** Returns the fault of the service worker's file, or null. */
async function findFault() {
  try {
    const { ok, status, redirected, headers } = await fetch(script);
    const type = headers.get('Content-Type') ?? 'a file without a type';
    if (!ok) return `for racelane-sw.js the server answered ${status}`;
    if (redirected) return 'the host redirects racelane-sw.js to another address';
    return /script/i.test(type) ? null : `the host sends racelane-sw.js as ${type}`;
  } catch {
    return null;
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

/**
 * Removes Racelane's service worker and no other. Returns whether there was one.
 * @param reach `page`: the one of this page alone. `all`: also those of a folder around it.
 */
export async function unregister(container: ServiceWorkerContainer | null, reach: 'page' | 'all') {
  try {
    const registrations = (await container?.getRegistrations()) ?? [];
    const own = registrations.filter(
      ({ active, waiting, installing, scope: its }) =>
        (active ?? waiting ?? installing)?.scriptURL === script &&
        (reach === 'page' ? its === scope : scope.startsWith(its)),
    );
    return (await Promise.all(own.map((each) => each.unregister()))).includes(true);
  } catch {
    // Without storage there are no registrations.
    return false;
  }
}
