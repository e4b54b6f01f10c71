// docs/benchmarks.md and the README: figures and pictures are what the script writes from the kept results.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { documentsOf } from '../../benches/documents.js';
import { readFigure } from '../../scripts/lib/markdown.js';
import { at } from '../../scripts/lib/paths.js';
import type { Results } from '../../benches/results.js';

/** The raw results that the documents name. Older ones may be kept beside them. */
const [, name = ''] =
  /benches\/results\/([\w-]+\.json)/.exec(readFigure('bench', 'docs/benchmarks.md')) ?? [];
const path = `benches/results/${name}`;
const { figures, pictures } = documentsOf(
  JSON.parse(readFileSync(at(path), 'utf8')) as Results,
  path,
);

const HINT = `Run \`node benches/documents.js ${path}\`.`;

test('the documents name the newest raw results that are kept', () => {
  assert.equal(name, readdirSync(at('benches', 'results')).sort().at(-1));
});

for (const [file, marker, text] of figures) {
  test(`the figures of ${marker} in ${file} are those of the raw results`, () => {
    assert.equal(readFigure(marker, file).trim(), text.trim(), HINT);
  });
}

for (const [file, text] of Object.entries(pictures)) {
  test(`the picture ${file} is drawn from the raw results`, () => {
    assert.equal(readFileSync(at(file), 'utf8'), text, HINT);
  });
}
