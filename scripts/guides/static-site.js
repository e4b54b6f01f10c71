// Builds and serves the folder of files that a static-site engine makes.
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../lib/paths.js';
import { run } from '../lib/run.js';
import { serve } from '../serve.js';

/**
 * Serves a built blog below `/blog/`, from a host that sends no headers.
 * @param {string} dir
 * @param {Record<string, string>} posts paths by what the posts show
 * @param {string} [feed]
 * @returns {Promise<import('./types.js').Blog>}
 */
export async function serveBlog(dir, posts, feed) {
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

/** Copies dist/ to where a guide says. */
export function copyDist(/** @type {string} */ dir, /** @type {string} */ folder) {
  mkdirSync(join(dir, folder), { recursive: true });
  cpSync(at('dist'), join(dir, folder), { recursive: true });
}

/** Runs an engine quietly in its folder. */
export const build = (
  /** @type {string} */ dir,
  /** @type {string} */ command,
  /** @type {string[]} */ ...args
) =>
  run(command, args, {
    ...{ cwd: dir, quiet: true, label: command.split('/').pop() },
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });

/** The beginning of a page, for engines without a theme. */
export const layout = '<!doctype html><html lang="en"><title>A race</title><body>';
