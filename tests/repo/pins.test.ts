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

test('every package of Python has an exact version and hashes, and no list names a host', () => {
  const dir = at('python-package', 'requirements');
  for (const file of readdirSync(dir)) {
    const text = readFileSync(`${dir}/${file}`, 'utf8');
    const entries = text.replace(/^#.*\n/, '').split(/\n(?=\S)/);
    assert.ok(entries.length > 5);
    for (const entry of entries)
      assert.match(entry, /^[\w-]+==[\w.]+ [^]*--hash=sha256:[0-9a-f]{64}/);
    assert.doesNotMatch(text, /:\/\/|index-url/);
  }
  const project = read('python-package', 'pyproject.toml');
  const [, backend] = /requires = \["(.*)"\]/.exec(project) ?? [];
  assert.ok(read('python-package', 'requirements', 'build.txt').includes(`\n${backend} `), backend);
});

test('the compiler is a dated nightly, and the tools that the set-up compiles have exact versions', () => {
  assert.match(read('rust-toolchain.toml'), /^channel = "nightly-\d{4}-\d{2}-\d{2}"$/m);
  const tools = ['rust-tools.js', 'engines.js'].flatMap((file) => [
    ...read('scripts', 'lib', file).matchAll(/^const (\w+Version) = '(.*)'/gm),
  ]);
  assert.ok(tools.length >= 3);
  for (const [, name, version] of tools) assert.match(version, exact, name);
  assert.match(read('Cargo.toml'), /^wasm-bindgen = "=\d+\.\d+\.\d+"$/m);
});

const workflows = readdirSync(at('.github', 'workflows')).map((file) => {
  const text = read('.github', 'workflows', file);
  const [, ...parts] = text.slice(text.indexOf('\njobs:')).split(/^ {2}([\w-]+):$/m);
  const jobs = parts.flatMap((name, index) =>
    index % 2 === 0 ? [{ name: `${file}: ${name}`, text: parts[index + 1] }] : [],
  );
  return { file, text, jobs };
});

/** Returns the commands of a workflow, each to the beginning of the next key or step. */
const commandsIn = (text: string) =>
  [...text.matchAll(/\brun:([^]*?)(?=\n *(?:- |[\w-]+:)|$(?![^]))/g)].map(([, command]) => command);

test('every action of every workflow is pinned by a commit', () => {
  assert.ok(workflows.length > 1);
  for (const { text, file } of workflows) {
    const uses = [...text.matchAll(/uses:\s*(.*)/g)].map(([, action]) => action);
    assert.ok(uses.length > 0, file);
    for (const action of uses)
      assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, file);
  }
});

test('a workflow may read the contents alone, and only the jobs named here may write', () => {
  const may: Record<string, string[]> = {};
  for (const { file, text, jobs } of workflows) {
    assert.match(text, /^permissions:\n {2}contents: read\n\n/m, file);
    assert.ok(jobs.length > 0, file);
    for (const { name, text: job } of jobs) {
      const written = [...job.matchAll(/^ +([\w-]+): write$/gm)].map(([, scope]) => scope);
      if (written.length > 0) may[name] = written;
    }
  }
  assert.deepEqual(may, {
    'release.yml: publish': ['contents'],
    'release.yml: pages': ['pages', 'id-token'],
  });
});

test('a job that may write runs no code of the repository, and no workflow puts a text of others into a command', () => {
  for (const { file, text, jobs } of workflows) {
    assert.doesNotMatch(text, /pull_request_target|\$\{\{ *(secrets|github\.event)/, file);
    for (const command of commandsIn(text)) assert.doesNotMatch(command, /\$\{\{/, file);
    for (const { name, text: job } of jobs) {
      if (/: write$/m.test(job))
        assert.doesNotMatch(job, /actions\/checkout|\bnpm\b|\bnode\b/, name);
    }
  }
});
