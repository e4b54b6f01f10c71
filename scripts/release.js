// `npm run release`: from a clean tree, builds, and makes the archives, the hashes and the notes of a release.
// `-- --tag=v1.2.3` also checks that the tag is the version's.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { makeArchives } from './lib/archives.js';
import { at } from './lib/paths.js';
import { checkTag, notesOf, readOneVersion, sectionOf } from './lib/release-notes.js';
import { StepError, capture, log, main } from './lib/run.js';
import { prepack } from './pack.js';

/** Refuses a tree with files that are not committed: they would be in the archives and in no commit. */
export async function requireCleanTree() {
  const status = await capture('git', ['-C', at(), 'status', '--porcelain']);
  if (status === null)
    throw new StepError(
      'A release is made from a git checkout, and git knows none here. Clone it.',
    );
  if (status === '') return;
  throw new StepError(
    `A release is made from a commit, and these files are not committed:\n\n${status}\n\n` +
      'Commit them, or put them aside with `git stash --include-untracked`. Then run this again.',
  );
}

/** Makes target/archives/. */
async function release() {
  await requireCleanTree();
  const version = readOneVersion();
  const { text, day } = sectionOf(readFileSync(at('CHANGELOG.md'), 'utf8'), version);
  checkTag(argv.find((arg) => arg.startsWith('--tag='))?.slice('--tag='.length), version, day);
  await prepack();
  const dir = at('target', 'archives');
  const hashes = await makeArchives(dir);
  writeFileSync(join(dir, 'notes.md'), notesOf(text, hashes));
  log(`release ${version}: target/archives/ has ${readdirSync(dir).join(', ')}`);
  if (day === null) log(`CHANGELOG.md calls ${version} unreleased, so this is a trial.`);
  console.log(`\n${readFileSync(join(dir, 'SHA256SUMS'), 'utf8')}`);
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(release);
