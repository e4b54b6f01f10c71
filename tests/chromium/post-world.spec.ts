// The world of a post: its language, its keyboard shortcuts, morphs of the page, prerendering, pop-outs.
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST, call, loadWidget } from '../helpers/tag.ts';
import { inFrame, putTag, rowOf } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

const SMALL = { tasks: '2', wait: '60', strategies: 'serial asyncio' };

/** Makes the page collect and use the keys that reach its shortcuts. */
const watchShortcuts = (page: Page) =>
  page.evaluate(() => {
    const taken: string[] = [];
    Object.assign(window, { taken });
    for (const type of ['keydown', 'keypress', 'keyup']) {
      document.addEventListener(type, (event) => {
        const { key } = event as KeyboardEvent;
        taken.push(`${type} ${key}`);
        // Tab has to go on moving the focus.
        if (key !== 'Tab') event.preventDefault();
      });
    }
  });

/** Returns the keys that the page has taken since the last call. */
const takenKeys = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as any).taken.splice(0));

async function openPost(page: Page, attributes = {}) {
  const tag = await putTag(page, '/', { ...SMALL, ...attributes });
  await loadWidget(tag);
  return tag;
}

const press = async (page: Page, place: Locator, ...keys: string[]) => {
  await place.focus();
  for (const key of keys) await page.keyboard.press(key);
};

test('keys that are typed into a field, or that the widget uses, are no shortcuts of the page', async ({
  openPage,
}) => {
  const page = await openPage('isolated', HOST);
  const tag = await openPost(page);
  await watchShortcuts(page);
  await tag.getByText('Set-up', { exact: true }).first().press('Enter');
  const field = tag.locator('#option-wait');
  await press(
    page,
    field,
    '5',
    '0',
    '.',
    '5',
    'ArrowLeft',
    'Backspace',
    'Shift+A',
    'Delete',
    '6',
    'Enter',
  );
  await expect(field).toHaveValue('6050A6');
  await field.fill('60');
  await tag.locator('summary').first().press('Space');
  await press(page, rowOf(tag, 'serial').locator('.run'), 'Space');
  await expect(rowOf(tag, 'serial')).toHaveAttribute('data-status', 'done');
  const timeline = rowOf(tag, 'serial').locator('.timeline');
  await press(page, timeline, 'Enter', 'Space', 'ArrowRight', 'ArrowRight', 'Home', 'End');
  await expect(tag.locator('.tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tag.locator('.tooltip')).toHaveCount(0);
  await press(page, tag.locator('[part~=guess-button]'), 'Enter');
  await press(
    page,
    tag.getByRole('slider'),
    'ArrowRight',
    'ArrowUp',
    'PageUp',
    'Home',
    'Backspace',
  );
  await expect(tag.getByRole('slider')).toHaveAttribute('aria-valuetext', 'no guess yet');
  await press(page, tag.locator('.guess-text'), '0', '.', '5', 'Space', 's');
  await expect(tag.locator('.guess-text')).toHaveValue('0.5 s');
  expect((await takenKeys(page)).filter((key) => !key.endsWith('Shift'))).toEqual([]);
});

test('keys that the widget does not use reach the page: modified ones, Tab, Escape, letters on a button', async ({
  openPage,
}) => {
  const page = await openPage('isolated', HOST);
  const tag = await openPost(page);
  await watchShortcuts(page);
  const stop = tag.locator('[part~=stop-button]');
  for (const key of [
    'n',
    'Escape',
    'ArrowRight',
    'PageDown',
    'F2',
    'Control+k',
    'Alt+ArrowLeft',
    'Tab',
  ]) {
    await press(page, stop, key);
    const name = key.split('+').at(-1);
    expect(await takenKeys(page), key).toContain(`keydown ${name}`);
  }
  await press(page, tag.locator('summary').first(), 'Enter');
  await press(page, tag.locator('#option-wait'), 'Control+k', 'Escape');
  expect(await takenKeys(page)).toEqual(
    expect.arrayContaining(['keydown k', 'keyup k', 'keydown Escape', 'keyup Escape']),
  );
});

test('in a post of another language the widget is English, from left to right, and its children are not', async ({
  openPage,
  allowErrors,
}) => {
  allowErrors(/invalid-option|tasks/);
  const page = await openPage('isolated', HOST);
  await page.evaluate(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }));
  const tag = await openPost(page);
  const words = tag.locator('.sentence');
  expect(
    await words.evaluate((each) => [
      each.matches(':lang(en):dir(ltr)'),
      getComputedStyle(each).direction,
    ]),
  ).toEqual([true, 'ltr']);
  expect(await tag.evaluate((each) => each.matches(':lang(ar):dir(rtl)'))).toBe(true);
  await tag.evaluate((each) => each.setAttribute('tasks', 'nonsense'));
  await expect(tag.locator('[part=problem]:lang(en):dir(ltr)')).toBeVisible();
  await tag.evaluate((each) => {
    each.setAttribute('tasks', '2');
    each.setAttribute('isolate', 'frame');
  });
  await expect(inFrame(tag).locator('.sentence:lang(en):dir(ltr)')).toBeVisible();
  await expect(tag.locator('iframe:lang(en)')).toHaveCount(1);
});

