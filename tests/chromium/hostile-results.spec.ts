// Hostile recorded results from a page or link: each is refused in words, and the reader's own measurements stay.
import { readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import { readResults } from '../../www/views/recorded/read-results.ts';
import { writeResults } from '../../www/views/share/write-results.ts';
import { hostileResults, sample } from '../helpers/hostile.ts';
import { stateOf } from '../helpers/share-states.ts';
import { expectWorking, lookOf, post } from '../helpers/attacked-post.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { expectUnharmed, watchHarm } from '../helpers/harm.ts';
import { HOST } from '../helpers/tag.ts';

const SEED = Math.floor(Math.random() * 2 ** 32);

const recorded = JSON.parse(readFileSync(at('tests', 'pages', 'recorded-reports.json'), 'utf8'));
// Has the set-up of the fragments' page, so that its own results still count beside these.
const right = await writeResults(stateOf({ wait: '30', tasks: '2' }, recorded.io));

test.beforeEach(() => console.log(`seed ${SEED}`));

export interface Answer {
  /** The widget's race-error, if any. */
  refused: { code: string; message: string } | null;
  /** Whether the widget shows the results. */
  shown: boolean;
  /** The widget's message, where the test looked at it. */
  problem: { text: string; elements: number } | null;
}

/**
 * Sets an element's `results` to each text in turn, and waits for each answer. Runs in the page, so it uses nothing
 * from outside.
 */
async function readEach(element: Element, texts: readonly string[]): Promise<Answer[]> {
  const root = element.shadowRoot as ShadowRoot;
  const isShown = () => root.querySelector('.recorded') !== null;
  const until = async (is: () => boolean) => {
    for (const end = performance.now() + 30_000; !is() && performance.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  let refused: any = null;
  element.addEventListener('race-error', (event) => {
    refused = (event as CustomEvent).detail;
  });
  const answers = [];
  for (const [round, text] of texts.entries()) {
    refused = null;
    element.setAttribute('results', text);
    await until(() => refused !== null || isShown());
    let problem = null;
    if (refused && round % 20 === 0) {
      const drawn = () => root.querySelector('[part=problem]');
      await until(() => drawn()?.textContent === refused.message);
      problem = { text: drawn()?.textContent ?? '', elements: drawn()?.children.length ?? 0 };
    }
    const { code, message } = refused ?? {};
    answers.push({ refused: refused && { code, message }, shown: isShown(), problem });
    if (refused && round % 3 > 0) continue;
    element.removeAttribute('results');
    await until(() => !isShown());
  }
  return answers;
}

/**
 * Returns what is wrong with an answer, or an empty text.
 * @param text that was answered
 */
function complaint(text: string, { refused, shown, problem }: Answer) {
  if (!refused) return shown ? '' : 'no answer';
  const { code, message } = refused;
  if (code !== 'invalid-option') return `the code ${code}`;
  if (!message.startsWith('The recorded results cannot be shown: ')) return message;
  if (message.length > 300) return `${message.length} characters: ${message}`;
  // At most forty characters of a text are quoted.
  if (text.length > 40 && message.includes(text)) return `the whole text in: ${message}`;
  if (!problem) return '';
  return problem.text === message && problem.elements === 0 ? '' : `shown as ${problem.text}`;
}

// The pages’ own policy would stop much of what our code might let through.
test.use({ bypassCSP: true });

test('3000 generated texts of results are refused in words, or shown if they are valid', async ({
  openPage,
}) => {
  test.setTimeout(400_000);
  const page = await openPage('isolated', HOST);
  const harm = watchHarm(page);
  const { neighbour, attacked } = await post(page);
  const before = await lookOf(neighbour);
  const texts = sample(hostileResults(right), 3000, SEED)
    // An attribute that does not change is not read again.
    .filter((text, round, all) => text !== all[round - 1]);
  const answers = await attacked.evaluate(readEach, texts);
  const complaints = texts.flatMap((text, round) => {
    const wrong = complaint(text, answers[round]);
    return wrong ? [`${text.slice(0, 200)}: ${wrong}`] : [];
  });
  expect(complaints).toEqual([]);
  const refused = answers.filter((answer) => answer.refused).length;
  console.log(`${refused} refused, ${answers.length - refused} shown`);
  expect(refused).toBeGreaterThan(2000);
  expect(new Set(answers.map((answer) => answer.refused?.message)).size).toBeGreaterThan(100);
  await expectUnharmed(harm);
  expect(await lookOf(neighbour)).toEqual(before);
  await expectWorking(attacked);
});

const isValid = (text: string) =>
  readResults(text).then(
    () => true,
    () => false,
  );

/** Sets the fragment and returns the first answer of any widget. */
const follow = (hash: string) =>
  new Promise((resolve) => {
    document.addEventListener(
      'race-error',
      (event) => resolve((event as CustomEvent).detail.message),
      { once: true },
    );
    location.hash = hash;
  });

test('thirty generated fragments are each refused in words, and the reader’s own results stay', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'index.html?wait=30&tasks=2');
  const harm = watchHarm(page);
  const first = page.locator('race-lane').first();
  await first.evaluate((element: any) => element.run('serial'));
  const { report } = await lookOf(first);
  for (const [round, text] of sample(hostileResults(right), 30, SEED + 2).entries()) {
    // The number makes each text differ from the one before.
    const results = `${text.slice(0, 6500)}.${round}`;
    // Some are valid, because text after the data is ignored.
    if (await isValid(results)) continue;
    const hash = `results=${results}`;
    expect(await page.evaluate(follow, hash), hash).toMatch(
      /^The recorded results cannot be shown: .{1,260}$/,
    );
  }
  await page.evaluate((good) => (location.hash = `results=${good}`), right);
  await expect(first.locator('.recorded')).toBeVisible();
  await page.evaluate(follow, 'results=1.io.AAAA');
  await expect(first).toContainText('The recorded results cannot be shown');
  await expectUnharmed(harm);
  expect((await lookOf(first)).report).toBe(report);
  await page.evaluate(() => history.replaceState(null, '', location.pathname));
  await first.evaluate((element) => element.removeAttribute('results'));
  await expectWorking(first);
});
