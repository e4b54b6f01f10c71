// The engine as everybody outside it has it: loaded when somebody means to run something.

import { lazy } from '../core/lazy.ts';

export const engine = lazy('The engine', () => import('./index.ts'));
