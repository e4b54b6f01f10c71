// The weight of what a reader downloads, and when: the requests of a post with one tag.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { at } from '../../scripts/lib/paths.js';
import { limitsKb, measure } from '../../scripts/weights.js';
import { unlessDisturbed } from '../helpers/disturbed-files.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST } from '../helpers/tag.ts';
import { inFrame, press, putTag, rowOf } from '../helpers/widget.ts';

/** Returns the gzip size in KB of the requested files of dist/, each counted once. */
function weighed(requests: readonly string[]) {
  const files = new Set(unlessDisturbed(requests).filter((path) => !path.startsWith('/tests/')));
  let bytes = 0;
  for (const path of files) bytes += gzipSync(readFileSync(at('dist', path)), { level: 9 }).length;
  return { kb: bytes / 1000, files: [...files] };
}

test('a post loads racelane.js alone until its widget comes near, and stays within the limit until a shared run has ended', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', HOST);
  await page.evaluate(() => {
    const space = document.createElement('p');
    space.style.height = '5000px';
    const lane = document.createElement('race-lane');
    lane.setAttribute('wait', '30');
    lane.textContent = 'What readers see without JavaScript.';
    const script = document.createElement('script');
    script.type = 'module';
    script.src = new URL('/racelane.js', location.href).href;
    document.body.append(space, lane, script);
  });
  await page.waitForFunction(() => customElements.get('race-lane') !== undefined);
  await page.waitForLoadState('networkidle');
  const before = weighed(sites.isolated.requests);
  expect(before.files).toEqual(['/racelane.js']);
  expect(before.kb).toBeLessThan(limitsKb.entry);

  const lane = page.locator('race-lane');
  await lane.scrollIntoViewIfNeeded();
  await expect(lane.locator('[data-strategy=shared]')).toBeVisible();
  const seen = weighed(sites.isolated.requests);
  expect(seen.files.filter((path) => /wasm|worker/.test(path))).toEqual([]);

  await lane.getByRole('button', { name: /^Shared threads/ }).click();
  await expect(lane.locator('[data-strategy=shared]')).toHaveAttribute('data-status', 'done');
  await expect(lane.locator('[part=verdict]')).toContainText(/\d/);
  const after = weighed(sites.isolated.requests);
  console.log(`${before.kb.toFixed(1)} KB, ${seen.kb.toFixed(1)} KB, ${after.kb.toFixed(1)} KB`);
  expect(after.files.some((path) => path.endsWith('.wasm'))).toBe(true);
  expect(after.kb).toBeLessThan(limitsKb.afterRun);
});

test('a post with a framed widget loads no more than the computed weight, each file once', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, { isolate: 'frame', wait: '30' });
  const lane = inFrame(tag);
  await press(lane.getByRole('button', { name: /^Shared threads/ }));
  await expect(rowOf(lane, 'shared')).toHaveAttribute('data-status', 'done');
  await expect(lane.locator('[part=verdict]')).toContainText(/\d/);
  const weighedNow = () => weighed([...sites.plain.requests, ...sites.isolated.requests]);
  // The run makes the frame request further files, a moment later.
  await expect
    .poll(() => weighedNow().kb)
    .toBeCloseTo(measure(at('dist')).framed.gzipBytes / 1000, 3);
  const { kb, files } = weighedNow();
  const computedKb = measure(at('dist')).framed.gzipBytes / 1000;
  console.log(
    `framed: ${kb.toFixed(1)} KB in ${files.length} files, ${computedKb.toFixed(1)} KB computed`,
  );
  expect(files.some((path) => path.endsWith('.wasm'))).toBe(true);
  expect(kb).toBeLessThan(limitsKb.framed);
  expect(kb).toBeCloseTo(computedKb, 3);
});
