// The name of this build: its version and the beginning of a hash, `0.1.0-1a2b3c4d`. Every file that a run needs has the
// name in it, so files of two builds are told apart.

/** The build replaces this name by a text (vite.config.js). Sources that run unbuilt do not have it. */
declare const RACELANE_BUILD: string | undefined;

export const buildName = typeof RACELANE_BUILD === 'string' ? RACELANE_BUILD : '';

/** Returns the name of another build, if a file's text has such a name and not the name of this build. */
export const otherBuildIn = (text: string): string | undefined =>
  text.includes(buildName) ? undefined : /\d+\.[\w.-]+-[\da-f]{8}\b/.exec(text)?.[0];
