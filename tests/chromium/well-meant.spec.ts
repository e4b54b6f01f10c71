// Attributes and addresses as editors and mailers change them: the widget shows the set-up that was meant.
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST } from '../helpers/tag.ts';
import type { Page } from '@playwright/test';

/** Inserts markup into a post as an editor saved it, with its script. */
const paste = (page: Page, url: string, markup: string) =>
  page.evaluate(
    (text) => document.body.append(document.createRange().createContextualFragment(text)),
    `<script type="module" src="${url}racelane.js"></script>${markup}`,
  );

const problemOf = (page: Page) => page.locator('race-lane').first().locator('[part=problem]');

test('a tag with curly quotes, units, labels and capitals gives the set-up that was meant', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', HOST);
  const tag =
    '<race-lane workload=”CPU” size=“1,000,000” tasks=’4′ switchInterval=”1 ms”' +
    ' strategies="Serial, Threads (GIL)," theme=”Dark” guess=”guess”>kept</race-lane>';
  await paste(page, sites.isolated.url, tag);
  const widget = page.locator('race-lane');
  await expect(widget).toContainText('Four tasks. Each finds the largest of 1 million numbers.');
  await expect(widget.locator('[data-strategy]')).toHaveCount(2);
  await expect(widget.getByRole('slider')).toHaveCount(1);
  await expect(problemOf(page)).toHaveCount(0);
  const ground = widget.locator('.widget');
  await expect(ground).toHaveCSS('background-color', 'rgb(21, 24, 28)');
  const { options } = await widget.evaluate((element: any) => element.run('threads'));
  expect(await widget.evaluate(({ tasks, guess, theme }: any) => [tasks, guess, theme])).toEqual([
    ...[4, true, 'dark'],
  ]);
  expect(options).toMatchObject({ workload: 'cpu', tasks: 4, size: 1e6, switchInterval: 1 });
});

test('a list that its curly quotes cut is refused, with the word quotes', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', HOST);
  await paste(page, sites.isolated.url, '<race-lane strategies=”serial threads”>kept</race-lane>');
  await expect(problemOf(page)).toContainText('it was given "”serial". Curly quotes');
});

for (const isolate of ['none', 'Frame']) {
  test(`a misspelt attribute is named beside the widget, with isolate=${isolate}`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('plain', HOST);
    const tag = `<race-lane task="4" wait="20" isolate="${isolate}" data-x class="y">kept</race-lane>`;
    await paste(page, sites.isolated.url, tag);
    const lane = page.locator('race-lane');
    const widget =
      isolate === 'none' ? lane : lane.locator('iframe').contentFrame().locator('race-lane');
    await expect(widget.locator('[part=problem]')).toHaveText(
      '`task` is not known; did you mean `tasks`?',
    );
    await expect(widget).toContainText('Ten tasks');
    await lane.evaluate((element) => {
      element.removeAttribute('task');
      element.setAttribute('tasks', '4');
    });
    await expect(widget).toContainText('Four tasks');
    if (isolate === 'none') await expect(widget.locator('[part=problem]')).toHaveCount(0);
  });
}

test('an address that was escaped twice opens the same set-up, and foreign parameters are ignored', async ({
  openPage,
}) => {
  const query =
    'workload=cpu&amp;tasks=4&amp;strategies=serial%2520processes&amp;guess&utm_source=x';
  for (const path of ['embed.html', 'index.html']) {
    const page = await openPage('isolated', `${path}?${query}`);
    const lane = page.locator('race-lane[data-unknown]');
    await expect(lane).toContainText('Four tasks. Each finds the largest of');
    await expect(lane.locator('[data-strategy]')).toHaveCount(2);
    await expect(lane.getByRole('slider')).toHaveCount(1);
    await expect(problemOf(page)).toHaveCount(0);
  }
});

test('a misspelt parameter of an address is named', async ({ openPage }) => {
  const page = await openPage('isolated', 'embed.html?task=4&wait=20&fbclid=1');
  await expect(problemOf(page)).toHaveText('`task` is not known; did you mean `tasks`?');
  await expect(page.locator('race-lane')).toContainText('Ten tasks');
});
