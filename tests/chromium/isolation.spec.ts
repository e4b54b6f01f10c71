// Racelane's own pages on hosts that do not isolate them: at most one reload, and the true reason by its name.
import { expect, test } from '../helpers/chromium-test.ts';
import { swap, giveTime } from '../helpers/sites.ts';
import { HOST } from '../helpers/tag.ts';
import { putTag, rowOf } from '../helpers/widget.ts';
import type { Page } from '@playwright/test';
import type { Site } from '../helpers/sites.ts';

const SW = /racelane-sw\.js$/;
const CSP = 'Content-Security-Policy';

/** Counts the visits of embed.html, in the tab or in frames. */
function countVisits(page: Page) {
  const seen = { count: 0 };
  page.on('request', (request) => {
    if (request.isNavigationRequest() && /embed/.test(request.url())) seen.count += 1;
  });
  return seen;
}

/** Returns the service worker with the isolating headers renamed. */
const removeIsolation = (text: string) =>
  text.replaceAll(/'(Document-Isolation-Policy|Cross-Origin-Embedder-Policy)'/g, "'X-$1'");

/** A fault, its set-up on the host, the reason that embed.html shows, and the number of loads. */
const HARMS: [what: string, harm: (files: Site) => unknown, reason: RegExp, visits: number][] = [
  [
    'racelane-sw.js is missing',
    (files) => files.fault(SW, { status: 404 }),
    /did not start: for racelane-sw\.js the server answered 404/,
    1,
  ],
  [
    'racelane-sw.js comes as a page',
    (files) => files.fault(SW, { mime: 'text/html' }),
    /did not start: the host sends racelane-sw\.js as text\/html/,
    1,
  ],
  [
    'a policy forbids the service worker',
    (files) => files.fault(/embed\.html$/, { headers: { [CSP]: "worker-src 'none'" } }),
    /did not start: .*Content Security Policy/,
    1,
  ],
  [
    'racelane-sw.js is of no use',
    (files) => files.fault(SW, { replace: removeIsolation }),
    /does not isolate this page: it comes without Cross-Origin-Embedder-Policy/,
    2,
  ],
];

for (const [what, harm, reason, visits] of HARMS) {
  test(`where ${what}, embed.html says so after ${visits} visit(s)`, async ({
    page,
    host,
    allowErrors,
  }) => {
    allowErrors(/404|service worker|Content Security Policy|MIME type/i);
    const files = await host();
    giveTime(files);
    harm(files);
    const seen = countVisits(page);
    await page.goto(`${files.url}embed.html?tasks=2`);
    await expect(page.locator('#note')).toContainText(reason);
    await page.waitForTimeout(500);
    expect(seen.count).toBe(visits);
    const countRegistrations = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    expect(await countRegistrations()).toBe(0);
  });
}

test('in a post whose Permissions-Policy denies isolation, the rows name the policy', async ({
  page,
  host,
}) => {
  const files = await host({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Permissions-Policy': 'cross-origin-isolated=()',
  });
  await page.goto(`${files.url}${HOST}`);
  const tag = await putTag(page, files.url, { tasks: '2', wait: '20' });
  await expect(rowOf(tag, 'shared')).toContainText('as a Permissions-Policy denies that');
});

test('where a file of the frame does not load, the element does not blame embed.html', async ({
  openPage,
  sites,
  allowErrors,
}) => {
  allowErrors(/guest/);
  sites.isolated.fault(/guest-.*\.js$/, { hang: true });
  sites.isolated.fault(/host-.*\.js$/, { replace: swap('15e3', '2e3') });
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, { isolate: 'frame' });
  await expect(tag.getByRole('alert')).toContainText('came into the frame, but its widget');
});

const DENIAL = { 'Permissions-Policy': 'cross-origin-isolated=()' };

for (const [what, headers] of [
  [
    'with other values are replaced',
    {
      'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
      'Cross-Origin-Embedder-Policy': 'unsafe-none',
      'Cross-Origin-Resource-Policy': 'same-site',
      'Document-Isolation-Policy': 'none',
    },
  ],
  // Document-Isolation-Policy does not ask for the permission.
  [
    'that a Permissions-Policy makes useless are completed',
    {
      ...DENIAL,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  ],
] as [string, Record<string, string>][])
  test(`headers of the host ${what}`, async ({ page, host }) => {
    const files = await host(headers);
    giveTime(files);
    const seen = countVisits(page);
    await page.goto(`${files.url}embed.html?tasks=2`);
    await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
    expect(seen.count).toBe(2);
  });

for (const [what, harm, isolated] of [
  ['are isolated after one reload each', () => {}, true],
  [
    'say why not after one reload each',
    (files: Site) => files.fault(SW, { replace: removeIsolation }),
    false,
  ],
] as const) {
  test(`three frames of one post ${what}`, async ({ page, host, sites }) => {
    const files = await host();
    giveTime(files);
    harm(files);
    const seen = countVisits(page);
    await page.goto(`${sites.plain.url}${HOST}`);
    await page.evaluate((src) => {
      for (const tasks of [2, 3, 4]) {
        const frame = document.createElement('iframe');
        frame.src = `${src}?tasks=${tasks}`;
        document.body.append(frame);
      }
    }, `${files.url}embed.html`);
    const areSettled = async () => {
      const states = page
        .frames()
        .slice(1)
        .map((frame) =>
          frame.evaluate(() => [
            crossOriginIsolated,
            document.querySelector('#note')?.textContent !== '',
          ]),
        );
      return (await Promise.all(states)).every(
        ([is, says]) => is === isolated && says !== isolated,
      );
    };
    await expect.poll(() => areSettled().catch(() => false), { timeout: 60_000 }).toBe(true);
    await page.waitForTimeout(500);
    expect(seen.count).toBeLessThanOrEqual(6);
  });
}

test('our pages come up behind a proxy that renames the types of scripts without its mark', async ({
  page,
  host,
}) => {
  const files = await host();
  const rename = (tag: string) =>
    tag.includes('data-cfasync="false"') ? tag : tag.replace('"module"', '"renamed-module"');
  files.fault(/\.html$/, { replace: (html) => html.replaceAll(/<script [^>]*>/g, rename) });
  for (const path of ['index.html', 'embed.html']) {
    // The page would reload itself to be isolated, perhaps in the midst of the next step.
    await page.goto(`${files.url}${path}?service-worker=off`);
    await expect(rowOf(page.locator('race-lane').first(), 'serial')).toBeVisible();
  }
});

test('where a service worker of the site answers the frame, the element names it', async ({
  page,
  host,
}) => {
  const files = await host();
  files.fault(SW, {
    replace: () => `addEventListener('install', () => skipWaiting());
      addEventListener('activate', (event) => event.waitUntil(clients.claim()));
      addEventListener('fetch', (event) => {
        if (event.request.mode === 'navigate') event.respondWith(new Response(
          '<!doctype html><title>The app</title>', { headers: { 'Content-Type': 'text/html' } }));
      });`,
  });
  await page.goto(`${files.url}${HOST}`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/racelane-sw.js');
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((later) => setTimeout(later, 20));
  });
  // Gives the frame ten minutes to answer, so that only the other page tells the element.
  files.fault(/host-.*\.js$/, { replace: swap('15e3', '6e5') });
  const tag = await putTag(page, files.url, { isolate: 'frame' });
  await expect(tag.getByRole('alert')).toContainText(
    /a page with the title “The app” came in its place\. A service worker of this site/,
  );
});
