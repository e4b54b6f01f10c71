// run(), compare() and cancel() on an element whose widget has not loaded yet, or is gone.
import { expect, test } from '../helpers/chromium-test.ts';
import { hold } from '../helpers/hold.ts';
import { HOST, call, heard } from '../helpers/tag.ts';
import { inFrame, putTag, rowOf } from '../helpers/widget.ts';

const FRAMED = { isolate: 'frame', wait: '40', tasks: '3' };

/** The error of a frame that has no page to load in. */
const OUTSIDE = { failed: true, code: 'load-failed', message: expect.stringContaining('in none') };

test('a framed element outside the page rejects calls, and answers them once it is inserted', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, FRAMED);
  await expect(rowOf(inFrame(tag), 'shared')).toBeVisible();
  const failures = await page.evaluate(async () => {
    const lane = document.createElement('race-lane') as any;
    lane.setAttribute('isolate', 'frame');
    lane.setAttribute('wait', '30');
    (window as any).lane = lane;
    const failure = ({ code, message }: any) => ({ failed: true, code, message });
    return Promise.all([lane.run('serial').catch(failure), lane.compare().catch(failure)]);
  });
  expect(failures).toEqual([OUTSIDE, OUTSIDE]);
  await page.evaluate(() => document.body.append((window as any).lane));
  expect(await call(page.locator('race-lane').last(), 'run', 'shared')).toMatchObject({
    strategy: 'shared',
    verified: true,
  });
});

test('a framed element that was removed rejects calls, and answers them once it is back', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, FRAMED);
  await expect(rowOf(inFrame(tag), 'shared')).toBeVisible();
  const failures = await tag.evaluate(async (lane: any) => {
    (window as any).lane = lane;
    lane.remove();
    const failure = ({ code, message }: any) => ({ failed: true, code, message });
    const atOnce = await lane.run('serial').catch(failure);
    await new Promise((later) => setTimeout(later, 50));
    return [
      atOnce,
      ...(await Promise.all([lane.run('serial').catch(failure), lane.compare().catch(failure)])),
    ];
  });
  expect(failures.slice(1)).toEqual([OUTSIDE, OUTSIDE]);
  expect(failures[0]).toMatchObject({ failed: true });
  await page.evaluate(() => document.body.append((window as any).lane));
  expect(await call(tag, 'run', 'shared')).toMatchObject({ verified: true });
});

for (const [where, attributes, late] of [
  ['in a frame', FRAMED, /embed\.html$/],
  ['in place', { wait: '40', tasks: '3' }, /assets\/widget-/],
] as const) {
  test(`${where}, cancel() rejects calls that wait for the interface at once, and nothing runs later`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('plain', HOST);
    const letGo = await hold(page, late);
    const tag = await putTag(page, sites.isolated.url, attributes);
    const names = await tag.evaluate(async (lane: any) => {
      await customElements.whenDefined('race-lane');
      const ended = ({ name }: any) => name;
      const calls = [lane.run('serial').catch(ended), lane.compare().catch(ended)];
      await new Promise((later) => setTimeout(later, 100));
      lane.cancel();
      const waiting = new Promise((later) => setTimeout(() => later('they still wait'), 500));
      return Promise.all(calls.map((each) => Promise.race([each, waiting])));
    });
    expect(names).toEqual(['AbortError', 'AbortError']);
    letGo();
    const widget = where === 'in place' ? tag : inFrame(tag);
    await expect(rowOf(widget, 'serial')).toBeVisible();
    await page.waitForTimeout(300);
    expect(await heard(page)).toEqual([]);
    expect(await call(tag, 'run', 'serial')).toMatchObject({ verified: true });
    expect((await heard(page)).map(({ type }) => type)).toEqual(['start', 'result']);
  });

  test(`${where}, calls that wait for the interface reject when the element is removed`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('plain', HOST);
    const letGo = await hold(page, late);
    const tag = await putTag(page, sites.isolated.url, attributes);
    const name = await tag.evaluate(async (lane: any) => {
      await customElements.whenDefined('race-lane');
      const run = lane.run('serial').catch((error: any) => error.name);
      await new Promise((later) => setTimeout(later, 100));
      (window as any).lane = lane;
      lane.remove();
      return run;
    });
    expect(name).toBe('AbortError');
    letGo();
    await page.evaluate(() => document.body.append((window as any).lane));
    expect(await call(tag, 'run', 'serial')).toMatchObject({ verified: true });
  });
}
