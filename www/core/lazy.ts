// Loads a part of Racelane on demand: once, in bounded time, again after a failure, and not before the page is shown.

import { RaceError } from './errors.ts';
import { withTimeLimit } from './waits.ts';

/** A part that is imported on demand. */
export interface Part<T> {
  /**
   * Imports the part. All callers share one import; after a failed import the next call imports again.
   * @throws RaceError `load-failed`
   */
  load: () => Promise<T>;
  /** The part, or null before it has loaded. */
  readonly loaded: T | null;
}

/**
 * `import()` reports no progress, so this is a plain time-out. A chunk that arrives later is cached for the next try.
 */
const LIMIT_MS = 15_000;

/**
 * Returns a part that is not imported yet.
 * @param subject the part, as the subject of the error's sentence
 * @param importPart the `import()`, in a function
 * @param remedy what the reader can do, besides checking the connection
 */
export function lazy<T>(
  subject: string,
  importPart: () => Promise<T>,
  remedy = 'reload the page',
): Part<T> {
  let loading: Promise<T> | null = null;
  let loaded: T | null = null;
  const start = async () => {
    await whenShown();
    try {
      return (loaded = await withTimeLimit(importPart(), LIMIT_MS));
    } catch (cause) {
      loading = null;
      throw loadFailed(subject, remedy, cause);
    }
  };
  return {
    load: () => (loading ??= start()),
    get loaded() {
      return loaded;
    },
  };
}

/** Waits for the page to be shown, where the browser prerenders it: until then it must not measure. */
async function whenShown() {
  const page = globalThis.document as (Document & { prerendering?: boolean }) | undefined;
  if (page?.prerendering)
    await new Promise((resolve) =>
      page.addEventListener('prerenderingchange', resolve, { once: true }),
    );
}

function loadFailed(subject: string, remedy: string, cause: unknown) {
  const why = cause instanceof Error ? cause.message : String(cause);
  const sentence = `${subject} did not load (${why}). Check the connection, then ${remedy}.`;
  return new RaceError('load-failed', sentence, { cause });
}
