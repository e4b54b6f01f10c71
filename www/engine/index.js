// The engine: what is loaded when somebody means to run something.

export { compare } from './compare.js';
export { loadModule as preload } from './module.js';
export { race } from './race.js';
export { summarise } from './summarise.js';
