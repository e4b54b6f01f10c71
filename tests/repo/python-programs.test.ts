// The programs of the view Python under `python3`: each runs as it stands, and all print the same results.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, test } from 'vitest';
import { programSetUps, resultsOf } from '../helpers/python-programs.ts';
import { at } from '../../scripts/lib/paths.js';

const dir = mkdtempSync(join(tmpdir(), 'racelane-python-'));
afterAll(() => rmSync(dir, { recursive: true }));

const run = promisify(execFile);

for (const { title, programs, results } of programSetUps) {
  for (const { fileName, text } of programs) {
    test(`${fileName} prints its results under python3: ${title}`, async () => {
      const file = join(dir, fileName);
      writeFileSync(file, text);
      const { stdout, stderr } = await run('python3', ['-W', 'error', file]);
      assert.equal(stderr, '');
      assert.deepEqual(resultsOf(stdout), results);
      assert.match(stdout, /\nElapsed: \d+\.\d\d s\n$/);
    });
  }
}

test('the files of the programs run as they are, and are formatted for narrow screens', () => {
  for (const { fileName } of programSetUps[0].programs) {
    const text = readFileSync(at('www', 'views', 'python', 'programs', fileName), 'utf8');
    assert.match(text, /^"""[^"]+\."""\n/);
    assert.match(text, /\nif __name__ == "__main__":\n/);
    for (const line of text.split('\n')) assert.ok(line.length <= 66, `${fileName}: ${line}`);
  }
});
