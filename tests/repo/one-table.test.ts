// Only the table of strategies, and the file of a strategy, may branch on a strategy's name or on the kind of a pool.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { at } from '../../scripts/lib/paths.js';
import { strategyNames } from '../../www/core/strategies.ts';

const isName = `/^(?:${strategyNames.join('|')})$/`;
/** `shared` is also the name of other things, such as an option of `WebAssembly.Memory`. */
const isKey = `/^(?:${strategyNames.filter((name) => name !== 'shared').join('|')})$/`;

/** The forms that a branch on a name can take, as selectors of syntax trees. */
const branches = [
  `BinaryExpression[operator=/^[!=]==?$/] > Literal[value=${isName}]`,
  `SwitchCase > Literal[value=${isName}]`,
  `ArrayExpression > Literal[value=${isName}]`,
  `CallExpression[callee.property.name=/^(?:includes|indexOf|has|get)$/] > Literal[value=${isName}]`,
  `Property[shorthand=false] > Identifier.key[name=${isKey}]`,
  `Property > Literal.key[value=${isName}]`,
  `MemberExpression[computed=false] > Identifier.property[name=${isKey}]`,
  `MemberExpression[computed=true] > Literal.property[value=${isName}]`,
];

const linter = new Linter();

/** Returns the places where a text branches on a name. */
const branchesIn = (text: string): string[] =>
  linter
    .verify(text, {
      languageOptions: { parser },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      rules: { 'no-restricted-syntax': ['error', ...branches] },
    })
    .filter(({ ruleId }) => ruleId === 'no-restricted-syntax' || ruleId === null)
    .map(({ line, message }) => `line ${line}: ${message}`);

const mayBranch = /^www\/(?:core\/strategies\.ts|workers\/strategies\/)/;

test('nothing else branches on the name of a strategy', () => {
  const files = readdirSync(at('www'), { recursive: true, encoding: 'utf8' })
    .map((file) => `www/${file}`)
    .filter((file) => file.endsWith('.ts') && !mayBranch.test(file));
  assert.ok(files.length > 80, 'files were found');
  const found = files.flatMap((file) =>
    branchesIn(readFileSync(at(file), 'utf8')).map((place) => `${file}, ${place}`),
  );
  assert.deepEqual(found, []);
});

for (const text of [
  "if (strategy === 'serial') run();",
  "if ('futures' != strategy) run();",
  "switch (strategy) { case 'shared': run(); }",
  "if (['threads', 'shared'].includes(strategy)) run();",
  "if (names.has('asyncio')) run();",
  'const waits = { serial: 1 };',
  "const waits = { 'processes': 1 };",
  'const one = waits.threads;',
  "const one = waits['shared'];",
]) {
  test(`a branch such as ${text} would be found`, () => {
    assert.ok(branchesIn(text).length > 0);
  });
}
