// The errors of a frame that cannot be used: what was expected, what was got, what to do.

import { assetUrls } from '../core/asset-urls.ts';
import { RaceError } from '../core/errors.ts';

const HERE = 'Until then the race runs in this page itself.';

/** Nothing in the frame has answered. */
export const silent = (waitMs: number) =>
  new RaceError(
    'load-failed',
    `The frame did not answer within ${waitMs / 1000} s: ${assetUrls.embed} was expected in it. Put embed.html beside ` +
      'racelane.js, and see that its host lets this page frame it; if this page sends Cross-Origin-Embedder-Policy, ' +
      `that host has to send the headers of dist/_headers. ${HERE}`,
  );

/** The page in the frame answered once, and does not any more. */
export const gone = (silenceMs: number) =>
  new RaceError(
    'worker-failed',
    `The page in the frame has not answered for ${silenceMs / 1000} s: the browser may have ended it. Reload the page ` +
      `to have the frame again. ${HERE}`,
  );

/** The page's own policy forbids the frame. */
export const forbidden = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
  new RaceError(
    'load-failed',
    `This page’s Content-Security-Policy does not allow the frame: ${effectiveDirective} has to list ` +
      `${new URL(assetUrls.embed).origin}. ${HERE}`,
  );

/** The page has no origin, so messages to it would have to go to any page. */
export const noOrigin = () =>
  new RaceError(
    'load-failed',
    'This page has no origin of its own (it is sandboxed, or opened from a file), so a frame cannot tell who it talks to. ' +
      `Open the page from a server. ${HERE}`,
  );

/** The element is in no page, so the frame cannot load. */
export const outside = () =>
  new RaceError(
    'load-failed',
    'A frame loads only in a page, and this element is in none. Add it to the page, then call again.',
  );
