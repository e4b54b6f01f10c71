// A fresh clone has no packages yet, so the first commands of the README may load none before the set-up.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'vitest';
import { at } from '../../scripts/lib/paths.js';

/** Returns the packages that a script and its imports load as they start, each with the script that names it. */
function packagesOf(script: string, seen: Set<string> = new Set()): string[] {
  if (seen.has(script)) return [];
  seen.add(script);
  const text = readFileSync(script, 'utf8');
  const names = [
    ...text.matchAll(/^(?:import|export)\s[^;]*?from '([^']+)';|^import '([^']+)';/gm),
  ];
  return names.flatMap(([, from, bare]) => {
    const name = from ?? bare;
    if (name.startsWith('.')) return packagesOf(join(dirname(script), name), seen);
    return name.startsWith('node:') ? [] : [`${name} in ${script.replace(at(), '')}`];
  });
}

for (const script of ['start.js', 'build.js', 'test.js', 'pack.js', 'release.js', 'wheel.js']) {
  test(`scripts/${script} loads no package before the set-up`, () => {
    assert.deepEqual(packagesOf(at('scripts', script)), []);
  });
}
