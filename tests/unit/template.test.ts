// The templates whose texts survive a page translator: each value between tags is followed by a comment.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { at } from '../../scripts/lib/paths.js';
import { prepare } from '../../www/chart/template.ts';

/** Returns the strings of a template. */
const strings = (given: TemplateStringsArray, ..._values: unknown[]) => given;

test('a comment follows each value between tags, and no value inside a tag', () => {
  const given = strings`<p class=${0} title="${1}: ${2}">${3} of ${4}</p>${5}`;
  const { strings: prepared, isContent } = prepare(given);
  assert.equal(prepared.join('$'), '<p class=$ title="$: $">$<!----> of $<!----></p>$<!---->');
  assert.deepEqual(isContent.slice(0, -1), [false, false, false, true, true, true]);
});

test('a template without values stays as it is', () => {
  assert.deepEqual([...prepare(strings`<p>Text</p>`).strings], ['<p>Text</p>']);
});

test('no template has a value inside a title, a style or a text area, where a comment would be text', () => {
  const sources = readdirSync(at('www'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(at('www', path), 'utf8'));
  assert.ok(sources.length > 50);
  const inside = /<(title|style|textarea|script)\b[^>`]*>[^<`]*\$\{/;
  assert.deepEqual(
    sources.flatMap((source) => inside.exec(source)?.[0] ?? []),
    [],
  );
});
