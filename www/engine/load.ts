// Loads the engine, once, when a reader or a script is about to run something.

import { lazy } from '../core/lazy.ts';

export const engine = lazy('The engine', () => import('./index.ts'));
