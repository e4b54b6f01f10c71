// Guessing: by drag, keys and text; what a run says of a guess; and that nothing gives the answer away.
import { readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import { writeResults } from '../../www/views/share/write-results.ts';
import { stateOf } from '../helpers/share-states.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { readSettled } from '../helpers/settled.ts';
import { runUntilCounted as run } from '../helpers/widget.ts';
import type { Locator, Page } from '@playwright/test';

const QUICK = 'index.html?workload=io&wait=200&tasks=5';

/** Opens a page and starts guessing in its first widget. */
async function guessing(
  openPage: (kind?: 'isolated' | 'plain', path?: string) => Promise<Page>,
  path: string = QUICK,
) {
  const page = await openPage('isolated', path);
  const widget = page.locator('race-lane').first();
  await widget.getByRole('button', { name: 'Guess first' }).click();
  await expect(widget.getByRole('slider').first()).toBeVisible();
  return { page, widget };
}

/** Returns a row's handle. */
const sliderOf = (widget: Locator, label: string) =>
  widget.getByRole('slider', { name: `Your guess for ${label}` });

/** Returns a row's text field. */
const textOf = (widget: Locator, label: string) =>
  widget.getByRole('textbox', { name: `Your guess for ${label}, as a time` });

/** Types a time and leaves the field. */
async function typeGuess(widget: Locator, label: string, text: string) {
  await textOf(widget, label).fill(text);
  await textOf(widget, label).press('Tab');
}

test('guessing is off at first; its button says whether it is on, and turns it off again', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  const widget = page.locator('race-lane').first();
  const button = widget.getByRole('button', { name: 'Guess first' });
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await expect(widget.getByRole('slider')).toHaveCount(0);
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(widget.getByRole('slider')).toHaveCount(5);
  await typeGuess(widget, 'asyncio', '0.4 s');
  await button.click();
  await expect(widget.getByRole('slider')).toHaveCount(0);
  await button.click();
  await expect(textOf(widget, 'asyncio')).toHaveValue('400 ms');
});

test('the code for guessing is fetched only when a reader asks for it', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', QUICK);
  const widget = page.locator('race-lane').first();
  await run(widget, 'asyncio');
  const scripts = () => sites.isolated.requests.filter((path) => /\/guess-/.test(path)).length;
  expect(scripts()).toBe(0);
  await widget.getByRole('button', { name: 'Guess first' }).click();
  await expect(widget.getByRole('slider').first()).toBeVisible();
  expect(scripts()).toBe(1);
});

test('while a reader guesses, Serial is shown and no other time is shown or announced', async ({
  openPage,
}) => {
  const { widget } = await guessing(openPage, 'index.html');
  await expect(widget.locator('.guess-prompt')).toContainText(
    'Serial takes about 10 s. Where do the others end?',
  );
  await expect(widget.locator('[data-strategy=serial]')).toContainText('about 10 s');
  for (const name of ['asyncio', 'threads', 'processes', 'futures', 'shared']) {
    const row = widget.locator(`[data-strategy=${name}]`);
    // The row of a pool shows a number of workers, which is no time.
    await expect(row).not.toContainText(/\d\s*(?:(?:ms|s|min)\b|\u00d7)/);
    expect(await row.locator('.run').getAttribute('aria-label')).toMatch(/, no guess yet$/);
  }
  const all = widget.getByRole('button', { name: /^Compare all/ });
  expect(await all.getAttribute('aria-label')).toBe('Compare all');
  await expect(widget.locator('.status')).not.toContainText(/\d/);
  const article = widget.locator('[part=article]');
  await expect(article).toContainText('run Threads (GIL) to see both');
  await expect(article).not.toContainText('about 1');
  await expect(article.locator('.ratios')).not.toHaveAccessibleName(/about 1/);
  await widget.getByRole('tab', { name: 'Table' }).click();
  const table = widget.getByRole('table', { name: /^The article of 2020/ });
  await expect(table).toContainText('after your run');
  await expect(table).not.toContainText('a little over');
});

