// The hash of a release on an author's tag: the released file runs, an altered one does not.
import { at } from '../../scripts/lib/paths.js';
import { integrities } from '../../scripts/lib/integrity.js';
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST, call } from '../helpers/tag.ts';

test('with its hash on the tag, racelane.js of another origin runs, and an altered one does not', async ({
  page,
  host,
  sites,
  seenErrors,
  allowErrors,
}) => {
  allowErrors(/integrity/);
  const integrity = integrities(at('dist'))['racelane.js'];
  const script = `<script type="module" src="${sites.isolated.url}racelane.js" integrity="${integrity}" crossorigin="anonymous"></script>`;
  const post = await host();
  post.fault(/host\.html$/, {
    replace: (text) =>
      text.replace('</body>', `<race-lane wait="20" tasks="2"></race-lane>${script}</body>`),
  });
  await page.goto(`${post.url}${HOST}`);
  expect(await call(page.locator('race-lane'), 'run', 'serial')).toMatchObject({ verified: true });
  sites.isolated.fault(/racelane\.js$/, {
    replace: (text) => `${text}\n`,
    headers: { 'Access-Control-Allow-Origin': '*' },
  });
  await page.reload();
  await expect.poll(() => seenErrors.filter((text) => /integrity/.test(text))).toHaveLength(1);
  expect(await page.evaluate(() => customElements.get('race-lane'))).toBe(undefined);
});