/** Morphs the tag: replaces its attributes and children by those of the server, again and again. */
const morph = (tag: Locator, server: Record<string, string> = SMALL, { moves = true } = {}) =>
  tag.evaluate(
    (lane, given) => {
      const { parentElement, nextSibling } = lane;
      for (let times = 0; times < 2; times += 1) {
        for (const name of lane.getAttributeNames()) {
          if (!(name in given.server)) lane.removeAttribute(name);
        }
        for (const [name, text] of Object.entries(given.server)) lane.setAttribute(name, text);
        lane.replaceChildren('Other words without JavaScript.');
        if (!given.moves) continue;
        lane.remove();
        parentElement?.insertBefore(lane, nextSibling);
      }
    },
    { server, moves },
  );

test('a morph of the page keeps the reader’s set-up and results', async ({ openPage }) => {
  const page = await openPage('isolated', HOST);
  const tag = await openPost(page);
  await tag.locator('.setup > summary').click();
  await tag.locator('#option-tasks').fill('3');
  await page.keyboard.press('Enter');
  await expect(tag.locator('.sentence')).toContainText('Three tasks.');
  await rowOf(tag, 'serial').locator('.run').click();
  await expect(rowOf(tag, 'serial')).toHaveAttribute('data-status', 'done');
  const elapsed = await rowOf(tag, 'serial').locator('.elapsed').textContent();
  await tag.locator('[part~=guess-button]').click();
  await tag.locator('.guess-text').fill('90 ms');
  await page.keyboard.press('Enter');
  await tag.getByRole('tab', { name: 'Table', exact: true }).click();
  await expect(tag.locator('[part=table]')).toBeVisible();
  await morph(tag);
  await page.waitForTimeout(100);
  await expect(tag.locator('[part=table]')).toContainText(`${elapsed}`);
  await expect(tag.locator('[part=table]')).toContainText('Your guess');
  await expect(tag.locator('.sentence')).toContainText('Three tasks.');
  await expect(tag.locator('.setup')).toHaveAttribute('open');
  await expect(tag.locator('slot')).toBeHidden();
  await tag.getByRole('tab', { name: 'Time', exact: true }).click();
  await expect(rowOf(tag, 'asyncio').locator('.guess-text')).toHaveValue('90 ms');
});

test('a run goes on while the page is morphed', async ({ openPage }) => {
  const page = await openPage('isolated', HOST);
  const tag = await openPost(page, { wait: '1000' });
  const report = await tag.evaluate(async (lane: any) => {
    const run = lane.run('serial');
    await new Promise((begun) => lane.addEventListener('race-update', begun, { once: true }));
    lane.replaceWith(lane);
    return run;
  });
  expect(report).toMatchObject({ strategy: 'serial', verified: true });
});

