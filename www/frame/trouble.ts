// Why a frame is of no use, in words: what was expected, what was got, what to do.

import { assetUrls } from '../core/asset-urls.ts';
import { RaceError } from '../core/errors.ts';
import { SILENCE_MS } from './pulse.ts';

const HERE = 'Until then the race runs in this page itself.';

/** silent: nobody has answered. */
export const silent = (waitMs: number) =>
  new RaceError(
    'load-failed',
    `The frame did not answer within ${waitMs / 1000} s: ${assetUrls.embed} was expected in it. Put embed.html beside ` +
      'racelane.js, and see that its host lets this page frame it; if this page sends Cross-Origin-Embedder-Policy, ' +
      `that host has to send the headers of dist/_headers. ${HERE}`,
  );

/** gone: it was there, and is no more. */
export const gone = () =>
  new RaceError(
    'worker-failed',
    `The page in the frame has not answered for ${SILENCE_MS / 1000} s: the browser may have ended it. Reload the page ` +
      `to have the frame again. ${HERE}`,
  );

/** forbidden: the post's own policy stands against it. */
export const forbidden = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
  new RaceError(
    'load-failed',
    `This page’s Content-Security-Policy does not allow the frame: ${effectiveDirective} has to list ` +
      `${new URL(assetUrls.embed).origin}. ${HERE}`,
  );

/** noOrigin: messages would have to go to anybody. */
export const noOrigin = () =>
  new RaceError(
    'load-failed',
    'This page has no origin of its own (it is sandboxed, or opened from a file), so a frame cannot tell who it talks to. ' +
      `Open the page from a server. ${HERE}`,
  );

/** outside: there is no page for the frame to load in. */
export const outside = () =>
  new RaceError(
    'load-failed',
    'A frame loads only in a page, and this element is in none. Add it to the page, then call again.',
  );