test('results of a link stay hidden in every view until the guessed row has run', async ({
  openPage,
}) => {
  const reports = JSON.parse(readFileSync(at('tests', 'pages', 'recorded-reports.json'), 'utf8'));
  const results = await writeResults(stateOf({ workload: 'cpu', size: '100000' }, reports.cpu));
  const page = await openPage('isolated', `embed.html?workload=cpu&guess#results=${results}`);
  const widget = page.locator('race-lane');
  await expect(widget.getByRole('slider')).toHaveCount(5);
  await expect(widget.locator('.from-elsewhere')).toHaveCount(0);
  await widget.getByRole('tab', { name: 'Memory' }).click();
  const bars = widget.locator('.memory .row');
  await expect(bars).toHaveCount(6);
  await expect(bars.filter({ hasText: 'recorded' })).toHaveCount(1);
  await expect(bars.filter({ hasText: 'not run yet' })).toHaveCount(5);
  await expect(widget).toContainText('stays hidden until you have run its row');
  await widget.getByRole('tab', { name: 'Table' }).click();
  const table = widget.getByRole('table', { name: 'Recorded elsewhere' });
  await expect(table.locator('tbody tr')).toHaveCount(1);
  await expect(table).toContainText('Serial');
  await widget.getByRole('tab', { name: 'Time' }).click();
  const row = await run(widget, 'asyncio');
  await expect(row.locator('.ghost')).toHaveCount(1);
  await widget.getByRole('tab', { name: 'Table' }).click();
  await expect(table).toContainText('asyncio');
  await expect(table.locator('tbody tr')).toHaveCount(2);
});

test('dragging a handle sets a time, shown also as a share of Serial', async ({ openPage }) => {
  const { page, widget } = await guessing(openPage);
  const heard = await page.evaluateHandle(() => {
    const details: unknown[] = [];
    addEventListener('race-guess', (event) => details.push((event as any).detail));
    return details;
  });
  const slider = sliderOf(widget, 'Threads (GIL)');
  await expect(slider).toHaveAttribute('aria-valuetext', 'no guess yet');
  const from = await readSettled(() => slider.boundingBox(), 100);
  const bar = await widget.locator('[data-strategy=threads] .guess-bar').boundingBox();
  if (!from || !bar) throw new Error('The handle is not drawn.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  // A third of the way is one and a half times as long as Serial.
  await page.mouse.move(bar.x + bar.width / 5, bar.y + 10, { steps: 4 });
  await page.mouse.move(bar.x + bar.width / 3, bar.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(slider).toHaveAttribute('aria-valuetext', '500 ms, twice as fast as Serial');
  await expect(slider).toBeFocused();
  await expect(textOf(widget, 'Threads (GIL)')).toHaveValue('500 ms');
  const moved = await slider.boundingBox();
  expect(Math.abs((moved?.x ?? 0) + (moved?.width ?? 0) / 2 - bar.x - bar.width / 3)).toBeLessThan(
    5,
  );
  await page.mouse.move(bar.x + bar.width, bar.y);
  await expect(slider).toHaveAttribute('aria-valuetext', '500 ms, twice as fast as Serial');
  expect(await heard.jsonValue()).toEqual([{ strategy: 'threads', ms: 500 }]);
});

test('a finger drags the handle sideways, and scrolls the page up or down', async ({
  openPage,
}) => {
  const { page, widget } = await guessing(openPage);
  const bar = widget.locator('[data-strategy=asyncio] .guess-bar');
  expect(await bar.evaluate((element) => getComputedStyle(element).touchAction)).toBe('pan-y');
  await bar.scrollIntoViewIfNeeded();
  const box = await readSettled(() => bar.boundingBox(), 100);
  if (!box) throw new Error('The bar is not drawn.');
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + x, y: box.y + 20 + y }],
    });
  await touch('touchStart', 10);
  for (const part of [0.1, 0.2, 1 / 3]) await touch('touchMove', box.width * part);
  await touch('touchEnd');
  const slider = sliderOf(widget, 'asyncio');
  await expect(slider).toHaveAttribute('aria-valuetext', '500 ms, twice as fast as Serial');
});

