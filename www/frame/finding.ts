// Finds out why a frame does not show embed.html. Loaded only when a frame has failed.

import { assetUrls } from '../core/asset-urls.ts';
import { RaceError } from '../core/errors.ts';
import { RUNS_IN_PLACE } from './errors.ts';

/** Returns the error of a frame in which something else than embed.html has loaded. */
export const findError = async (frame: HTMLIFrameElement) =>
  new RaceError(
    'load-failed',
    `The frame does not show ${assetUrls.embed}: ${await findFault(frame)}. ${RUNS_IN_PLACE}`,
  );

/** Returns what is at fault and what to do, in a sentence without its full stop. */
async function findFault({ contentDocument }: HTMLIFrameElement): Promise<string> {
  // The document cannot be read where it is of another origin, as the browser's own error page is.
  const page = contentDocument?.URL === 'about:blank' ? null : contentDocument;
  if (page?.documentElement.hasAttribute('data-race-lane-page')) {
    return 'it came, but its scripts did not run. Copy the whole folder to the host, and let no proxy rewrite its scripts';
  }
  const answer = await fetch(assetUrls.embed).catch(() => null);
  const fault = answer && faultOf(answer);
  return fault ?? (page ? describePage(page) : await findBlocker(answer));
}

/** Returns what is wrong with the host's answer to a request of embed.html, or null. */
function faultOf({ ok, status, url, headers }: Response) {
  if (!ok) return `the server answered ${status}. Put embed.html beside racelane.js`;
  const { origin } = new URL(url);
  if (origin !== new URL(assetUrls.embed).origin) {
    return `its host redirects it to ${origin}. Load racelane.js from there`;
  }
  const type = headers.get('Content-Type') ?? 'html';
  return /html/i.test(type) ? null : `the host sends it as ${type}. It has to be text/html`;
}

/** A service worker may answer a frame and leave other requests alone. */
function describePage({ title }: Document) {
  const came = `a page with the title “${title.slice(0, 60)}” came in its place`;
  return navigator.serviceWorker?.controller
    ? `${came}. A service worker of this site has answered: let it leave ${new URL(assetUrls.embed).pathname} alone`
    : `${came}. Put embed.html beside racelane.js`;
}

/** Returns the header that made the browser block the frame. The header of another origin cannot always be read. */
async function findBlocker(answer: Response | null) {
  const ancestors = answer?.headers.get('Content-Security-Policy')?.match(/frame-ancestors[^;,]*/);
  if (ancestors) return `its host sends Content-Security-Policy: ${ancestors}, without this page`;
  const options = answer?.headers.get('X-Frame-Options');
  if (options) return `its host sends X-Frame-Options: ${options}. Send it without that header`;
  const allowed = 'X-Frame-Options and frame-ancestors of its host must allow this page';
  return !answer?.headers.has('Cross-Origin-Embedder-Policy') && (await sendsCoep())
    ? `this page sends Cross-Origin-Embedder-Policy, so the host of embed.html has to send it too, and with it ` +
        `Cross-Origin-Resource-Policy, as dist/_headers does. Also ${allowed}`
    : `another page came, or the browser blocked it. ${allowed}`;
}

/** Returns whether this page has Cross-Origin-Embedder-Policy, which blocks frames without it. */
async function sendsCoep() {
  if (crossOriginIsolated) return true;
  const options = { method: 'HEAD', cache: 'force-cache' } as const;
  const answer = await fetch(location.href, options).catch(() => null);
  return /require-corp|credentialless/.test(
    answer?.headers.get('Cross-Origin-Embedder-Policy') ?? '',
  );
}
