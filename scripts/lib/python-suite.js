// Reads what CPython's own tests print in the browser, and lays it out for docs/python.md.
import { table } from './markdown.js';

/**
 * The outcome of a test. `stopped`: the test hung, or the interpreter broke down.
 * @typedef {'passed' | 'failed' | 'skipped' | 'stopped'} Outcome
 * @typedef {{ test: string, outcome: Outcome, detail: string }} Result
 */

/**
 * Why tests do not pass. A name without a method stands for all tests of its class or module.
 * @typedef {{ group: string, why: string, tests: readonly string[] }} Reason
 */

/** @typedef {{ name: string, results: readonly Result[] }} Module */

/**
 * Reads the lines of tests/python/suite.py.
 * @param {string} stdout
 */
export function readRun(stdout) {
  /** @type {Result[]} */
  const results = [];
  /** @type {string | null} The test that has begun and not ended. */
  let running = null;
  let hasEnded = false;
  for (const line of stdout.split('\n')) {
    const told = parse(line);
    if (told?.begins) running = told.begins;
    if (told?.ended) hasEnded = true;
    if (!told?.test) continue;
    results.push({ test: told.test, outcome: told.outcome, detail: told.detail });
    if (told.test === running) running = null;
  }
  return { results, running, hasEnded };
}

/** Parses a line of JSON. Tests print other lines too. */
function parse(/** @type {string} */ line) {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const isBad = (/** @type {Result} */ { outcome }) => outcome === 'failed' || outcome === 'stopped';

const covers = (/** @type {string} */ name, /** @type {string} */ test) =>
  test === name || test.startsWith(`${name}.`);

/** Leaves out the package, which all tests share. */
const short = (/** @type {string} */ test) => test.replace(/^test\./, '');

const lastLine = (/** @type {string} */ text) => text.trimEnd().split('\n').at(-1) ?? '';

/**
 * Returns a sentence for each test that fails without a reason, and for each reason that no test needs.
 * @param {readonly Module[]} modules
 * @param {readonly Reason[]} reasons
 */
export function findProblems(modules, reasons) {
  const bad = modules.flatMap(({ results }) => results).filter(isBad);
  const names = reasons.flatMap(({ tests }) => tests);
  const unexplained = bad.filter(({ test }) => !names.some((name) => covers(name, short(test))));
  const unneeded = names.filter((name) => !bad.some(({ test }) => covers(name, short(test))));
  return [
    ...unexplained.map(
      ({ test, outcome, detail }) =>
        `${short(test)} ${outcome}, and has no reason: ${lastLine(detail)}`,
    ),
    ...unneeded.map((name) => `${name} has a reason, and none of its tests fails.`),
  ];
}

/**
 * Lays out the table of modules, and below it every test that does not pass.
 * @param {{ tests: string, interpreter: string, browser: string }} versions
 * @param {readonly Module[]} modules
 * @param {readonly Reason[]} reasons
 */
export function layOutSuite({ tests, interpreter, browser }, modules, reasons) {
  const all = { name: 'all', results: modules.flatMap(({ results }) => results) };
  const rows = [...modules, all].map(({ name, results }) => {
    const count = (/** @type {(result: Result) => boolean} */ is) =>
      String(results.filter(is).length);
    return [
      name === 'all' ? 'all' : `\`${short(name)}\``,
      String(results.length),
      count(({ outcome }) => outcome === 'passed'),
      count(isBad),
      count(({ outcome }) => outcome === 'skipped'),
    ];
  });
  return [
    `The tests of CPython ${tests}, run by CPython ${interpreter} in ${browser}:`,
    table(['module', 'ran', 'passed', 'failed', 'skipped'], rows, 'right'),
    ...failures(all.results, reasons),
    ...skips(all.results),
  ].join('\n\n');
}

/** Lists the tests that fail, by group and reason. */
function failures(
  /** @type {readonly Result[]} */ results,
  /** @type {readonly Reason[]} */ reasons,
) {
  const bad = results.filter(isBad);
  return [...new Set(reasons.map(({ group }) => group))].map((group) => {
    const items = reasons
      .filter((reason) => reason.group === group)
      .map(({ why, tests }) => {
        const named = tests.map((name) => {
          const count = bad.filter(({ test }) => covers(name, short(test))).length;
          return `\`${name}\`${count > 1 ? ` (${count})` : ''}`;
        });
        return `- ${why} ${named.join(', ')}`;
      });
    return `**${group}**\n\n${items.join('\n')}`;
  });
}

/** Counts the skipped tests by the reason that they give themselves. */
function skips(/** @type {readonly Result[]} */ results) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { outcome, detail } of results) {
    if (outcome === 'skipped') counts.set(detail, (counts.get(detail) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const rows = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => [`\`${reason}\``, String(count)]);
  return [
    '**Skipped by the tests themselves**',
    table(['the reason that they give', 'tests'], rows, 'right'),
  ];
}
