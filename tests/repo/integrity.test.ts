// The hashes of a release are those of its files.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, test } from 'vitest';
import { integrities } from '../../scripts/lib/integrity.js';

test('every file of a folder has its SHA-384, in the form of an integrity attribute', () => {
  const dir = mkdtempSync(join(tmpdir(), 'racelane-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'racelane.js'), 'export {};\n');
  writeFileSync(join(dir, 'assets', 'b.js'), 'abc');
  const found = integrities(dir);
  assert.deepEqual(Object.keys(found), ['assets/b.js', 'racelane.js']);
  // Of "abc", as FIPS 180-4 has it.
  const abc =
    'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7';
  assert.equal(found['assets/b.js'], `sha384-${Buffer.from(abc, 'hex').toString('base64')}`);
  assert.notEqual(found['racelane.js'], found['assets/b.js']);
});
