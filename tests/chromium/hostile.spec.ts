// A hostile page, link or post: what it says is refused in words. Nothing of it runs, hangs, or reaches another widget.
// Recorded results have such tests in hostile-results.spec.js, messages between a frame and its page in frame.spec.js.
import { hostile } from '../helpers/hostile-text.ts';
import { expectWorking, lookOf, post } from '../helpers/attacked-post.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { expectUnharmed, watchHarm } from '../helpers/harm.ts';
import { HOST } from '../helpers/tag.ts';

const SEED = Math.floor(Math.random() * 2 ** 32);

// The pages’ own policy would stop much of what our code lets through.
test.use({ bypassCSP: true });

test.beforeEach(() => console.log(`seed ${SEED}`));

test('harm would be seen: a request, a variable, markup in the page or in a widget, a dialog', async ({
  openPage,
  allowErrors,
}) => {
  allowErrors(/net::ERR_|evil\.invalid/);
  const page = await openPage('isolated', 'embed.html');
  const harm = watchHarm(page);
  await expect(page.locator('[data-strategy=serial]')).toBeVisible();
  await expectUnharmed(harm);
  await page.evaluate(async () => {
    await fetch('http://evil.invalid/told').catch(() => {});
    Object.assign(window, { pwned: 1 });
    const put = (place: ParentNode | null | undefined, markup: string) =>
      place?.append(document.createRange().createContextualFragment(markup));
    put(document.querySelector('#note'), '<b>bold</b>');
    put(document.body, '<p onclick="x()"><a href="javascript:x()">x</a></p>');
    put(document.querySelector('race-lane')?.shadowRoot, '<style>*{}</style>');
    document.querySelector('#alone')?.setAttribute('href', '//evil.invalid/?x');
    alert('hello');
  });
  expect((await harm()).sort()).toEqual([
    '<a>: //evil.invalid/?x',
    '<a>: http://evil.invalid/?x',
    '<a>: javascript:x()',
    '<b>: in a text of the page',
    '<p>: onclick',
    '<style>: does not belong here',
    'dialog: hello',
    'request: http://evil.invalid/told',
    'variable: pwned',
  ]);
});

test('3000 generated attributes are read or refused in words, and the neighbour stays as it was', async ({
  openPage,
  sites,
}) => {
  test.setTimeout(120_000);
  const page = await openPage('isolated', HOST);
  const harm = watchHarm(page);
  const { neighbour, attacked } = await post(page);
  const before = await lookOf(neighbour);
  sites.isolated.requests.length = 0;
  const wrong = await attacked.evaluate(
    async (element, [source, seed]) => {
      const { pick, text } = new Function(`return ${source}`)()(seed);
      const names = (element.constructor as any).observedAttributes.filter(
        // Results are read in their own time, and have tests of their own. A frame is asked for, not refused.
        (name: string) => name !== 'results' && name !== 'isolate',
      );
      const wrong: string[] = [];
      let told = 0;
      element.addEventListener('race-error', (event) => {
        const { code, message } = (event as CustomEvent).detail;
        told += 1;
        if (code !== 'invalid-option' || !/^`\w+` takes /.test(message)) wrong.push(message);
      });
      for (let round = 0; round < 3000; round += 1) {
        const name = pick(names);
        const before = told;
        element.setAttribute(name, text());
        const refused = told > before;
        if (round % 20 === 0) {
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          const shown = element.shadowRoot?.querySelector('[part=problem]') !== null;
          if (refused && !shown) wrong.push(`round ${round}: refused, and nothing shown`);
        }
        if (pick([true, true, false])) element.removeAttribute(name);
      }
      for (const name of names) element.removeAttribute(name);
      if (told < 1000) wrong.push(`only ${told} were refused`);
      return wrong;
    },
    [hostile.toString(), SEED] as const,
  );
  expect(wrong).toEqual([]);
  await expectUnharmed(harm);
  expect(await lookOf(neighbour)).toEqual(before);
  expect(sites.isolated.requests.filter((path) => !path.startsWith('/assets/'))).toEqual([]);
  await expectWorking(attacked);
});

// Thousands of queries are read in unit/hostile.test.ts, without a page.
test('sixty generated queries each open a page that runs, or says what is wrong with them', async ({
  openPage,
}) => {
  test.setTimeout(180_000);
  const { pick, text } = hostile(SEED + 1);
  const names =
    'workload strategy tasks size wait list workers executor switch-interval seed strategies repeats theme guess isolate results service-worker onload src x'.split(
      ' ',
    );
  const page = await openPage('isolated', 'embed.html');
  const harm = watchHarm(page);
  const { origin } = new URL(page.url());
  for (let round = 0; round < 60; round += 1) {
    const query = new URLSearchParams();
    for (let given = 0; given < 20; given += 1) {
      // A server takes some 16 KB of address at the most.
      query.append(pick(names), text().slice(0, 300));
    }
    await page.goto(`${origin}/${pick(['embed.html', 'index.html'])}?${query}`);
    const lane = page.locator('race-lane').first();
    const drawn = lane.locator('[part=problem], [data-strategy]').first();
    await expect(drawn, `?${query}`).toBeVisible();
    await expectUnharmed(harm);
  }
});
