// The view Python without a browser: its programs with the set-up's values, its editor's colours, the post's own program.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { linesOf } from '../../www/views/python/highlight.ts';
import { outputLines } from '../../www/views/python/output-view.ts';
import { dedent } from '../../www/views/python/own-program.ts';
import { chosenProgram, programsOf } from '../../www/views/python/programs.ts';
import { memoryFor, sizeFor } from '../../www/views/python/size.ts';
import { lineOf } from '../../www/views/python/words.ts';
import { initialState } from '../../www/widget/reduce.ts';
import { completeOptions, readSetUp } from '../../www/widget/set-up.ts';
import type { PythonOutput } from '../../www/core/python-report.ts';
import type { Python } from '../../www/widget/state.ts';

const setUpOf = (given: Record<string, string>) => readSetUp((name) => given[name] ?? null);
const stateOf = (given: Record<string, string>, python: Python = {}) => ({
  ...initialState(setUpOf(given)),
  python,
});
const programOf = (given: Record<string, string>, name: string) => {
  const found = programsOf(stateOf(given)).find((each) => each.name === name);
  assert.ok(found, name);
  return found;
};
const constantsOf = (text: string) =>
  Object.fromEntries([...text.matchAll(/^([A-Z]+) = (.*)$/gm)].map((found) => found.slice(1)));

test('there is a program for each strategy that Python has', () => {
  const names = programsOf(stateOf({})).map(({ name }) => name);
  assert.deepEqual(names, ['serial', 'asyncio', 'threads', 'processes', 'futures']);
});

test('the values of the set-up stand in place of the constants', () => {
  const given = { tasks: '3', size: '25', wait: '250', workers: '2', seed: '7' };
  assert.deepEqual(constantsOf(programOf(given, 'futures').text), {
    ...{ TASKS: '3', SIZE: '25', WAIT: '0.25', WORKERS: '2', SEED: '7' },
  });
  assert.equal(constantsOf(programOf({ wait: '3000' }, 'serial').text).WAIT, '3.0');
});

test('the program of a pool has no more workers than tasks, and the executor of the set-up', () => {
  const { text } = programOf({ tasks: '3', workers: '8', executor: 'threads' }, 'futures');
  assert.equal(constantsOf(text).WORKERS, '3');
  assert.match(text, /import ThreadPoolExecutor\n[^]*with ThreadPoolExecutor\(/);
  assert.doesNotMatch(text, /ProcessPoolExecutor/);
});

test('without a wait no program says anything about waiting', () => {
  for (const { text } of programsOf(stateOf({ workload: 'cpu' })))
    assert.doesNotMatch(text, /WAIT|sleep/);
});

test('a list has a hundredth of the numbers, at most a million, and fits into memory with the others', () => {
  const sizeOf = (strategy: 'serial' | 'threads', given: Record<string, string>) =>
    sizeFor(completeOptions(setUpOf({ workload: 'cpu', ...given }), strategy));
  assert.equal(sizeOf('serial', {}), 1_000_000);
  assert.equal(sizeOf('serial', { size: '30000000' }), 300_000);
  assert.equal(sizeOf('serial', { size: '5000' }), 5000);
  assert.equal(sizeOf('serial', { size: '0' }), 0);
  assert.equal(sizeOf('threads', { tasks: '64' }), 410_000);
});

test('processes need an interpreter each, and one for the program; threads need one', () => {
  const options = (strategy: 'threads' | 'processes') =>
    completeOptions(setUpOf({ tasks: '6' }), strategy);
  assert.equal(memoryFor(options('processes')).interpreters, 7);
  assert.equal(memoryFor(options('threads')).interpreters, 1);
});

test('an edit is kept beside other programs, and after a change of the set-up', () => {
  const python = { chosen: 'threads', edits: { threads: 'print(1)\n' } };
  const program = chosenProgram(stateOf({ tasks: '5' }, python));
  assert.deepEqual([program.name, program.text, program.isEdited], ['threads', 'print(1)\n', true]);
  assert.equal(chosenProgram(stateOf({}, { ...python, chosen: 'serial' })).isEdited, false);
});

test('the post’s own program is chosen at first, and only where there is one', () => {
  assert.equal(chosenProgram(stateOf({}, { own: 'print(1)\n' })).text, 'print(1)\n');
  assert.equal(chosenProgram(stateOf({}, { own: null })).name, 'serial');
  assert.equal(chosenProgram(stateOf({ strategy: 'threads' })).name, 'threads');
});

test('the indentation that all lines share is removed, and blank lines at both ends', () => {
  assert.equal(dedent('\n\n    if x:\n      y\n\n    z\n  '), 'if x:\n  y\n\nz\n');
  assert.equal(dedent('\tif x:\r\n\t\ty'), 'if x:\n\ty\n');
  assert.equal(dedent('a\n  b'), 'a\n  b\n');
});

const kinds = (text: string) =>
  linesOf(text).map((line) => line.map(({ kind, text: part }) => `${kind}:${part}`));

test('keywords, comments and strings are told apart, and every character is kept', () => {
  assert.deepEqual(kinds('for x in "in": # for\n    pass'), [
    [
      'keyword:for',
      'plain: x ',
      'keyword:in',
      'plain: ',
      'string:"in"',
      'plain:: ',
      'comment:# for',
    ],
    ['plain:    ', 'keyword:pass'],
  ]);
  assert.deepEqual(kinds('"""a\n# b"""\nform = rb\'\\\'\''), [
    ['string:"""a'],
    ['string:# b"""'],
    ['plain:form = ', "string:rb'\\''"],
  ]);
  for (const { text } of programsOf(stateOf({}))) {
    const lines = linesOf(text).map((line) => line.map((token) => token.text).join(''));
    assert.equal(lines.join('\n'), text);
  }
});

test('pieces of output become lines, stream by stream, with the time of their first piece', () => {
  const output: PythonOutput[] = [
    { atMs: 1, stream: 'stdout', text: 'a' },
    { atMs: 2, stream: 'stderr', text: 'oh\n' },
    { atMs: 3, stream: 'stdout', text: 'b\n\nc' },
  ];
  assert.deepEqual(
    outputLines(output).map(({ atMs, stream, text }) => [atMs, stream, text]),
    [
      [1, 'stdout', 'ab'],
      [2, 'stderr', 'oh'],
      [3, 'stdout', ''],
      [3, 'stdout', 'c'],
    ],
  );
  output.push({ atMs: 4, stream: 'stdout', text: 'd\n' });
  assert.equal(outputLines(output).at(-1)?.text, 'cd');
});

test('a traceback names the last line of the reader’s own program', () => {
  const traceback =
    'Traceback (most recent call last):\n  File "program.py", line 3, in <module>\n  File "program.py", line 12, in f\n' +
    '  File "/lib/python314.zip/random.py", line 300, in choice\nIndexError: no';
  assert.equal(lineOf(traceback), 12);
  assert.equal(lineOf('KeyboardInterrupt'), null);
});
