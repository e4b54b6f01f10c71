// The judgement of `npm audit`: failed, passed, or skipped with a message.
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { judge, reportIn, shippedPackages } from '../../scripts/lib/advisories.js';

const shipped = new Set(['lit']);
const found = (name: string, severity: string) =>
  judge({ vulnerabilities: { [name]: { severity } } }, shipped);

test('packages for readers must have no moderate advisory, tools no high one', () => {
  assert.deepEqual(found('lit', 'moderate').findings, ['lit: moderate, and readers get it']);
  assert.deepEqual(found('lit', 'low').findings, []);
  assert.deepEqual(found('vite', 'moderate').findings, []);
  assert.deepEqual(found('vite', 'high').findings, ['vite: high']);
  assert.deepEqual(found('vite', 'critical').findings, ['vite: critical']);
  assert.deepEqual(judge({ vulnerabilities: {} }, shipped), { problem: null, findings: [] });
});

test('an unreachable registry is reported as a problem, any other failure as an error', () => {
  assert.match(judge({ message: 'no', statusCode: 405 }, shipped).problem ?? '', /answered 405/);
  const away = { message: 'request failed, reason: getaddrinfo ENOTFOUND' };
  assert.match(judge(away, shipped).problem ?? '', /could not be reached/);
  const noLock = { message: 'This command requires an existing lockfile.' };
  assert.throws(() => judge(noLock, shipped), /existing lockfile/);
});

test('the report is found between npm’s warnings, and a missing report is an error', () => {
  const output = 'npm warn x {y}\n{\n  "vulnerabilities": {}\n}\nnpm error z\n';
  assert.deepEqual(reportIn(output), { vulnerabilities: {} });
  assert.throws(() => reportIn('npm error\n'), /no report/);
});

test('the packages for readers are those that the page imports, with their dependencies', () => {
  const names = shippedPackages();
  const roots = [...names].filter((name) => !name.startsWith('@') && !name.includes('-'));
  assert.deepEqual(roots, ['lit', 'internmap']);
  for (const name of ['lit', 'lit-html', 'd3-array']) assert.ok(names.has(name), name);
  for (const name of ['vite', 'typescript', 'eslint']) assert.ok(!names.has(name), name);
});
