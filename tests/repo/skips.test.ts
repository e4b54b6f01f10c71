// The closing lines of `npm test` about checks that it skipped.
import assert from 'node:assert/strict';
import { onTestFinished, test, vi } from 'vitest';
import { closingLines, skip, takeSkips } from '../../scripts/lib/skips.js';
import type { Skip } from '../../scripts/lib/skips.js';

const row = (name: string, result: string, skips: Skip[] = []) => ({
  name,
  result,
  time: '1.0 s',
  skips,
});

test('a skipped check is named with its reason as it happens, and reported once', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  skip('the engine', 'it is not installed');
  assert.match(String(log.mock.calls[0]?.[0]), /SKIPPED: the engine: it is not installed/);
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

test('the last line says that everything passed only if nothing was skipped or failed', () => {
  assert.equal(closingLines([row('format', 'ok')]).at(-1), 'npm test: everything passed');
  for (const result of ['FAILED', 'not run']) {
    assert.doesNotMatch(closingLines([row('format', result)]).join('\n'), /passed/);
  }
});
