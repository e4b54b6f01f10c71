// Accessibility findings of axe in a page, its frames and its widgets.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Every rule of WCAG 2.0 to 2.2, levels A and AA, and axe's good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that a theme can break; the others find the same in both themes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Returns what axe finds, and where. With `themes` it checks the light theme, then the colours of the dark one.
 * @param how a selector, where the rest of the page is as it was; whether in both
 */
export async function violations(
  page: Page,
  { within, themes = false }: { within?: string; themes?: boolean } = {},
) {
  if (!themes) return findings(page, within);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await findings(page, within);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findings(page, within, OF_COLOURS);
  return [...light, ...dark.map((finding) => `dark: ${finding}`)];
}

/**
 * Runs axe on a page.
 * @param rules some, rather than all
 */
async function findings(page: Page, within?: string, rules?: string[]) {
  const isAlone = page.frames().length === 1;
  // AxeBuilder injects half a megabyte of script twice per run; later runs reuse the first.
  const isThere = isAlone && (await page.evaluate(() => 'axe' in window));
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: 'void 0' } : {}) });
  // Without resultTypes axe describes every correct element, which takes most of its time.
  axe.options({ resultTypes: ['violations'] });
  if (rules) axe.withRules(rules);
  else axe.withTags(TAGS);
  if (within) axe.include(within);
  // Merging the findings of several frames takes twice as long as finding them.
  axe.setLegacyMode(isAlone);
  const found = await axe.analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.flat(3).join(' ')}: ${failureSummary}`,
    ),
  );
}
