// The name of this build, by which files of two builds are told apart.

import { RaceError } from './errors.ts';

/** The build replaces this name by a text (vite.config.js). Sources that run unbuilt do not have it. */
declare const RACELANE_BUILD: string | undefined;

export const buildName = typeof RACELANE_BUILD === 'string' ? RACELANE_BUILD : '';

/**
 * Returns a file's address with the build's name in its query. A cache may hold the file of an earlier build under the
 * bare address. Only addresses of a server have a query.
 */
export function withBuildName(url: string): string {
  if (!buildName || !/^https?:/.test(url)) return url;
  const address = new URL(url);
  address.searchParams.set('build', buildName);
  return address.href;
}

/** Returns the error of a file that belongs to another build than the script that loaded it. */
export const otherBuildError = (file: string) =>
  new RaceError(
    'load-failed',
    `${file} is of another build than racelane.js: a cache has kept one of them, or the folder has files of two ` +
      'builds. Press again to load it past the cache. If that does not help, reload the page, or copy the whole folder anew.',
  );
