// Whether the page in a frame still lives: where the browser has ended its process, nobody is told.

import { watchSilence } from '../core/waits.ts';

const ASK_MS = 4000;

/** A page answers at once, whatever its workers do. */
export const SILENCE_MS = 15_000;

/** watchPulse asks for a sign of life again and again, and calls back once there has been none for too long. */
export function watchPulse(ask: () => void, onSilence: () => void) {
  const timer = setInterval(ask, ASK_MS);
  const silence = watchSilence(SILENCE_MS, () => {
    end();
    onSilence();
  });
  const end = () => {
    clearInterval(timer);
    silence.end();
  };
  return { heard: silence.heard, end };
}
