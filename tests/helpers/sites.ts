// Servers of pages: one sends the isolating headers, one sends none, others send what a test wants.
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../../scripts/lib/paths.js';
import { serve } from '../../scripts/serve.js';
import type { Site } from '../../scripts/serve.js';

/** An origin that sends the headers of dist/_headers, or none. */
export type Kind = 'isolated' | 'plain';

export type { Site };

/** Starts one more server with these headers. It serves the test pages and, in the given folder, dist/. */
export type Host = (
  headers?: Record<string, string>,
  folder?: string,
  name?: string,
) => Promise<Site>;

/** A name of this computer over which http gives pages no secure context. Only localhost gives one. */
export const INSECURE = hostname();

/** Returns why no page can be opened by that name, or an empty text. In some containers the name leads nowhere. */
export async function whyNotInsecure(): Promise<string> {
  if (INSECURE === 'localhost') return 'This computer has no name but localhost.';
  try {
    await (await serve({ root: at('dist'), name: INSECURE })).close();
    return '';
  } catch (error) {
    return `No server can listen at ${INSECURE}, the name of this computer: ${error}`;
  }
}

/** Starts both servers, passes them to `use`, and stops them. */
export async function withSites(use: (sites: Record<Kind, Site>) => Promise<void>) {
  // states.html draws the widget from its sources; the benchmark's loops use the tests' oracle.
  const mounts = {
    '/tests/pages/': at('tests', 'pages'),
    '/tests/helpers/': at('tests', 'helpers'),
    '/benches/': at('benches'),
    '/www/': at('www'),
    '/node_modules/': at('node_modules'),
    '/python-package/': at('python-package', 'src', 'racelane', 'static'),
  };
  const folders = { root: at('dist'), mounts };
  const isolated = await serve({ ...folders, headers: 'isolated' });
  const plain = await serve({ ...folders, headers: 'plain' });
  await use({ isolated, plain });
  await Promise.all([isolated.close(), plain.close()]);
}

/** Passes a function that starts servers to `use`, and stops these servers. */
export async function withHosts(use: (host: Host) => Promise<void>) {
  const open: Site[] = [];
  await use(async (headers = {}, folder = '', name = 'localhost') => {
    const pages = at('tests', 'pages');
    const mounts = { '/tests/pages/': pages, [`/${folder}`]: at('dist') };
    const site = await serve({ root: folder ? pages : at('dist'), mounts, name, headers });
    open.push(site);
    return site;
  });
  await Promise.all(open.map((site) => site.close()));
}

/**
 * Waits until a site has had no request for half a second. Playwright's network idle may never come once a worker
 * has run: the browser does not report the end of requests that were under way when a worker ended.
 */
export async function untilQuiet({ requests }: Site) {
  for (let before = -1; before !== requests.length;) {
    before = requests.length;
    await sleep(500);
  }
}

/** Finds the times that a page waits for its service worker, and an element for the page in its frame. */
const STEPS: [file: RegExp, times: RegExp][] = [
  [/\/isolation-[^/]+\.js$/, /(?<==)1e4\b/],
  [/\/host-[^/]+\.js$/, /(?<==)15e3,\w+=2e4\b/],
];

/**
 * Gives the pages of a site a minute for each step that isolates them. On a busy machine a step may take longer than
 * readers are made to wait. The page then rightly gives up, which is no failure of what the test is about.
 */
export function giveTime(site: Site) {
  for (const [file, times] of STEPS) {
    const replace = (text: string) => {
      if (!times.test(text)) throw new Error(`There is no ${times} in ${file}.`);
      return text.replace(times, (found) => found.replaceAll(/\d+e\d/g, '6e4'));
    };
    site.fault(file, { replace });
  }
}

/** Returns a function that replaces a text. It throws if the text is missing, because then nothing would change. */
export const swap =
  (from: string, to: string): ((text: string) => string) =>
  (text) => {
    if (!text.includes(from)) throw new Error(`There is no ${from} to be replaced by ${to}.`);
    return text.replace(from, to);
  };
