// Errors that a test provokes on purpose: the test allows them, all others fail it.
import type { TestInfo } from '@playwright/test';

const TYPE = 'allowed-error';

/** The `allowErrors` fixture, for Chromium's tests and for those of every engine. */
export async function allowErrors(
  // Playwright reads the fixtures that a function needs from its destructured parameter.
  // eslint-disable-next-line no-empty-pattern
  {}: object,
  use: (allow: (pattern: RegExp) => void) => Promise<void>,
  info: TestInfo,
) {
  await use((pattern) => {
    info.annotations.push({ type: TYPE, description: pattern.source });
  });
}

/** Returns the errors that the test did not allow. */
export function unexpectedErrors(seen: readonly string[], info: Pick<TestInfo, 'annotations'>) {
  const allowed = info.annotations
    .filter(({ type }) => type === TYPE)
    .map(({ description }) => new RegExp(description ?? ''));
  return seen.filter((text) => !allowed.some((pattern) => pattern.test(text)));
}
