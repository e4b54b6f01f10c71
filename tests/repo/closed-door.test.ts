// What eslint refuses in the page's sources: markup and code made of text, and requests to the network.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { ESLint } from 'eslint';
import { at } from '../../scripts/lib/paths.js';

const eslint = new ESLint({ cwd: at() });

/** Returns the rules that refuse a text. */
async function rulesAgainst(text: string, file: string) {
  const [{ messages }] = await eslint.lintText(text, { filePath: at(file) });
  return messages.map(({ ruleId }) => ruleId);
}

const page = 'www/widget/any-view.ts';

for (const [text, rule] of [
  ['document.body.innerHTML = location.hash;', 'no-restricted-properties'],
  ['document.body.outerHTML = location.hash;', 'no-restricted-properties'],
  ["document.body.insertAdjacentHTML('beforeend', location.hash);", 'no-restricted-properties'],
  ['document.body.setHTMLUnsafe(location.hash);', 'no-restricted-properties'],
  ['document.write(location.hash);', 'no-restricted-properties'],
  ['document.createRange().createContextualFragment(location.hash);', 'no-restricted-properties'],
  ["new DOMParser().parseFromString(location.hash, 'text/html');", 'no-restricted-properties'],
  ["document.createElement('iframe').srcdoc = location.hash;", 'no-restricted-properties'],
  ["navigator.sendBeacon('/', location.hash);", 'no-restricted-properties'],
  [
    "import { html } from '../chart/template.ts';\nhtml`<p .innerHTML=${location.hash}></p>`;",
    'no-restricted-syntax',
  ],
  [
    "import { html } from '../chart/template.ts';\nhtml`<p onclick=${location.hash}></p>`;",
    'no-restricted-syntax',
  ],
  ["import { html } from 'lit/html.js';\nhtml`<p></p>`;", 'no-restricted-imports'],
  [
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js';\nunsafeHTML('');",
    'no-restricted-imports',
  ],
  ['eval(location.hash);', 'no-eval'],
  ['setTimeout(`run(${location.hash})`, 1);', 'no-implied-eval'],
  ['new Function(location.hash)();', 'no-new-func'],
  ["location.href = 'javascript:run()';", 'no-script-url'],
  ["fetch('/');", 'no-restricted-globals'],
  ["new WebSocket('wss://localhost');", 'no-restricted-globals'],
]) {
  test(`eslint refuses ${text.split('\n').pop()}`, async () => {
    assert.deepEqual(await rulesAgainst(`${text}\n`, page), [rule]);
  });
}

test('only documented files may use the network, and templates may listen with @', async () => {
  assert.deepEqual(await rulesAgainst("fetch('/');\n", 'www/engine/files.ts'), []);
  assert.deepEqual(await rulesAgainst("new EventSource('/');\n", 'www/engine/files.ts'), [
    'no-restricted-globals',
  ]);
  const template =
    "import { html } from '../chart/template.ts';\nhtml`<p @click=${() => {}}>on = </p>`;\n";
  assert.deepEqual(await rulesAgainst(template, page), []);
});
