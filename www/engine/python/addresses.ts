// The addresses of Python's files. Posts that run no Python load no byte of them, not even their names.

import { assetUrls, isCopy, toAbsolute, withBuildName } from '../../core/asset-urls.ts';

export const addresses = {
  /** The folder of the five files, or null in an app made by a bundler, which has no such folder beside it. */
  get folder() {
    return isCopy ? new URL('./python/', assetUrls.module).href : null;
  },
  /** Bundlers see this form and copy the script into the app. */
  get worker() {
    return withBuildName(toAbsolute(new URL('./racelane-python.js', import.meta.url)));
  },
};
