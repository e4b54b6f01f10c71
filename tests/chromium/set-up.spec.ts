// Set-up: its panel is fetched when a reader points at Set-up or focuses it.
import { expect, test } from '../helpers/chromium-test.ts';

const PANEL = /\/setup-view-/;

test('a pointer over Set-up fetches the panel, and a press then shows it at once', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', 'embed.html');
  const widget = page.locator('race-lane');
  const summary = widget.locator('.setup > summary');
  const field = widget.getByLabel('Tasks', { exact: true });
  await widget.getByRole('tab', { name: 'Table' }).hover();
  await expect(widget.locator('[data-strategy=serial]')).toBeVisible();
  expect(sites.isolated.requests.filter((path) => PANEL.test(path))).toEqual([]);
  await summary.hover();
  await expect(field).toBeAttached();
  await expect(field).toBeHidden();
  await summary.click();
  await expect(field).toBeVisible();
  expect(sites.isolated.requests.filter((path) => PANEL.test(path))).toHaveLength(1);
});

test('the keyboard opens Set-up, and its panel follows the tabs in the Tab order', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'embed.html');
  const widget = page.locator('race-lane');
  await widget.getByRole('tab', { name: 'Time' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(widget.getByLabel('Tasks', { exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(widget.getByRole('group', { name: 'Presets' }).locator(':focus')).toHaveCount(1);
});

test('a panel that did not load is reported in its place, and the next press fetches it again', async ({
  openPage,
  allowErrors,
}) => {
  allowErrors(/Failed to load resource/);
  const page = await openPage('isolated', 'embed.html');
  const widget = page.locator('race-lane');
  const summary = widget.locator('.setup > summary');
  await expect(summary).toBeVisible();
  await page.route(PANEL, (route) => route.abort());
  await summary.click();
  await expect(widget.locator('.setup')).toContainText('The set-up did not load');
  await page.unroute(PANEL);
  await summary.click();
  await summary.click();
  await expect(widget.getByLabel('Tasks', { exact: true })).toBeVisible();
  await expect(widget.locator('.setup')).not.toContainText('did not load');
});
