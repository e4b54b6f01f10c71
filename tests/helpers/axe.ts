// What axe finds wrong in a page, its frames and its widgets.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Every rule of WCAG 2.0 to 2.2, levels A and AA, and what axe holds good practice; none is left out. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a theme can break: the rest of a page is the same in each. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * violations tells in words what axe finds, and where: in the page as it is, or as it is in the light, and what the dark
 * then changes.
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
 * findings has axe look at a page.
 * @param rules some, rather than all
 */
async function findings(page: Page, within?: string, rules?: string[]) {
  const isAlone = page.frames().length === 1;
  // Half a megabyte of script, which AxeBuilder gives the page twice at each look.
  const isThere = isAlone && (await page.evaluate(() => 'axe' in window));
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: 'void 0' } : {}) });
  // Without resultTypes axe describes every element that is well, which takes most of its time.
  axe.options({ resultTypes: ['violations'] });
  if (rules) axe.withRules(rules);
  else axe.withTags(TAGS);
  if (within) axe.include(within);
  // To put the findings of several frames together takes twice as long again as finding them.
  axe.setLegacyMode(isAlone);
  const found = await axe.analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.flat(3).join(' ')}: ${failureSummary}`,
    ),
  );
}
