// What the engines that make a folder of files have in common: building it, and serving it.
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../lib/paths.js';
import { run } from '../lib/run.js';
import { serve } from '../serve.js';

/**
 * served serves what an engine built, in a sub-folder as many blogs are, by a host that sends no headers.
 * @param {string} dir
 * @param {Record<string, string>} posts paths by what they show
 * @param {string} [feed]
 * @returns {Promise<import('./types.js').Blog>}
 */
export async function served(dir, posts, feed) {
  const site = await serve({ root: at('docs'), mounts: { '/blog/': dir }, headers: 'plain' });
  const url = (/** @type {string} */ path) => `${site.url}blog/${path}`;
  return {
    posts: Object.entries(posts).map(([how, path]) => {
      return { how, url: url(path), frame: how === 'frame' };
    }),
    feed: feed === undefined ? undefined : url(feed),
    close: site.close,
  };
}

/** copyDist puts the files of dist/ where a guide says. */
export function copyDist(/** @type {string} */ dir, /** @type {string} */ folder) {
  mkdirSync(join(dir, folder), { recursive: true });
  cpSync(at('dist'), join(dir, folder), { recursive: true });
}

/** build runs an engine quietly in its folder. */
export const build = (
  /** @type {string} */ dir,
  /** @type {string} */ command,
  /** @type {string[]} */ ...args
) =>
  run(command, args, {
    ...{ cwd: dir, quiet: true, label: command.split('/').pop() },
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });

/** layout is how a page begins whose engine brings no theme. */
export const layout = '<!doctype html><html lang="en"><title>A race</title><body>';
