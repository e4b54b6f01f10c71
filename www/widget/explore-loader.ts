// Fetches the code that explores lanes when a reader first points at lanes, presses a key on lanes, or zooms.

import { lazy } from '../core/lazy.ts';

type Code = typeof import('./explore.ts');

let code: Code | null = null;

/** The code that explores lanes. */
export const explorer = lazy('The code that explores lanes', async () => {
  code = await import('./explore.ts');
  return code;
});

/** Calls a function with the code once the code has loaded. If loading fails, nothing happens. */
export const explore = (use: (code: Code) => void) => void explorer.load().then(use, () => {});

/** Returns the code, or null before the code has loaded. Until then no span has a tooltip. */
export const loadedExplorer = () => code;
