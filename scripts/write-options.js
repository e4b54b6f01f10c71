// `npm run options`: writes the tables of options into docs/api.md, from the rows of www/core/option-table.ts.
import { runnerImport } from 'vite';
import { writeFigure } from './lib/markdown.js';
import { optionTables } from './lib/options-table.js';
import { at } from './lib/paths.js';

/**
 * Imports a TypeScript module of www/.
 * @template Module
 * @param {string} path
 * @returns {Promise<Module>}
 */
const load = async (path) => {
  const { module } = await runnerImport(at(path), { configFile: false });
  return /** @type {Module} */ (module);
};

/** @type {typeof import('../www/core/option-table.ts')} */
const options = await load('www/core/option-table.ts');
/** @type {typeof import('../www/core/strategies.ts')} */
const { strategyNames } = await load('www/core/strategies.ts');

for (const [name, text] of Object.entries(optionTables(options, strategyNames))) {
  writeFigure(name, text, 'docs/api.md');
}
