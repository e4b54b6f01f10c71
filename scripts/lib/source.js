// Imports a TypeScript module of www/ into a script.
import { at } from './paths.js';

/**
 * Imports a module.
 * @template Module
 * @param {string} path
 * @returns {Promise<Module>}
 */
export async function loadSource(path) {
  // Imported late: in a fresh clone the set-up installs the package first.
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(at(path), { configFile: false });
  return /** @type {Module} */ (module);
}