test('keys move the handle in small and large steps, and withdraw the guess', async ({
  openPage,
}) => {
  const { page, widget } = await guessing(openPage);
  const slider = sliderOf(widget, 'Processes');
  await slider.focus();
  for (const [key, text] of [
    ['PageUp', '100 ms, 10 times as fast as Serial'],
    ['ArrowRight', '110 ms, 9.1 times as fast as Serial'],
    ['ArrowLeft', '100 ms, 10 times as fast as Serial'],
    ['End', '1.5 s, 1.5 times as long as Serial'],
    ['PageDown', '1.4 s, 1.4 times as long as Serial'],
    ['Home', '10 ms, 100 times as fast as Serial'],
    ['Delete', 'no guess yet'],
  ]) {
    await page.keyboard.press(key);
    await expect(slider).toHaveAttribute('aria-valuetext', text);
    await expect(slider).toBeFocused();
  }
});

test('a typed time is a guess; anything else is refused in words, and the previous guess stays', async ({
  openPage,
}) => {
  const { widget } = await guessing(openPage);
  await typeGuess(widget, 'asyncio', '0,25 s');
  await expect(sliderOf(widget, 'asyncio')).toHaveAttribute(
    'aria-valuetext',
    '250 ms, 4 times as fast as Serial',
  );
  const row = widget.locator('[data-strategy=asyncio]');
  for (const [text, told] of [
    ['<img src=x onerror=alert(1)>', 'A guess is a time such as "2.5 s" or "800 ms"'],
    ['3 min', 'this was "3 min"'],
    ['99 s', 'A guess is a time from 0.1 ms to 10 s'],
  ]) {
    await typeGuess(widget, 'asyncio', text);
    await expect(row.getByRole('alert')).toContainText(told);
    await expect(textOf(widget, 'asyncio')).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(sliderOf(widget, 'asyncio')).toHaveAttribute('aria-valuetext', /^250 ms/);
  await typeGuess(widget, 'asyncio', '300 ms');
  await expect(row.getByRole('alert')).toHaveCount(0);
  await widget.getByRole('button', { name: 'Take back the guess for asyncio' }).click();
  await expect(sliderOf(widget, 'asyncio')).toHaveAttribute('aria-valuetext', 'no guess yet');
});

test('text that a reader is typing stays while a run continues and ends', async ({ openPage }) => {
  // Long enough to be drawn many times while it runs.
  const { widget } = await guessing(openPage, 'index.html?workload=io&wait=1500&tasks=5');
  const startedAt = () => widget.evaluate((lane: any) => lane.report.startedAt);
  const row = await run(widget, 'asyncio');
  const text = textOf(widget, 'Threads (GIL)');
  await text.fill('1.2');
  const before = await startedAt();
  await row.locator('.run').dispatchEvent('click');
  await expect.poll(startedAt).not.toBe(before);
  await expect(row).toHaveAttribute('data-status', 'done');
  await expect(text).toHaveValue('1.2');
  await text.press('Enter');
  await expect(text).toHaveValue('1.2 s');
  await text.fill('never');
  await text.press('Enter');
  await expect(text).toHaveValue('never');
  await widget.getByRole('button', { name: 'Take back the guess for Threads' }).click();
  await expect(text).toHaveValue('');
});

test('a run shows how far off the guess was: in its row, in words, in the table, and to screen readers', async ({
  openPage,
}) => {
  const { widget } = await guessing(openPage);
  await typeGuess(widget, 'asyncio', '5 s');
  await typeGuess(widget, 'Threads (GIL)', '1 ms');
  await run(widget, 'serial');
  // The guess keeps its share of Serial's time, which is known better now.
  const means = await sliderOf(widget, 'asyncio').getAttribute('aria-valuetext');
  const [, guessed = ''] = means?.match(/^([\d.]+) s, [\d.]+ times as long as Serial$/) ?? [];
  expect(Number(guessed), 'survives the run of another row').toBeGreaterThan(3);
  const off = '[\\d.]+ times too long\\.';
  const judged = new RegExp(`You guessed ${guessed} s: ${off}`);
  // If Serial took clearly longer or shorter than expected, the row says what was guessed, and what that means here.
  const rounded = `${Number(Number(guessed).toPrecision(2))} s`;
  const judgedInRow = new RegExp(
    `You guessed (${guessed} s|[\\d.]+ times as long as Serial, here ${rounded}): ${off}`,
  );
  const row = await run(widget, 'asyncio');
  await expect(row).toContainText(judgedInRow);
  await expect(row.locator('.guess-mark')).toContainText('your guess');
  await expect(widget.locator('[aria-live=polite]').last()).toContainText(judged);
  const measured = await widget.evaluate((lane: any) => lane.report.elapsedMs);
  const ratio = Number((await row.textContent())?.match(/([\d.]+) times too long/)?.[1]);
  expect(Math.abs(ratio - (1000 * Number(guessed)) / measured)).toBeLessThan(0.51);
  const sentence = widget.locator('[part=guess-verdict]');
  await expect(sentence).toContainText(
    /Your guess for asyncio was [\d.]+ times too long: while one task waits, the others wait too\./,
  );
  await run(widget, 'threads');
  await expect(sentence).toContainText(
    /Of two guesses the closest was asyncio, .* and the farthest Threads \(GIL\), \d+ times too short\./,
  );
  await widget.getByRole('tab', { name: 'Table' }).click();
  const table = widget.getByRole('table').first();
  await expect(table.getByRole('columnheader', { name: 'Your guess' })).toBeVisible();
  await expect(table.getByRole('row', { name: /^asyncio/ })).toContainText(
    new RegExp(`(${guessed} s|${rounded}).*times too long`),
  );
  await widget.getByRole('tab', { name: 'Time' }).click();
  await widget.getByRole('button', { name: 'Clear guesses' }).click();
  await expect(widget.locator('.guess-mark')).toHaveCount(0);
  await expect(sentence).toHaveCount(0);
});

test('Compare all keeps the guesses and ends with one sentence on all of them', async ({
  openPage,
}) => {
  const { widget } = await guessing(openPage, `${QUICK}&repeats=2`);
  const labels = ['asyncio', 'Threads (GIL)', 'Processes', 'Futures pool', 'Shared threads'];
  for (const label of labels) await typeGuess(widget, label, '2 s');
  await expect(widget.locator('.guess-prompt')).toContainText('Your five guesses are made.');
  await widget.getByRole('button', { name: /^Compare all/ }).click();
  await expect(widget.locator('[part=guess-verdict]')).toContainText(/^\s*Of five guesses/, {
    timeout: 60_000,
  });
  await expect(widget.locator('.guess-mark')).toHaveCount(5);
  await expect(widget.locator('[aria-live=polite]').last()).toContainText('Of five guesses');
});

test('a change of the tasks drops the guesses and the results', async ({ openPage }) => {
  const { page, widget } = await guessing(openPage);
  await typeGuess(widget, 'asyncio', '5 s');
  const heard = await page.evaluateHandle(() => {
    const details: unknown[] = [];
    addEventListener('race-guess', (event) => details.push((event as any).detail));
    return details;
  });
  await widget.evaluate((element) => element.setAttribute('tasks', '4'));
  await expect(sliderOf(widget, 'asyncio')).toHaveAttribute('aria-valuetext', 'no guess yet');
  await expect(widget.locator('.guess-prompt')).toContainText('Serial takes about 800 ms.');
  await expect.poll(() => heard.jsonValue()).toContainEqual({ strategy: 'asyncio', ms: null });
});

test('an attribute or a link’s parameter starts a widget with guessing', async ({ openPage }) => {
  const page = await openPage('isolated', `${QUICK}&guess`);
  const widget = page.locator('race-lane').first();
  await expect(widget.getByRole('slider')).toHaveCount(5);
  for (const off of ['false', null]) {
    await widget.evaluate((element) => element.setAttribute('guess', 'guess'));
    await expect(widget.getByRole('slider')).toHaveCount(5);
    await widget.evaluate((element, text) => {
      if (text === null) element.removeAttribute('guess');
      else element.setAttribute('guess', text);
    }, off);
    await expect(widget.getByRole('button', { name: 'Guess first' })).toBeVisible();
    await expect(widget.getByRole('slider')).toHaveCount(0);
  }
});

for (const [chapter, guessed] of [
  ['waiting', 5],
  ['computing', 5],
  ['bill', 3],
  ['since', 2],
] as const) {
  test(`the chapter on ${chapter} asks for guesses, and its button starts guessing, also after it was ended`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', 'index.html');
    const section = page.locator(`#${chapter}`);
    const widget = section.locator('race-lane');
    // Not the widget's own button, whose name is "Guess first".
    const ask = section.locator('p > button', { hasText: /guess/i });
    for (let round = 0; round < 2; round++) {
      await ask.click();
      await expect(widget.getByRole('slider')).toHaveCount(guessed);
      await widget.getByRole('button', { name: 'Guess first', exact: true }).click();
      await expect(widget.getByRole('slider')).toHaveCount(0);
    }
  });
}

