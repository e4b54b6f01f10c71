// The exercise sheet: answers from the learner's own runs, and lines to write on, on the screen and on paper.
import { violations } from '../helpers/axe.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { runUntilCounted } from '../helpers/widget.ts';

const QUICK = 'exercises.html?wait=100&tasks=3&size=3000000';

test('the answers of an exercise begin with the learner’s own numbers', async ({ openPage }) => {
  const page = await openPage('isolated', QUICK);
  const waiting = page.locator('section').first();
  await waiting.getByText('Answers', { exact: true }).click();
  await expect(waiting.locator('.seen')).toHaveText(/Press the buttons first/);
  const widget = waiting.locator('race-lane');
  await runUntilCounted(widget, 'serial');
  await runUntilCounted(widget, 'threads');
  await expect(waiting.locator('.seen')).toHaveText(
    /^One after another you waited .+, or .+ waits of 100 ms\. Threads took .+, or .+ waits\.$/,
  );
});

test('every exercise has its questions, and each field has a name of its own', async ({
  openPage,
}) => {
  const page = await openPage('isolated', QUICK);
  await expect(page.locator('section race-lane')).toHaveCount(5);
  await expect(page.locator('section > ol > li > textarea')).toHaveCount(10);
  const names = await page
    .locator('main > header input, section input, section textarea')
    .evaluateAll((fields) =>
      (fields as HTMLInputElement[]).map(
        (field) =>
          `${field.closest('section')?.id ?? 'head'}: ${field.ariaLabel ?? field.labels?.[0]?.textContent?.trim() ?? ''}`,
      ),
    );
  for (const name of names) expect(name).toMatch(/^[a-z0-9-]+: \S/);
  expect(new Set(names).size, names.join('; ')).toBe(names.length);
});

for (const width of [320, 1280]) {
  test(`axe finds nothing at ${width} px, in both themes, and nothing scrolls sideways`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', QUICK);
    await page.setViewportSize({ width, height: 800 });
    await page
      .getByRole('button', { name: /^Serial,/ })
      .first()
      .waitFor();
    for (const answers of await page.locator('section > details > summary').all())
      await answers.click();
    expect(await violations(page, { themes: true })).toEqual([]);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(width);
  });
}

/** Counts the pages of a PDF. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

for (const format of ['A4', 'Letter']) {
  test(`the sheet prints on two pages of ${format}, without races and closed answers`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', QUICK);
    await page.getByLabel('Name').fill('Ada');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('race-lane').first()).toBeHidden();
    await expect(page.getByText('Answers', { exact: true }).first()).toBeHidden();
    await expect(page.getByLabel('Name')).toHaveValue('Ada');
    await expect(page.locator('textarea').last()).toBeVisible();
    expect(pagesOf(await page.pdf({ format }))).toBe(2);
  });
}
