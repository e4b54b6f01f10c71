// The engine: what is loaded when somebody means to run something.

export { compare } from './compare.js';
export { loadAssets as preload } from './assets.js';
export { race } from './race.js';
export { summarise } from './summarise.js';
