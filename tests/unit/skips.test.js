// What `npm test` says at its end of the checks that it left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closingLines, skip, takeSkips } from '../../scripts/lib/skips.js';

/**
 * @param {string} name
 * @param {string} result
 * @param {import('../../scripts/lib/skips.js').Skip[]} [skips]
 */
const row = (name, result, skips = []) => ({ name, result, time: '1.0 s', skips });

test('a check that is skipped is named with its reason as it happens, and given once', (context) => {
  const { mock } = context.mock.method(console, 'log', () => {});
  skip('the engine', 'it is not installed');
  assert.match(String(mock.calls[0].arguments[0]), /SKIPPED: the engine: it is not installed/);
  assert.deepEqual(takeSkips(), [{ what: 'the engine', reason: 'it is not installed' }]);
  assert.deepEqual(takeSkips(), []);
});

test('the closing table names a skipped check under its step, and the last line counts it', () => {
  const lines = closingLines([
    row('format', 'ok'),
    row('pages', 'ok', [{ what: 'the engine', reason: 'it is not installed' }]),
  ]);
  assert.match(lines[1], /^pages +ok/);
  assert.equal(lines[2], '  SKIPPED: the engine: it is not installed');
  assert.match(lines.at(-1) ?? '', /1 check was SKIPPED/);
  assert.doesNotMatch(lines.join('\n'), /everything passed/);
});

test('only where nothing was skipped or failed does it say that everything passed', () => {
  assert.equal(closingLines([row('format', 'ok')]).at(-1), 'npm test: everything passed');
  for (const result of ['FAILED', 'not run']) {
    assert.doesNotMatch(closingLines([row('format', result)]).join('\n'), /passed/);
  }
});
