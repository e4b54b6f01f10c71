// Loads a part of Racelane on demand: once, again after a failure, and not before the page is shown.

import { RaceError } from './errors.ts';

/** A part that is imported on demand. */
export interface Part<T> {
  /**
   * Imports the part. All callers share one import; after a failed import the next call imports again.
   * @throws RaceError `load-failed`
   */
  load: () => Promise<T>;
}

/**
 * Returns a part that is not imported yet.
 * @param subject the part, as the subject of the error's sentence
 * @param importPart the `import()`, in a function
 */
export function lazy<T>(subject: string, importPart: () => Promise<T>): Part<T> {
  let loading: Promise<T> | null = null;
  const start = () =>
    whenShown()
      .then(importPart)
      .catch((cause: Error) => {
        loading = null;
        const sentence = `${subject} did not load (${cause.message}). Try again or reload the page.`;
        throw new RaceError('load-failed', sentence, { cause });
      });
  return { load: () => (loading ??= start()) };
}

/** Waits until a prerendered page is shown. Before that the page must not measure. */
async function whenShown() {
  const page = globalThis.document as (Document & { prerendering?: boolean }) | undefined;
  if (page?.prerendering)
    await new Promise((resolve) =>
      page.addEventListener('prerenderingchange', resolve, { once: true }),
    );
}
