// Files of another build in the place of this build's files, as a cache or a half-copied folder has them.
import { readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import type { Fault } from '../../scripts/serve.js';

/** The name of the build in dist/, which its wasm ends with. */
export const build = nameOf(readFileSync(at('dist', 'racelane_bg.wasm'), 'latin1'));

function nameOf(wasm: string) {
  const name = /build(\d+\.\d+\.\d+[\w.-]*-[\da-f]{8})$/.exec(wasm)?.[1];
  if (!name) throw new Error('dist/racelane_bg.wasm does not end with the name of its build.');
  return name;
}

/** A name of equal length, so that the sections of the wasm keep their lengths. */
export const otherBuild = build.replace(/^\d/, '9').replace(/.{8}$/, '0badcafe');

/** The file as another build has it. */
export const ofOtherBuild: Fault = { replace: (text) => text.replaceAll(build, otherBuild) };

/** The same, in an answer that the browser may keep for an hour. */
export const keptByCache: Fault = { ...ofOtherBuild, headers: { 'Cache-Control': 'max-age=3600' } };

/** Matches the names of builds in a message, which the table of faults leaves out. */
export const BUILD_NAMES = /\d+\.\d+\.\d+[\w.-]*-[\da-f]{8}/g;
