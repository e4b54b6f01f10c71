// The two servers that pages are opened from: one sends the headers that isolate, one sends none.
import { at } from '../scripts/lib/paths.js';
import { serve } from '../scripts/serve.js';

/**
 * @typedef {import('../scripts/serve.js').Site} Site
 * @typedef {'isolated' | 'plain'} Kind an origin with the headers of dist/_headers, or with none
 */

/**
 * withSites starts both, lets them be used, and ends them.
 * @param {(sites: Record<Kind, Site>) => Promise<void>} use
 */
export async function withSites(use) {
  // states.html draws the widget from its sources; the benchmark's loops count with the tests' oracle.
  const mounts = {
    '/tests/pages/': at('tests', 'pages'),
    '/tests/browser/': at('tests', 'browser'),
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
