// The errors of a frame that cannot be used: the expectation, the finding and a remedy.

import { assetUrls } from '../core/asset-urls.ts';
import { RaceError } from '../core/errors.ts';

export const RUNS_IN_PLACE = 'Until then the race runs in this page itself.';

/** Returns the error of a frame that has not answered at all. */
export const silentError = (waitMs: number) =>
  new RaceError(
    'load-failed',
    `The frame did not answer within ${waitMs / 1000} s: ${assetUrls.embed} was expected in it. Put embed.html beside ` +
      'racelane.js, and see that its host lets this page frame it; if this page sends Cross-Origin-Embedder-Policy, ' +
      `that host has to send the headers of dist/_headers. ${RUNS_IN_PLACE}`,
  );

/** Returns the error of a frame in which embed.html has loaded, but the widget has not. */
export const unreadyError = (waitMs: number) =>
  new RaceError(
    'load-failed',
    `${assetUrls.embed} came into the frame, but its widget was not ready within ${waitMs / 1000} s. Look for a file ` +
      `that does not load there: the folder has to be whole. ${RUNS_IN_PLACE}`,
  );

/** Returns the error of an answer of the frame that fails its check. */
export const unreadableError = () =>
  new RaceError(
    'load-failed',
    'The frame’s answer cannot be read: embed.html and racelane.js may be of two builds. Reload the page; if that does ' +
      'not help, copy the whole folder anew.',
  );

/** Returns the error of a page in the frame that has stopped answering. */
export const goneError = (silenceMs: number) =>
  new RaceError(
    'worker-failed',
    `The page in the frame has not answered for ${silenceMs / 1000} s: the browser may have ended it. Reload the page ` +
      `to load the frame again. ${RUNS_IN_PLACE}`,
  );

/** Returns the error of a frame that the page's own policy forbids. */
export const forbiddenError = ({ effectiveDirective }: SecurityPolicyViolationEvent) =>
  new RaceError(
    'load-failed',
    `This page’s Content-Security-Policy does not allow the frame: ${effectiveDirective} has to list ` +
      `${new URL(assetUrls.embed).origin}. ${RUNS_IN_PLACE}`,
  );

/** Returns the error of a page without an origin. Messages to such a page cannot be addressed to it alone. */
export const noOriginError = () =>
  new RaceError(
    'load-failed',
    'This page has no origin of its own (it is sandboxed, or opened from a file), so a frame cannot tell who it talks to. ' +
      `Open the page from a server. ${RUNS_IN_PLACE}`,
  );

/** Returns the error of an element in another document than its scripts, whose frame would not hear them. */
export const popOutError = () =>
  new RaceError(
    'load-failed',
    'A frame works only in the window that loaded Racelane. Here the race runs in place.',
  );

/** Returns the error of a bundled app. A bundler moves Racelane's scripts away from embed.html. */
export const bundledError = () =>
  new RaceError(
    'load-failed',
    `A frame needs embed.html, and the app’s bundler has left it behind: see docs/npm.md. ${RUNS_IN_PLACE}`,
  );

/** Returns the error of an element outside a page, where its frame cannot load. */
export const outsideError = () =>
  new RaceError(
    'load-failed',
    'A frame loads only in a page, and this element is in none. Add it to the page, then call again.',
  );
