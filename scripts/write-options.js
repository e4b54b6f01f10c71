// `npm run options`: writes the tables of options into docs/api.md, from the rows of www/core/option-table.ts.
import { writeFigure } from './lib/markdown.js';
import { optionTables } from './lib/options-table.js';
import { loadSource } from './lib/source.js';

/** @type {typeof import('../www/core/options.ts')} */
const options = await loadSource('www/core/options.ts');
/** @type {typeof import('../www/core/strategies.ts')} */
const { strategyNames } = await loadSource('www/core/strategies.ts');

for (const [name, text] of Object.entries(optionTables(options, strategyNames))) {
  writeFigure(name, text, 'docs/api.md');
}
