// Engines without SharedArrayBuffer: what they can run, and how they refuse the rest.
import { UNSHARED, failureOf } from './module-calls.ts';
import { expect } from './engine-test.ts';
import type { Engine } from '../../scripts/lib/engines.js';
import type { Page } from './module-calls.ts';

/** Returns whether an engine can do a run on an isolated page. */
export const canRun = (
  { sharesMemory }: Engine,
  { strategy = 'serial', executor }: { strategy?: string; executor?: string },
) => sharesMemory || (UNSHARED.some((name) => name === strategy) && executor !== 'threads');

/** Checks that an isolated page without SharedArrayBuffer gives its reason. */
export async function expectRefusal(page: Page, options: Record<string, unknown>) {
  const failure = await failureOf(page, options);
  expect(failure).toMatchObject({ name: 'RaceError', code: 'unsupported' });
  expect(failure.message).toContain('no SharedArrayBuffer');
}
