// Notices soon after loading if a frame shows another page than embed.html, without the time-out for an answer.

import { lazy } from '../core/lazy.ts';
import { silentError } from './errors.ts';

/** How long after the page has loaded its first message may come. */
const HERE_MS = 1000;

const finding = lazy('The code that says what came', () => import('./finding.ts'));

/**
 * Watches what loads in a frame. The browser also sends `load` for a page that it blocks.
 * @param onForeign receives the error of any other page than embed.html
 * @returns `setHere` stores whether embed.html is in the frame, and `isHere` returns it
 */
export function watchArrival(frame: HTMLIFrameElement, onForeign: (error: Error) => void) {
  let isHere = false;
  /** Counts the frame's changes. A check that began before a change says nothing about the page after the change. */
  let changes = 0;
  const check = async () => {
    const change = ++changes;
    if (!isHere) await new Promise((resolve) => setTimeout(resolve, HERE_MS));
    if (isHere || change !== changes || !frame.isConnected) return;
    onForeign(
      await finding.load().then(
        ({ findError }) => findError(frame),
        () => silentError(HERE_MS),
      ),
    );
  };
  frame.addEventListener('load', check);
  const setHere = (is: boolean) => {
    isHere = is;
    changes += 1;
  };
  return { setHere, isHere: () => isHere };
}
