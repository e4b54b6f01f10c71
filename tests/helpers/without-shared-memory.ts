// What engines without SharedArrayBuffer say of what needs it.
import { UNSHARED, failureOf } from './module-calls.ts';
import { expect } from './engine-test.ts';
import type { Engine } from '../../scripts/lib/engines.js';
import type { Page } from './module-calls.ts';

/** canRun tells whether an engine has what a run on an isolated page needs. */
export const canRun = (
  { sharesMemory }: Engine,
  { strategy = 'serial', executor }: { strategy?: string; executor?: string },
) => sharesMemory || (UNSHARED.some((name) => name === strategy) && executor !== 'threads');

/** expectRefusal holds an isolated page without SharedArrayBuffer to its reason. */
export async function expectRefusal(page: Page, options: Record<string, unknown>) {
  const failure = await failureOf(page, options);
  expect(failure).toMatchObject({ name: 'RaceError', code: 'unsupported' });
  expect(failure.message).toContain('no SharedArrayBuffer');
}
