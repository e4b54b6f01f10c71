// The engine: what is loaded when somebody means to run something.

export { compare } from './compare.ts';
export { loadAssets as preload } from './assets.ts';
export { race } from './race.ts';
export { summarise } from './summarise.ts';
