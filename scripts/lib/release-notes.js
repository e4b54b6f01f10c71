// The version of a release and its notes: every manifest, CHANGELOG.md and the tag agree.
import { readFileSync } from 'node:fs';
import { at } from './paths.js';
import { StepError } from './run.js';

const read = (/** @type {string} */ path) => readFileSync(at(path), 'utf8');

/**
 * Returns the version that the given files name.
 * @param {Record<string, string | undefined>} found versions by file
 * @throws {StepError} where two of them differ
 */
export function oneVersion(found) {
  const [version, ...others] = new Set(Object.values(found));
  if (version && others.length === 0) return version;
  const list = Object.entries(found).map(([file, each]) => `${file} has ${each ?? 'none'}`);
  throw new StepError(`A release has one version, and ${list.join(', ')}. Write the same in all.`);
}

/** Returns the version of a manifest in TOML, where it has one. */
const versionIn = (/** @type {string} */ path) => /^version = "(.*)"$/m.exec(read(path))?.[1];

/** Returns the version of this checkout. */
export const readOneVersion = () =>
  oneVersion({
    'package.json': JSON.parse(read('package.json')).version,
    'package-lock.json': JSON.parse(read('package-lock.json')).version,
    'Cargo.toml': versionIn('Cargo.toml'),
    'python-package/pyproject.toml': versionIn('python-package/pyproject.toml'),
  });

/**
 * Returns a version's section of a changelog: its text, and the day of the release, or null before that day.
 * @param {string} changelog
 * @param {string} version
 * @throws {StepError} where there is no such section, or no text in it
 */
export function sectionOf(changelog, version) {
  const headings = [...changelog.matchAll(/^## (.*)$/gm)];
  const index = headings.findIndex(([, title]) => title.split(' ')[0] === version);
  const wanted = `“## ${version} - ” and the day, or “## ${version} (unreleased)” before that day`;
  if (index < 0) {
    const titles = headings.map(([, title]) => `“${title}”`).join(', ');
    throw new StepError(
      `CHANGELOG.md has no section for ${version}. It has ${titles}. Head the section ${wanted}.`,
    );
  }
  const [heading, title] = headings[index];
  const day = / - (\d{4}-\d{2}-\d{2})$/.exec(title)?.[1] ?? null;
  if (day === null && title !== `${version} (unreleased)`)
    throw new StepError(`CHANGELOG.md has the heading “${title}”. Expected ${wanted}.`);
  const begin = headings[index].index + heading.length;
  const text = changelog.slice(begin, headings[index + 1]?.index).trim();
  if (!text)
    throw new StepError(`The section ${version} of CHANGELOG.md is empty. Say what users notice.`);
  return { text, day };
}

/**
 * Refuses a tag that is not the version's, and a tagged version without its day.
 * @param {string | undefined} tag as `git tag` has it; undefined for a trial without a tag
 * @param {string} version
 * @param {string | null} day
 */
export function checkTag(tag, version, day) {
  if (tag === undefined) return;
  if (tag !== `v${version}`) {
    throw new StepError(
      `The tag is ${tag}, and this checkout is version ${version}: expected v${version}. Delete the tag, and tag the ` +
        'commit that has the version.',
    );
  }
  if (day === null) {
    throw new StepError(
      `CHANGELOG.md still calls ${version} unreleased. Write the day into its heading, commit, and tag that commit.`,
    );
  }
}

/**
 * Returns the notes of a release: the changelog's section, the files, and the tag with its hash.
 * @param {string} text
 * @param {{ version: string, archives: Record<string, string>, files: Record<string, string> }} hashes
 */
export const notesOf = (text, { version, archives, files }) => `${text}

### Files

- \`racelane-${version}.zip\`: the folder to copy beside a post. \`start-here.html\` in it has the three steps.
- \`racelane-${version}-python.zip\`: Python for the folder. Unpack it over the first archive.
- \`racelane-${version}.tgz\`: the npm package.
- \`SHA256SUMS\`: for \`sha256sum --check SHA256SUMS\`. \`integrity.json\` has the hash of every file in the folder.

With its hash on the tag, a browser runs \`racelane.js\` only as it was released:

\`\`\`html
<script
  type="module"
  src="https://your.host/racelane.js"
  integrity="${files['racelane.js']}"
  crossorigin="anonymous"
></script>
\`\`\`

The npm archive is \`${archives[`racelane-${version}.tgz`]}\`.
`;
