// The chart of the article's figures: its name for screen readers, and room for its texts at every width.
import { expect, test } from '../helpers/chromium-test.ts';
import type { Page } from '@playwright/test';

const STATES = 'tests/pages/states.html';

async function openStates(page: Page) {
  await expect(page.locator('html')).toHaveAttribute('data-drawn', 'true', { timeout: 150_000 });
  return (name: string) => page.locator(`[data-state="${name}"] .ratios`);
}

test('the accessible name of the chart has every figure, and names the missing run', async ({
  openPage,
}) => {
  const chartOf = await openStates(await openPage('isolated', STATES));
  await expect(chartOf('article, computing, marks at one place')).toHaveAccessibleName(
    'Times as long as one task alone. ' +
      'Three at once, in threads: the article of 2020, in Python, over 2.4\u00d7; here, in Rust, 3 tasks, 2.42\u00d7. ' +
      'Three at once, in processes: the article of 2020, in Python, 1.4\u00d7; here, in Rust, 3 tasks, 1.40\u00d7',
  );
  await expect(chartOf('article, computing, Threads missing')).toHaveAccessibleName(
    /in threads: the article of 2020, in Python, over 2\.4\u00d7; run Threads \(GIL\) to see your own\. /,
  );
  await expect(chartOf('empty')).toHaveRole('img');
  const guessing = chartOf('guessing, some made');
  await expect(guessing).toHaveAccessibleName(/in threads: run Threads \(GIL\) to see both$/);
});

test('texts of the chart neither overlap nor leave the widget, at any width', async ({
  openPage,
}) => {
  const page = await openPage('isolated', STATES);
  await openStates(page);
  const faults = () =>
    page.locator('[data-state]').evaluateAll((states) =>
      states.flatMap((state) => {
        const outer = state.getBoundingClientRect();
        const texts = [...(state.shadowRoot?.querySelectorAll('.ratios text') ?? [])]
          .map((text) => ({ words: text.textContent ?? '', box: text.getBoundingClientRect() }))
          .filter(({ words }) => words.trim());
        const found = texts
          .filter(({ box }) => box.left < outer.left - 1 || box.right > outer.right + 1)
          .map(({ words }) => `${words} leaves the widget`);
        for (const [index, one] of texts.entries()) {
          for (const other of texts.slice(index + 1)) {
            const [a, b] = [one.box, other.box];
            // Boxes of text are higher than their letters.
            const isApart =
              a.right <= b.left ||
              b.right <= a.left ||
              a.bottom <= b.top + 4 ||
              b.bottom <= a.top + 4;
            if (!isApart) found.push(`${one.words} and ${other.words}`);
          }
        }
        const name = (state as HTMLElement).dataset.state;
        return found.map((fault) => `${name}: ${fault}`);
      }),
    );
  for (const width of [320, 480, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    // A widget is drawn anew after its width has changed.
    await expect.poll(faults, `at ${width} px`).toEqual([]);
  }
});
