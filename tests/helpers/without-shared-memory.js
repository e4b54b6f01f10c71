// What engines without SharedArrayBuffer say of what needs it.
import { UNSHARED, failureOf } from './module-calls.js';
import { expect } from './engine-test.js';

/**
 * @typedef {import('../../scripts/lib/engines.js').Engine} Engine
 * @typedef {import('../../www/core/report.ts').Options} Options
 */

/**
 * canRun tells whether an engine has what a run on an isolated page needs.
 * @param {Engine} engine
 * @param {{ strategy?: string, executor?: string }} options
 */
export const canRun = ({ sharesMemory }, { strategy = 'serial', executor }) =>
  sharesMemory || (UNSHARED.some((name) => name === strategy) && executor !== 'threads');

/**
 * expectRefusal holds an isolated page without SharedArrayBuffer to its reason.
 * @param {import('./module-calls.js').Page} page
 * @param {Record<string, unknown>} options
 */
export async function expectRefusal(page, options) {
  const failure = await failureOf(page, options);
  expect(failure).toMatchObject({ name: 'RaceError', code: 'unsupported' });
  expect(failure.message).toContain('no SharedArrayBuffer');
}
