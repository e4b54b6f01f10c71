// The servers that pages are opened from: one sends the headers that isolate, one sends none, others what a test wants.
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../../scripts/lib/paths.js';
import { serve } from '../../scripts/serve.js';
import type { Site } from '../../scripts/serve.js';

/** An origin with the headers of dist/_headers, or with none. */
export type Kind = 'isolated' | 'plain';

/**
 * Starts one more server, which sends
 * these headers. It serves dist/ too, in the folder named, and the test pages.
 */
export type { Site };

export type Host = (headers?: Record<string, string>, folder?: string) => Promise<Site>;

/** withSites starts both, lets them be used, and ends them. */
export async function withSites(use: (sites: Record<Kind, Site>) => Promise<void>) {
  // states.html draws the widget from its sources; the benchmark's loops count with the tests' oracle.
  const mounts = {
    '/tests/pages/': at('tests', 'pages'),
    '/tests/helpers/': at('tests', 'helpers'),
    '/benches/': at('benches'),
    '/www/': at('www'),
    '/node_modules/': at('node_modules'),
  };
  const folders = { root: at('dist'), mounts };
  const isolated = await serve({ ...folders, headers: 'isolated' });
  const plain = await serve({ ...folders, headers: 'plain' });
  await use({ isolated, plain });
  await Promise.all([isolated.close(), plain.close()]);
}

/** withHosts lets more servers be started, and ends them. */
export async function withHosts(use: (host: Host) => Promise<void>) {
  const open: Site[] = [];
  await use(async (headers = {}, folder = '') => {
    const pages = at('tests', 'pages');
    const mounts = { '/tests/pages/': pages, [`/${folder}`]: at('dist') };
    const site = await serve({ root: folder ? pages : at('dist'), mounts, headers });
    open.push(site);
    return site;
  });
  await Promise.all(open.map((site) => site.close()));
}

/**
 * untilQuiet waits until a site has been asked for nothing for half a second. Playwright's idle network may never come once
 * a worker has run: of what was under way when it ended the browser tells no end.
 */
export async function untilQuiet({ requests }: Site) {
  for (let before = -1; before !== requests.length;) {
    before = requests.length;
    await sleep(500);
  }
}

/** swap gives what puts a text in place of another on its way. It has to be there: else nothing would be changed. */
export const swap =
  (from: string, to: string): ((text: string) => string) =>
  (text) => {
    if (!text.includes(from)) throw new Error(`There is no ${from} to be replaced by ${to}.`);
    return text.replace(from, to);
  };
