// How the results of CPython's own tests are read and laid out: `npm run python-suite` runs them.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { findProblems, layOutSuite, readRun } from '../../scripts/lib/python-suite.js';
import type { Result } from '../../scripts/lib/python-suite.js';

const line = (told: object) => `${JSON.stringify(told)}\n`;

const result = (name: string, outcome: Result['outcome'], detail = ''): Result => ({
  test: `test.test_queue.${name}`,
  outcome,
  detail,
});

const modules = [
  {
    name: 'test.test_queue',
    results: [
      result('QueueTest.test_basic', 'passed'),
      result('QueueTest.test_fork', 'failed', 'Traceback\nOSError: no fork'),
      result('QueueTest.test_order', 'skipped', 'No _queue module found'),
      result('SlowTest.test_one', 'stopped'),
      result('SlowTest.test_two', 'failed'),
    ],
  },
];

const reasons = [
  { group: 'Needs fork', why: 'It forks.', tests: ['test_queue.QueueTest.test_fork'] },
  { group: 'Slow', why: 'It takes hours.', tests: ['test_queue.SlowTest'] },
];

test('a test that has begun and not ended is the one that did not end', () => {
  const stdout = [
    line({ begins: 'a' }),
    line({ test: 'a', outcome: 'passed', detail: '' }),
    "a line of the test's own\n{not JSON\n",
    line({ begins: 'b' }),
  ].join('');
  assert.deepEqual(readRun(stdout), {
    results: [{ test: 'a', outcome: 'passed', detail: '' }],
    running: 'b',
    hasEnded: false,
  });
});

test('a run that came to its end is known', () => {
  const { running, hasEnded } = readRun(
    line({ begins: 'a' }) + line({ test: 'a' }) + line({ ended: true }),
  );
  assert.equal(running, null);
  assert.equal(hasEnded, true);
});

test('where every failure has a reason and every reason a failure, there is no problem', () => {
  assert.deepEqual(findProblems(modules, reasons), []);
});

test('a failure without a reason is named with its error', () => {
  assert.deepEqual(findProblems(modules, reasons.slice(1)), [
    'test_queue.QueueTest.test_fork failed, and has no reason: OSError: no fork',
  ]);
});

test('a reason that is no longer needed is named', () => {
  const further = { group: 'Slow', why: 'It waits.', tests: ['test_queue.QueueTest.test_basic'] };
  assert.deepEqual(findProblems(modules, [...reasons, further]), [
    'test_queue.QueueTest.test_basic has a reason, and none of its tests fails.',
  ]);
});

test('the table counts a test that did not end as failed, and the lists name what does not pass', () => {
  const versions = { tests: '3.13.0', interpreter: '3.14.2', browser: 'Chromium 156' };
  const text = layOutSuite(versions, modules, reasons);
  assert.match(text, /CPython 3\.13\.0, run by CPython 3\.14\.2 in Chromium 156/);
  assert.match(text, /\| `test_queue` \| +5 \| +1 \| +3 \| +1 \|/);
  assert.match(text, /\*\*Needs fork\*\*\n\n- It forks\. `test_queue\.QueueTest\.test_fork`\n/);
  assert.match(text, /- It takes hours\. `test_queue\.SlowTest` \(2\)\n/);
  assert.match(text, /\| `No _queue module found` +\| +1 \|$/);
});
