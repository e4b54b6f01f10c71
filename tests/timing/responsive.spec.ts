// The page stays responsive during a run, and gets updates at most once a frame.
import { ALL } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';

for (const strategy of ALL) {
  test(`the main thread has no task over 50 ms while ${strategy} computes`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated');
    await page.waitForLoadState('networkidle');
    await page.locator('race-lane').nth(1).scrollIntoViewIfNeeded();
    await page.waitForTimeout(800);
    const { longest, updates, elapsedMs } = await page.evaluate(async (name) => {
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      });
      observer.observe({ type: 'longtask', buffered: false });
      const element = document.querySelectorAll('race-lane')[1] as any;
      let updates = 0;
      element.addEventListener('race-update', () => (updates += 1));
      const report = await element.run(name);
      await new Promise((resolve) => setTimeout(resolve, 300));
      observer.disconnect();
      return { longest: Math.max(0, ...tasks), updates, elapsedMs: report.elapsedMs };
    }, strategy);
    console.log(
      `${strategy}: longest task ${longest} ms, ${updates} updates in ${elapsedMs.toFixed(0)} ms`,
    );
    expect(longest).toBe(0);
    expect(updates).toBeGreaterThan(2);
    expect(updates).toBeLessThan((elapsedMs + 500) / 16);
  });
}
