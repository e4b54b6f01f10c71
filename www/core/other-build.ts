// The error of files of two builds. Loaded only after a failure.

import { RaceError } from './errors.ts';

/**
 * Returns the error of a file that belongs to another build than racelane.js, also after it was fetched past the cache.
 * @param build the name of the file's build, if the file has one
 * @param expected the name of the build of racelane.js
 */
export const otherBuildError = (file: string, build: string | undefined, expected: string) =>
  new RaceError(
    'load-failed',
    `${file} is of ${build ? `version ${build}` : 'an unknown version'}, and racelane.js is of version ${expected}: a ` +
      'cache has kept one of them, or the folder has files of two versions. Reload the page. If that does not help, ' +
      'copy the whole folder anew.',
  );
