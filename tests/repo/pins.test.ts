// Everything that builds or tests Racelane has an exact version: packages, tools, compiler and actions.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { at } from '../../scripts/lib/paths.js';

const read = (...path: string[]) => readFileSync(at(...path), 'utf8');
const exact = /^\d+\.\d+\.\d+$/;

test('every version in package.json is exact, and the lock file agrees and names no host', () => {
  type Versions = Record<string, string>;
  const manifest: Record<string, Versions | undefined> = JSON.parse(read('package.json'));
  const { dependencies = {}, devDependencies, overrides } = manifest;
  const lock: { packages: Record<string, Record<string, string>> } = JSON.parse(
    read('package-lock.json'),
  );
  const asked = { ...dependencies, ...devDependencies, ...overrides };
  assert.ok(Object.keys(asked).length > 10);
  for (const [name, version] of Object.entries(asked)) {
    assert.match(version, exact, name);
    assert.equal(lock.packages[`node_modules/${name}`].version, version, name);
  }
  for (const [path, { link, integrity, resolved }] of Object.entries(lock.packages)) {
    if (path === '' || link) continue;
    assert.match(integrity ?? '', /^sha512-/, path);
    assert.equal(resolved, undefined, path);
  }
});

for (const lock of ['Cargo.lock', 'fuzz/Cargo.lock', 'races/Cargo.lock']) {
  test(`every crate in ${lock} comes from a registry with a checksum, or from this repository`, () => {
    const crates = read(lock).split('[[package]]').slice(1);
    assert.ok(crates.length > 20);
    for (const crate of crates) {
      const own = /name = "racelane(-\w+)?"/.test(crate);
      const checked = /source = "registry\+[^"]+"\nchecksum = "[0-9a-f]{64}"/.test(crate);
      assert.ok(checked || (own && !crate.includes('source =')), crate);
    }
  });
}

test('the compiler is a dated nightly, and the tools that the set-up compiles have exact versions', () => {
  assert.match(read('rust-toolchain.toml'), /^channel = "nightly-\d{4}-\d{2}-\d{2}"$/m);
  const tools = ['rust-tools.js', 'engines.js'].flatMap((file) => [
    ...read('scripts', 'lib', file).matchAll(/^const (\w+Version) = '(.*)'/gm),
  ]);
  assert.ok(tools.length >= 3);
  for (const [, name, version] of tools) assert.match(version, exact, name);
  assert.match(read('Cargo.toml'), /^wasm-bindgen = "=\d+\.\d+\.\d+"$/m);
});

test('every action is pinned by a commit, and no workflow may write', () => {
  const files = readdirSync(at('.github', 'workflows'));
  assert.ok(files.length > 0);
  for (const file of files) {
    const text = read('.github', 'workflows', file);
    const uses = [...text.matchAll(/uses:\s*(.*)/g)].map(([, action]) => action);
    assert.ok(uses.length > 0);
    for (const action of uses)
      assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    assert.match(text, /^permissions:\n {2}contents: read\n\n/m, file);
    assert.doesNotMatch(
      text,
      /: write\b|pull_request_target|\$\{\{ *(secrets|github\.event)/,
      file,
    );
  }
});
