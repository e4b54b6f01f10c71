// The tag in unusual places: sub-folders, strict policies, isolated posts, twice, moved, without JavaScript.
import { readFileSync } from 'node:fs';
import { headersFile, isolationHeaders } from '../../scripts/headers.js';
import { at } from '../../scripts/lib/paths.js';
import { workersLeft } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { hold } from '../helpers/hold.ts';
import { giveTime } from '../helpers/sites.ts';
import { HOST, call } from '../helpers/tag.ts';
import { inFrame, putTag, rowOf, watchShifts } from '../helpers/widget.ts';

const SMALL = { wait: '20', tasks: '2' };
const guide = readFileSync(at('docs', 'hosts.md'), 'utf8');

/** Returns what docs/hosts.md says between the markers of a name. */
function documented(name: string) {
  const [, text] =
    guide.match(
      new RegExp(`<!-- ${name} -->\\s+\`\`\`http\\s+([^]*?)\\s+\`\`\`\\s+<!-- /${name}`),
    ) ?? [];
  if (!text) throw new Error(`docs/hosts.md has no ${name}.`);
  return text;
}

test('docs/hosts.md shows the headers of dist/_headers', () => {
  const lines = headersFile()
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
  expect(documented('headers').split('\n')).toEqual(lines);
  for (const [name, value] of Object.entries(isolationHeaders)) {
    expect(guide).toContain(`  ${name}: ${value}\n`);
    expect(guide).toContain(`add_header ${name} ${value} always;`);
    expect(guide).toContain(`Header always set ${name} ${value}\n`);
    expect(guide).toContain(`{ "key": "${name}", "value": "${value}" }`);
  }
});

test('from a sub-folder of another origin the tag runs in place and in a frame, and requests nothing outside that folder', async ({
  openPage,
  host,
}) => {
  const files = await host(isolationHeaders, 'blog/2026/racelane/');
  const url = `${files.url}blog/2026/racelane/`;
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, url, SMALL);
  expect(await call(tag, 'run', 'processes')).toMatchObject({ verified: true });
  await tag.evaluate((element) => element.setAttribute('isolate', 'frame'));
  expect(await call(tag, 'run', 'shared')).toMatchObject({ verified: true });
  expect(files.requests.filter((path) => !path.startsWith('/blog/2026/racelane/'))).toEqual([]);
});

test('on a host without headers the service worker works in a sub-folder too', async ({
  page,
  host,
}) => {
  const files = await host({ 'Access-Control-Allow-Origin': '*' }, 'a/b/');
  giveTime(files);
  await page.goto(`${files.url}a/b/embed.html?wait=20&tasks=2`);
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
  expect(await call(page.locator('race-lane'), 'run', 'shared')).toMatchObject({ verified: true });
});

test('two copies of racelane.js from two origins define one element and measure in turns', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, SMALL);
  await expect(rowOf(tag, 'serial')).toBeVisible();
  const times = await page.evaluate(
    async ([first, second]) => {
      const copies = await Promise.all([import(first), import(second)]);
      // Loads both engines, so that the measured runs ask for their turns at the same time.
      for (const { race } of copies) await race({ workload: 'io', tasks: 1, wait: 1 });
      const options = { workload: 'io', tasks: 2, wait: 600 };
      const waited = [0, 0];
      const runs = copies.map(({ race }, index) =>
        race(options, { onWait: () => (waited[index] += 1) }),
      );
      const spans = (await Promise.all(runs)).map(({ startedAt, elapsedMs }) => {
        const fromMs = Date.parse(startedAt);
        return { fromMs, toMs: fromMs + elapsedMs };
      });
      const [a, b] = spans.sort((one, other) => one.fromMs - other.fromMs);
      return { gapMs: b.fromMs - a.toMs, waited: waited[0] + waited[1] };
    },
    [`${sites.isolated.url}racelane.js`, `${sites.plain.url}racelane.js`],
  );
  // startedAt has whole milliseconds.
  expect(times.gapMs).toBeGreaterThanOrEqual(-1);
  expect(times.waited).toBe(1);
});