test('a frame that the reader opened stays, with the reader’s set-up, when the page is morphed', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const server = { ...SMALL, strategies: 'serial threads' };
  const tag = await putTag(page, sites.isolated.url, server);
  await tag.locator('.setup > summary').click();
  await tag.locator('#option-tasks').fill('3');
  await page.keyboard.press('Enter');
  await expect(tag.locator('.sentence')).toContainText('Three tasks.');
  await tag.getByRole('button', { name: 'Run all six in a frame' }).click();
  const sentence = inFrame(tag).locator('.sentence');
  await expect(sentence).toContainText('Three tasks.');
  await morph(tag, server, { moves: false });
  await page.waitForTimeout(200);
  await expect(sentence).toContainText('Three tasks.');
  await morph(tag, server);
  await expect(sentence).toContainText('Three tasks.');
  expect(await call(tag, 'run', 'threads')).toMatchObject({ options: { tasks: 3 } });
  await tag.evaluate((lane) => lane.setAttribute('isolate', 'none'));
  await expect(tag.locator('.sentence')).toBeVisible();
  await expect(tag.locator('iframe')).toHaveCount(0);
});

test('nothing is fetched, measured or framed while the page is prerendered', async ({
  openPage,
  page,
  sites,
}) => {
  await page.context().addInitScript(() => {
    if (window.parent !== window) return;
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
  });
  const post = await openPage('isolated', HOST);
  await putTag(post, '/', SMALL);
  await putTag(post, '/', { ...SMALL, isolate: 'frame' });
  await post.evaluate(async () => {
    const { race } = await import(new URL('/racelane.js', location.href).href);
    const [lane] = document.querySelectorAll<any>('race-lane');
    lane.dispatchEvent(new Event('pointerover'));
    const given = { tasks: 2, wait: 20 };
    const givenUp = race(given, { signal: AbortSignal.timeout(50) });
    Object.assign(window, {
      abortedAs: await givenUp.catch(({ name }: Error) => name),
      results: Promise.all([race(given), lane.run('serial')]),
    });
  });
  await post.waitForTimeout(500);
  const fetched = () => sites.isolated.requests.filter((path) => !/host\.html|favicon/.test(path));
  expect(fetched()).toEqual(['/racelane.js']);
  expect(await post.evaluate(() => (window as any).abortedAs)).toBe('TimeoutError');
  const shownAt = await post.evaluate(() => {
    Object.defineProperty(document, 'prerendering', { value: false });
    document.dispatchEvent(new Event('prerenderingchange'));
    return performance.timeOrigin + performance.now();
  });
  const results = await post.evaluate(() => (window as any).results);
  for (const { startedAt, verified } of results) {
    expect(verified).toBe(true);
    expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(Math.floor(shownAt));
  }
  await expect(inFrame(post.locator('race-lane').last()).locator('.sentence')).toBeVisible();
  await expect(rowOf(post.locator('race-lane').first(), 'serial')).toBeVisible();
});

test('in a pop-out the widget measures, copies and saves, and its run ends when the pop-out is closed', async ({
  openPage,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openPage('isolated', HOST);
  const tag = await openPost(page, { wait: '60' });
  const opening = page.waitForEvent('popup');
  await page.evaluate(() => {
    const popOut = window.open('', '', 'width=700,height=800') as any;
    popOut.document.body.append(document.querySelector('race-lane') as Element);
    Object.assign(window, { lane: popOut.document.querySelector('race-lane') });
  });
  const popOut = await opening;
  const moved = popOut.locator('race-lane');
  await rowOf(moved, 'serial').locator('.run').click();
  await expect(rowOf(moved, 'serial')).toHaveAttribute('data-status', 'done');
  await moved.getByRole('tab', { name: 'Share', exact: true }).click();
  await moved.getByRole('button', { name: 'Copy: The tag' }).click();
  await expect(moved.getByRole('button', { name: 'Copied: The tag' })).toBeVisible();
  const saving = popOut.waitForEvent('download');
  await moved.getByRole('button', { name: 'Summary, CSV' }).click();
  expect((await saving).suggestedFilename()).toMatch(/-summary\.csv$/);
  await expect(tag).toHaveCount(0);
  const ended = page.evaluate(async () => {
    const { lane } = window as any;
    lane.setAttribute('wait', '20000');
    const run = lane.run('serial').catch(({ name }: Error) => name);
    await new Promise((resolve) => lane.addEventListener('race-update', resolve, { once: true }));
    lane.ownerDocument.defaultView.close();
    return run;
  });
  expect(await ended).toBe('AbortError');
});
