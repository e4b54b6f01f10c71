// Notices at once if something else than embed.html comes into a frame, without waiting for an answer.

import { lazy } from '../core/lazy.ts';
import { silentError } from './errors.ts';

/** How long after the page has loaded its first message may come. */
const HERE_MS = 1000;

const finding = lazy('The code that says what came', () => import('./finding.ts'));

/**
 * Watches what loads in a frame. The browser also sends `load` for a page that it blocks.
 * @param onForeign receives the error of any other page than embed.html
 * @returns `note` takes whether embed.html is in the frame, and `isHere` tells it
 */
export function watchArrival(frame: HTMLIFrameElement, onForeign: (error: Error) => void) {
  let isHere = false;
  /** Counts what happens to the frame: a look that began before its removal says nothing of the page that comes then. */
  let news = 0;
  const look = async () => {
    const then = ++news;
    if (!isHere) await new Promise((resolve) => setTimeout(resolve, HERE_MS));
    if (isHere || then !== news || !frame.isConnected) return;
    onForeign(
      await finding.load().then(
        ({ findError }) => findError(frame),
        () => silentError(HERE_MS),
      ),
    );
  };
  frame.addEventListener('load', look);
  const note = (is: boolean) => {
    isHere = is;
    news += 1;
  };
  return { note, isHere: () => isHere };
}
