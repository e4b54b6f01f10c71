// The closing lines of `npm test` about checks that it skipped and tests that it repeated.
import assert from 'node:assert/strict';
import { onTestFinished, test, vi } from 'vitest';
import { closingLines, repeated, skip, takeNotes } from '../../scripts/lib/closing-lines.js';
import type { Note } from '../../scripts/lib/closing-lines.js';

const row = (name: string, result: string, notes: Note[] = []) => ({
  name,
  result,
  time: '1.0 s',
  notes,
});

test('a skipped check is named with its reason as it happens, and reported once', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  skip('the engine', 'it is not installed');
  assert.match(String(log.mock.calls[0]?.[0]), /SKIPPED: the engine: it is not installed/);
  assert.deepEqual(takeNotes(), [
    { kind: 'SKIPPED', what: 'the engine', reason: 'it is not installed' },
  ]);
  assert.deepEqual(takeNotes(), []);
});

test('the closing table names a skipped check under its step, and the last line counts it', () => {
  const lines = closingLines([
    row('format', 'ok'),
    row('pages', 'ok', [{ kind: 'SKIPPED', what: 'the engine', reason: 'it is not installed' }]),
  ]);
  assert.match(lines[1], /^pages +ok/);
  assert.equal(lines[2], '  SKIPPED: the engine: it is not installed');
  assert.match(lines.at(-1) ?? '', /1 check was SKIPPED/);
  assert.doesNotMatch(lines.join('\n'), /everything passed/);
});

test('a test that passed only when repeated is named under its step, and the last line counts it', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  repeated('[firefox] › a test');
  const lines = closingLines([row('engines', 'ok', takeNotes())]);
  assert.match(
    lines[1],
    /^ {2}REPEATED: \[firefox\] › a test: failed first, see above, and passed alone/,
  );
  assert.equal(lines.at(-1), 'npm test: what ran has passed; 1 test was REPEATED, see above');
});

test('the last line says that everything passed only if nothing was skipped, repeated or failed', () => {
  assert.equal(closingLines([row('format', 'ok')]).at(-1), 'npm test: everything passed');
  for (const result of ['FAILED', 'not run']) {
    assert.doesNotMatch(closingLines([row('format', result)]).join('\n'), /passed/);
  }
});
