// What axe finds wrong in a page, its frames and its widgets.
import { AxeBuilder } from '@axe-core/playwright';

/** Every rule of WCAG 2.0 to 2.2, levels A and AA, and what axe holds good practice; none is left out. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * violations tells in words what axe finds, and where.
 * @param {import('@playwright/test').Page} page
 * @param {string} [within] a selector, where the rest of the page is as it was
 */
export async function violations(page, within) {
  const isAlone = page.frames().length === 1;
  // Half a megabyte of script, which AxeBuilder gives the page twice at each look.
  const isThere = isAlone && (await page.evaluate(() => 'axe' in window));
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: 'void 0' } : {}) });
  // Without resultTypes axe describes every element that is well, which takes most of its time.
  axe.options({ resultTypes: ['violations'] }).withTags(TAGS);
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