test('where guessing cannot be fetched, the widget says so and works on', async ({
  openPage,
  allowErrors,
}) => {
  allowErrors(/Failed to load resource/);
  const page = await openPage('isolated', QUICK);
  const widget = page.locator('race-lane').first();
  await expect(widget.getByRole('button', { name: 'Guess first' })).toBeVisible();
  await page.route(/\/guess-view-/, (route) => route.abort());
  await widget.getByRole('button', { name: 'Guess first' }).click();
  await expect(widget.locator('.status')).toContainText('Guessing did not load');
  await expect(widget.getByRole('button', { name: 'Guess first' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await run(widget, 'asyncio');
});

for (const width of [320, 360, 768]) {
  test(`nothing scrolls sideways at ${width} px while a reader guesses, or afterwards`, async ({
    openPage,
  }) => {
    const { page, widget } = await guessing(openPage);
    await page.setViewportSize({ width, height: 800 });
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await typeGuess(widget, 'asyncio', '10 s');
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    await run(widget, 'asyncio');
    await expect(widget.locator('.guess-mark')).toBeVisible();
    await expect.poll(overflow).toBeLessThanOrEqual(0);
  });
}

for (const width of [320, 360, 768, 1280]) {
  test(`the hint in the field of a guess is not cut off at ${width} px, also in wide fonts`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', 'index.html?guess');
    await page.setViewportSize({ width, height: 800 });
    const widget = page.locator('race-lane').first();
    const fields = widget.locator('.guess-text');
    await expect(fields).toHaveCount(5);
    for (const font of ['', "'DejaVu Sans', Verdana"]) {
      await widget.evaluate(
        (element, name) => element.style.setProperty('--race-lane-font', name),
        font,
      );
      const missingPx = await fields.evaluateAll((all) =>
        (all as HTMLInputElement[]).map((field) => {
          field.value = field.placeholder;
          const px = field.scrollWidth - field.clientWidth;
          field.value = '';
          return px;
        }),
      );
      expect(missingPx).toEqual([0, 0, 0, 0, 0]);
    }
  });
}

for (const width of [320, 360, 480, 768, 1280]) {
  test(`a widget that starts with guessing reserves its height at ${width} px`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', 'index.html?guess');
    await page.setViewportSize({ width, height: 800 });
    const widget = page.locator('race-lane').first();
    await expect(widget.getByRole('slider')).toHaveCount(5);
    const heights = () =>
      widget.evaluate((element) => {
        const space = element.shadowRoot?.querySelector('.space') as HTMLElement;
        const drawn = space.querySelector('.widget') as HTMLElement;
        return [
          parseFloat(getComputedStyle(space).minHeight),
          drawn.getBoundingClientRect().height,
        ];
      });
    const roomPx = async () => {
      const [reservedPx, neededPx] = await heights();
      return reservedPx - neededPx;
    };
    // A widget is drawn anew after its width has changed.
    await expect.poll(roomPx).toBeGreaterThanOrEqual(0);
    await expect.poll(roomPx, 'room left empty').toBeLessThan(150);
    // As wide as common fonts get, so that sentences take more lines.
    await widget.evaluate((element) =>
      element.style.setProperty('--race-lane-font', "'DejaVu Sans', Verdana"),
    );
    await expect.poll(roomPx, 'in a wide font').toBeGreaterThanOrEqual(0);
  });
}