test('two framed widgets on a page never measure at the same time', async ({ openPage, sites }) => {
  const page = await openPage('plain', HOST);
  await putTag(page, sites.isolated.url, { ...SMALL, isolate: 'frame', wait: '300', id: 'a' });
  await putTag(page, sites.isolated.url, { ...SMALL, isolate: 'frame', wait: '300', id: 'b' });
  await expect(rowOf(inFrame(page.locator('#b')), 'shared')).toBeVisible();
  const reports = await Promise.all(
    ['#a', '#b'].map((id) => call(page.locator(id), 'run', 'threads')),
  );
  const [first, second] = reports
    .map(({ startedAt, elapsedMs }) => [Date.parse(startedAt), elapsedMs])
    .sort(([a], [b]) => a - b);
  expect(second[0]).toBeGreaterThanOrEqual(first[0] + first[1] - 1);
});

test('a widget continues its run when it is moved, and cancels it when it is removed', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, { tasks: '2', wait: '1000' });
  const moved = await tag.evaluate(async (lane: any) => {
    await customElements.whenDefined('race-lane');
    const run = lane.run('serial');
    await new Promise((begun) => lane.addEventListener('race-update', begun, { once: true }));
    document.body.prepend(lane);
    return run;
  });
  expect(moved).toMatchObject({ verified: true });

  const removed = await page.evaluate(async () => {
    const lane = document.querySelector('race-lane') as any;
    const run = lane.run('processes').catch(({ name }: any) => name);
    await new Promise((begun) => lane.addEventListener('race-update', begun, { once: true }));
    lane.remove();
    await new Promise((later) => setTimeout(later, 50));
    document.body.append(lane);
    return run;
  });
  expect(removed).toBe('AbortError');
  expect(await workersLeft()).toBe(0);
  await expect(rowOf(tag, 'serial')).toHaveAttribute('data-status', 'done');
  expect(await call(tag, 'run', 'processes')).toMatchObject({ verified: true });
});

test('without JavaScript readers see the children of the tag, framed or not', async ({
  browser,
  sites,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.route('**/post.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<script type="module" src="${sites.isolated.url}racelane.js"></script>
        <race-lane>In place</race-lane><race-lane isolate="frame">In a frame</race-lane>`,
    }),
  );
  await page.goto(`${sites.plain.url}post.html`);
  await expect(page.getByText('In place')).toBeVisible();
  await expect(page.getByText('In a frame')).toBeVisible();
  await context.close();
});

for (const [where, attributes] of [
  ['in place', {}],
  ['in a frame', { isolate: 'frame' }],
] as [string, Record<string, string>][]) {
  for (const width of [1280, 768, 700, 500, 360]) {
    test(`nothing moves while the interface loads, ${where}, at ${width} px`, async ({
      context,
      sites,
    }) => {
      const page = await context.newPage();
      // So high that the content below the widget fills much of the window: a shift of a few pixels counts.
      await page.setViewportSize({ width, height: 2600 });
      await watchShifts(page);
      await page.goto(`${sites.plain.url}${HOST}`);
      // The element is defined and keeps its space before the interface has loaded.
      const letGo = await hold(page, /assets.(widget|host)/);
      const tag = await putTag(page, sites.isolated.url, attributes);
      await page.evaluate(() => customElements.whenDefined('race-lane').then(() => {}));
      await page.evaluate(() => {
        const after = document.createElement('p');
        after.textContent = 'The post goes on here. '.repeat(2000);
        document.body.append(after);
        return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      });
      const before = await page.evaluate(() => (window as any).layoutShift);
      letGo();
      const widget = attributes.isolate ? inFrame(tag) : tag;
      await expect(rowOf(widget, 'serial')).toBeVisible();
      await page.waitForTimeout(300);
      const shift = await page.evaluate(() => (window as any).layoutShift);
      expect(shift - before).toBeLessThan(0.001);
    });
  }
}
