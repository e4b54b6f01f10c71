// The public functions of the engine, which is loaded when a reader or a script is about to run something.

export { analyse } from '../verdict/verdict.ts';
export { loadAssets as preload } from './assets.ts';
export { compare } from './compare.ts';
export { race } from './race.ts';
