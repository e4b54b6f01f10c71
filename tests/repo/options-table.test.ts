// The tables of options in docs/api.md.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { readFigure } from '../../scripts/lib/markdown.js';
import { optionTables } from '../../scripts/lib/options-table.js';
import * as options from '../../www/core/options.ts';
import { strategyNames } from '../../www/core/strategies.ts';

for (const [name, text] of Object.entries(optionTables(options, strategyNames))) {
  test(`the table of ${name} in docs/api.md says what the code takes`, () => {
    const written = readFigure(name, 'docs/api.md').trim();
    assert.equal(written, text, 'Run `npm run options`.');
  });
}
