// The engine: what is loaded when somebody means to run something.

export { analyse } from '../verdict/analysis.ts';
export { compare } from './compare.ts';
export { loadAssets as preload } from './assets.ts';
export { race } from './race.ts';
