// isolate="frame": the widget in a frame behaves as the widget in place.
import { ALL, workersLeft } from '../helpers/module-calls.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { expectRuns } from '../helpers/further-runs.ts';
import fc from 'fast-check';
import { anyText, sample } from '../helpers/hostile.ts';
import { workerSeconds } from '../helpers/processor.ts';
import { setClocks } from '../helpers/set-clocks.ts';
import { swap } from '../helpers/sites.ts';
import { expectSpansInOrder } from '../helpers/spans-in-order.ts';
import { HOST, call, heard } from '../helpers/tag.ts';
import { inFrame, press, putTag, rowOf } from '../helpers/widget.ts';
import type { Fault } from '../../scripts/serve.js';
import type { Frame, Locator, Page } from '@playwright/test';

const FRAMED = { isolate: 'frame', wait: '40', tasks: '3' };

/** Returns whether the element's own children are visible. */
const showsChildren = (tag: Locator) =>
  tag.evaluate((element) => element.shadowRoot?.querySelector('slot')?.hidden === false);

/** Inserts another page into the post. */
async function addFrame(page: Page, src: string) {
  await page.evaluate(
    (url) =>
      new Promise((loaded) => {
        const frame = document.createElement('iframe');
        frame.addEventListener('load', loaded, { once: true });
        frame.src = url;
        document.body.append(frame);
      }).then(() => {}),
    src,
  );
  const added = () => page.frames().find((frame) => frame.url() === src);
  await expect.poll(() => added()?.url()).toBe(src);
  return added() as Frame;
}

test('in a post without headers the tag runs all six strategies in a frame, with the same events as in place', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, FRAMED);
  for (const strategy of ALL) {
    const report = await call(tag, 'run', strategy);
    expect(report).toMatchObject({ strategy, verified: true, environment: { isolated: true } });
    expect(report.options).toMatchObject({ tasks: 3, wait: 40 });
    expect(await tag.evaluate((element: any) => element.report)).toEqual(report);
    await expect(rowOf(inFrame(tag), strategy)).toHaveAttribute('data-status', 'done');
  }
  const told = await heard(page);
  expect(told.map(({ type }) => type)).toEqual(ALL.flatMap(() => ['start', 'result']));
  expect(told[0].detail).toEqual({ kind: 'race', strategy: 'serial' });
  expect(told[11].detail.strategy).toBe('shared');
  const updates = await page.evaluate(() =>
    (window as any).heard.filter(({ type }: any) => type === 'update'),
  );
  expect(updates[0].detail.tasks).toHaveLength(3);
});

test('in a frame, Threads and Processes of Python run from the frame’s own folder, and their results come out', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  await page.evaluate(() => {
    const seen = window as any;
    seen.programs = [];
    document.addEventListener('race-python', ({ detail }) => seen.programs.push(detail));
  });
  const attributes = { workload: 'cpu', tasks: '2', size: '1000000', view: 'python' };
  const elsewhere = `${sites.plain.url}nowhere/`;
  const tag = await putTag(page, sites.isolated.url, {
    ...attributes,
    isolate: 'frame',
    python: elsewhere,
  });
  const widget = inFrame(tag);
  for (const [index, label] of ['Threads (GIL)', 'Processes'].entries()) {
    await widget.getByRole('radio', { name: label }).check();
    await press(widget.getByRole('button', { name: /^Run here/ }));
    await page.waitForFunction((count) => (window as any).programs.length > count, index, {
      timeout: 90_000,
    });
  }
  const [threads, processes] = await page.evaluate(() => (window as any).programs);
  for (const { error, environment, output } of [threads, processes]) {
    expect(error).toBeNull();
    expect(environment.isolated).toBe(true);
    expect(output.map(({ text }: any) => text).join('')).toContain('Elapsed:');
  }
  expect(threads.memory.instances).toHaveLength(1);
  expect(processes.memory.instances).toHaveLength(3);
  expect(sites.isolated.requests).toContain('/python/pyodide.asm.wasm');
  expect(sites.plain.requests.filter((path) => /nowhere|python/.test(path))).toEqual([]);
});

test('in a frame times are right after the clock was set, forward or back', async ({
  context,
  sites,
}) => {
  for (const offsetMs of [3_600_000, -3_600_000, 50, -50]) {
    const page = await context.newPage();
    await page.addInitScript(setClocks({ page: offsetMs, worker: 0 }));
    await page.goto(sites.plain.url + HOST);
    const tag = await putTag(page, sites.isolated.url, FRAMED);
    for (const strategy of ['shared', 'futures', 'futures']) {
      const { report, seenMs } = await tag.evaluate(async (element: any, name) => {
        await customElements.whenDefined('race-lane');
        const beganMs = performance.now();
        const report = await element.run(name);
        return { report, seenMs: performance.now() - beganMs };
      }, strategy);
      expectSpansInOrder(report);
      expect(report.elapsedMs).toBeLessThan(seenMs);
      expect(report.elapsedMs - report.startupMs).toBeGreaterThan(0.95 * 40);
      expect(report.startupMs === 0).toBe(report.tasks[0].spans[0].phase === 'queue');
    }
    await page.close();
  }
});

test('compare() in a frame returns what it returns in place', async ({ openPage, sites }) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, {
    ...FRAMED,
    strategies: 'serial shared',
    repeats: '2',
  });
  const { reports, summary, verdict, order } = await call(tag, 'compare');
  // Disturbed runs were repeated after these.
  expectRuns(reports, ['serial', 'shared'], 2);
  expect(order.slice(0, 4).toSorted()).toEqual(['serial', 'serial', 'shared', 'shared']);
  expect(reports.map(({ strategy }: any) => strategy)).toEqual(order);
  expect(summary.map((row: any) => row.strategy)).toEqual(['serial', 'shared']);
  expect(verdict).toMatch(/\d/);
});

test('attributes and their changes reach the frame, and a wrong value is refused in words', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, { ...FRAMED, theme: 'dark' });
  const widget = inFrame(tag);
  await expect(widget).toContainText('Three tasks');
  await expect(widget).toHaveAttribute('theme', 'dark');
  await call(tag, 'run', 'asyncio');
  await tag.evaluate((element) => element.setAttribute('tasks', '5'));
  await expect(widget).toContainText('Five tasks');
  await expect.poll(() => tag.evaluate((element: any) => element.report)).toBe(null);

  await tag.evaluate((element) => element.setAttribute('tasks', '<b>many</b>'));
  await expect(widget).toContainText(/`tasks` takes a whole number.*"<b>many<\/b>"/);
  await expect.poll(() => showsChildren(tag)).toBe(true);
  await expect
    .poll(async () => (await heard(page)).at(-1))
    .toMatchObject({ type: 'error', detail: { code: 'invalid-option' } });
  await tag.evaluate((element) => element.removeAttribute('tasks'));
  await expect(widget).toContainText('Ten tasks');
  await expect.poll(() => showsChildren(tag)).toBe(false);
});

test('an unknown value of isolate is refused in words, in place', async ({ openPage, sites }) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, { isolate: 'box' });
  await expect(tag.getByText(/`isolate` takes one of none, frame/).first()).toBeVisible();
  await expect(tag.locator('iframe')).toHaveCount(0);
  await tag.evaluate((element) => element.setAttribute('isolate', 'frame'));
  await expect(rowOf(inFrame(tag), 'shared')).toBeVisible();
  await tag.evaluate((element) => element.setAttribute('isolate', 'none'));
  await expect(rowOf(tag, 'shared')).toBeVisible();
  await expect(tag.locator('iframe')).toHaveCount(0);
});

test('neither a query nor a message makes embed.html open a frame of its own', async ({
  openPage,
}) => {
  const page = await openPage('isolated', 'embed.html?isolate=frame&tasks=3');
  await expect(page.locator('race-lane')).toContainText('Three tasks');
  await expect(page.locator('race-lane')).not.toHaveAttribute('isolate', /./);
  expect(page.frames()).toHaveLength(1);
});

test('cancel() ends a run in the frame, and errors keep their code', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, { ...FRAMED, wait: '20000' });
  const run = call(tag, 'run', 'threads');
  await expect(rowOf(inFrame(tag), 'threads')).toHaveAttribute('data-status', 'running');
  await tag.evaluate((element: any) => element.cancel());
  expect(await run).toMatchObject({ failed: true, name: 'AbortError' });
  expect((await heard(page)).map(({ type }) => type)).toEqual(['start', 'cancel']);
  expect(await workersLeft()).toBe(0);
  expect(await call(tag, 'run', 'turbo')).toMatchObject({
    name: 'RaceError',
    code: 'invalid-option',
    message: expect.stringContaining('"turbo"'),
  });
});

test('a frame that is removed ends its run, and runs again once it is back', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, {
    ...{ isolate: 'frame', workload: 'cpu', size: '2000000000', tasks: '4' },
  });
  const ended = page.evaluate(async () => {
    await customElements.whenDefined('race-lane');
    const lane = document.querySelector('race-lane') as any;
    const run = lane.run('shared').catch(({ name }: any) => name);
    await new Promise((begun) => lane.addEventListener('race-update', begun, { once: true }));
    (window as any).lane = lane;
    lane.remove();
    return run;
  });
  expect(await ended).toBe('AbortError');
  // Workers that are only terminated compute for 2 s more.
  await page.waitForTimeout(300);
  expect(await workerSeconds(1000)).toBeLessThan(0.5);
  expect((await heard(page)).at(-1)?.type).toBe('cancel');
  expect(await workersLeft()).toBe(0);

  await page.evaluate(() => {
    const { lane } = window as any;
    lane.setAttribute('size', '1000');
    document.body.append(lane);
  });
  expect(await call(tag, 'run', 'shared')).toMatchObject({ strategy: 'shared', verified: true });
});

test('a frame that is moved in mid-run cancels the run, and runs again in its new place', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, { ...FRAMED, wait: '30000' });
  const run = call(tag, 'run', 'threads');
  await expect(rowOf(inFrame(tag), 'threads')).toHaveAttribute('data-status', 'running');
  await tag.evaluate((element) => document.body.prepend(element));
  expect(await run).toMatchObject({ name: 'AbortError' });
  await tag.evaluate((element) => element.setAttribute('wait', '20'));
  expect(await call(tag, 'run', 'threads')).toMatchObject({ verified: true });
});

test('the frame is as high as its content: nothing scrolls in it, at any width', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, FRAMED);
  await expect(rowOf(inFrame(tag), 'shared')).toBeVisible();
  await call(tag, 'run', 'threads');
  for (const width of [1280, 768, 360, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await press(inFrame(tag).getByRole('tab', { name: 'Table' }));
    for (const view of ['Table', 'Time']) {
      await press(inFrame(tag).getByRole('tab', { name: view }));
      await expect
        .poll(() =>
          inFrame(tag).evaluate(() => {
            const { scrollHeight, scrollWidth } = document.documentElement;
            return [scrollHeight - innerHeight, scrollWidth - innerWidth];
          }),
        )
        .toEqual([0, 0]);
    }
  }
});

test('each frame of a page has its own accessible name, which says what its tasks do', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  await putTag(page, sites.isolated.url, FRAMED);
  const second = await putTag(page, sites.isolated.url, { isolate: 'frame', workload: 'cpu' });
  await expect(rowOf(inFrame(second), 'shared')).toBeVisible();
  const titles = () =>
    page
      .locator('race-lane')
      .evaluateAll((tags) =>
        tags.map(({ shadowRoot }) => shadowRoot?.querySelector('iframe')?.title),
      );
  await expect(page.locator('race-lane iframe')).toHaveCount(2);
  // The browser decides which of them comes first.
  const numbers = (await titles()).map((title) => /^Racelane ([12]):/.exec(title ?? '')?.[1]);
  expect(numbers.toSorted()).toEqual(['1', '2']);
  const [one, two] = numbers;
  expect(await titles()).toEqual([
    `Racelane ${one}: tasks that wait`,
    `Racelane ${two}: tasks that compute`,
  ]);
  await second.evaluate((element) => element.removeAttribute('workload'));
  expect(await titles()).toEqual([
    `Racelane ${one}: tasks that wait`,
    `Racelane ${two}: tasks that wait`,
  ]);
});

test('Copy works in a frame: the element lets the frame write to the clipboard', async ({
  openPage,
  context,
  sites,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openPage('plain', HOST);
  const widget = inFrame(await putTag(page, sites.isolated.url, FRAMED));
  await press(widget.getByRole('tab', { name: 'Share', exact: true }));
  await press(widget.getByRole('button', { name: 'Copy: The tag' }));
  await expect(widget.getByRole('button', { name: 'Copied: The tag' })).toBeVisible();
  const text = await page.evaluate(() => {
    window.focus();
    return navigator.clipboard.readText();
  });
  expect(text).toContain('<race-lane workload="io" tasks="3" wait="40"');
});

test('messages from elsewhere and malformed messages do nothing', async ({ openPage, sites }) => {
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, FRAMED);
  await expect(rowOf(inFrame(tag), 'shared')).toBeVisible();
  const report = await call(tag, 'run', 'asyncio');
  const before = (await heard(page)).length;
  const forged = { 'race-lane': 'race-lane-1', type: 'event', name: 'race-result', detail: report };

  // From the page itself, and from another frame of the same origin as the widget's.
  await page.evaluate((message) => window.postMessage(message, '*'), forged);
  const other = await addFrame(page, `${sites.isolated.url}${HOST}?other`);
  await other.evaluate((message) => parent.postMessage(message, '*'), forged);
  // To the guest, from a page that is not its parent.
  const sibling = await addFrame(page, `${sites.plain.url}${HOST}?sibling`);
  await sibling.evaluate(() => {
    const attribute = { 'race-lane': 'race-lane-1', type: 'attribute', name: 'tasks', text: '9' };
    const lane = parent.document.querySelector('race-lane');
    const frame = lane?.shadowRoot?.querySelector('iframe');
    if (!frame?.contentWindow) throw new Error('The sibling cannot reach the frame.');
    frame.contentWindow.postMessage(attribute, '*');
  });
  // From the frame itself, each wrong in one place.
  await inFrame(tag).evaluate((_, message) => {
    const { detail } = message;
    const wrong = [
      { ...message, 'race-lane': 'race-lane-2' },
      { ...message, type: '__proto__' },
      { ...message, type: 'constructor' },
      { ...message, name: 'click' },
      { ...message, extra: 1 },
      { ...message, detail: { ...detail, elapsedMs: '40' } },
      { ...message, detail: { ...detail, tasks: new Array(2 ** 31) } },
      { ...message, detail: { ...detail, more: new Map() } },
      { ...message, detail: { ...detail, lanes: [{ ...detail.lanes[0], kind: 'fibre' }] } },
      { 'race-lane': 'race-lane-1', type: 'height', heightPx: 1e9 },
      { 'race-lane': 'race-lane-1', type: 'height', heightPx: NaN },
    ];
    for (const each of wrong) parent.postMessage(each, '*');
  }, forged);
  // The valid message once more: it arrives after all others, and is the only one that counts.
  await inFrame(tag).evaluate((_, message) => parent.postMessage(message, '*'), forged);
  await expect.poll(async () => (await heard(page)).length).toBe(before + 1);
  await expect(inFrame(tag)).toContainText('Three tasks');
  expect(await tag.locator('iframe').evaluate((frame) => frame.clientHeight)).toBeLessThan(2000);
});

/** The fields of each kind of message, with valid values. */
const KINDS: Record<string, Record<string, unknown[]>> = {
  here: {},
  hello: {},
  ready: { shared: [true, false] },
  broken: { error: [{ name: 'Error', message: 'a forged failure' }] },
  height: { heightPx: [0, 77, 20_000] },
  fallback: { shown: [true] },
  report: { report: [null] },
  event: { name: ['race-cancel', 'race-error', 'race-guess'], detail: [null] },
  done: { call: [1, 2], result: [null] },
  failed: { call: [1, 2], error: [{ name: 'Error', message: 'a forged failure' }] },
  'ask-turn': { turn: [1, 9] },
  'end-turn': { turn: [1, 9] },
  connect: { attributes: [[], [['tasks', '9']]] },
  attribute: { name: ['tasks', 'workload', 'theme'], text: ['9', 'cpu', 'dark', null] },
  run: { call: [1], strategy: ['serial', null] },
  compare: { call: [1] },
  cancel: {},
  turn: { turn: [1] },
  wait: { turn: [1] },
};

/** A value in a field: valid, any text, or a number of one of the page's forbidden values. */
const fieldOf = (valid: unknown[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ value: fc.constantFrom(...valid) }) },
    { weight: 1, arbitrary: fc.record({ value: anyText }) },
    { weight: 3, arbitrary: fc.record({ forbidden: fc.nat() }) },
  );

/**
 * Messages of which none is valid by chance. Half of them have exactly the fields of their kind, one with a forbidden
 * value; the other half has one field too many. So only one check can refuse each message.
 */
const anyMessage = fc.constantFrom(...Object.keys(KINDS)).chain((type) => {
  const names = Object.keys(KINDS[type]);
  const fields = fc.record(
    Object.fromEntries(names.map((name) => [name, fieldOf(KINDS[type][name])])),
  );
  const tooMany = fc
    .tuple(fields, fc.constantFrom('no', 'origin', 'constructor', 'toString'))
    .map(([all, name]) => ({ type, fields: { ...all, [name]: { value: 1 } } }));
  if (names.length === 0) return tooMany;
  const wrong = fc
    .tuple(fields, fc.constantFrom(...names), fc.nat())
    .map(([all, name, forbidden]) => ({ type, fields: { ...all, [name]: { forbidden } } }));
  return fc.oneof(wrong, tooMany);
});

interface Recipe {
  type: string;
  fields: Record<string, { value?: unknown; forbidden?: number }>;
}

/** Posts messages to the page around, or to the frame. Its source travels into pages, so it uses nothing from outside. */
function flood({ to, recipes }: { to: 'parent' | 'frame'; recipes: Recipe[] }) {
  /** Values that no field may have: of a wrong type, or far too long. */
  const forbiddenValues = [
    ...[new Map(), new Date(), new Uint8Array(4), /x/, new Error('x'), 10n, NaN, -Infinity],
    ...[undefined, 'x'.repeat(20_001), { __proto__: null, id: new Map() }, [[[]], 10n]],
  ];
  const frame = document.querySelector('race-lane')?.shadowRoot?.querySelector('iframe');
  const target = (to === 'parent' ? parent : frame?.contentWindow) as Window;
  for (const { type, fields } of recipes) {
    const message: Record<string, unknown> = { 'race-lane': 'race-lane-1', type };
    for (const [name, { value, forbidden }] of Object.entries(fields)) {
      const isForbidden = forbidden !== undefined;
      message[name] = isForbidden ? forbiddenValues[forbidden % forbiddenValues.length] : value;
    }
    target.postMessage(message, '*');
  }
}

/** Returns everything visible and readable of a framed widget, from outside and from inside. */
const shown = async (tag: Locator) => [
  await tag.evaluate((element: any) => {
    const text = (node: Node) => new XMLSerializer().serializeToString(node);
    const { length } = document.querySelectorAll('*');
    return [text(element), text(element.shadowRoot), element.report, length];
  }),
  await inFrame(tag).evaluate((element: any) => {
    const text = (node: Node) => new XMLSerializer().serializeToString(node);
    return [text(element), text(element.shadowRoot)];
  }),
];

test('thousands of generated messages, to the page and to the frame, change nothing', async ({
  openPage,
  sites,
}) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`seed ${seed}`);
  const page = await openPage('plain', HOST);
  const tag = await putTag(page, sites.isolated.url, FRAMED);
  await expect(rowOf(inFrame(tag), 'shared')).toBeVisible();
  // The theme reaches the frame after all earlier messages.
  const passAll = async (theme: string) => {
    await tag.evaluate((element, name) => element.setAttribute('theme', name), theme);
    await expect(inFrame(tag)).toHaveAttribute('theme', theme);
  };
  await passAll('dark');
  // The frame reports its height after drawing.
  let before = await shown(tag);
  await expect
    .poll(async () => {
      const was = before;
      await page.waitForTimeout(500);
      before = await shown(tag);
      return JSON.stringify(was) === JSON.stringify(before);
    })
    .toBe(true);

  const recipes = sample(anyMessage, 8000, seed) as Recipe[];
  await page.evaluate(flood, { to: 'frame' as const, recipes: recipes.slice(0, 4000) });
  await inFrame(tag).evaluate((_, [source, given]) => new Function(`return ${source}`)()(given), [
    flood.toString(),
    { to: 'parent', recipes: recipes.slice(4000) },
  ] as const);
  await passAll('light');
  await passAll('dark');
  // The only valid message reaches the page after all wrong ones.
  const last = { 'race-lane': 'race-lane-1', type: 'event', name: 'race-cancel', detail: null };
  await inFrame(tag).evaluate((_, message) => parent.postMessage(message, '*'), last);
  await expect.poll(async () => (await heard(page)).length).toBeGreaterThan(0);
  expect((await heard(page)).map(({ type }) => type)).toEqual(['cancel']);
  await expect.poll(() => shown(tag)).toEqual(before);
  expect(await call(tag, 'run', 'shared')).toMatchObject({ verified: true });
  expect((await heard(page)).map(({ type }) => type)).toEqual(['cancel', 'start', 'result']);
});

test('a framed widget and one in place never measure at the same time, and the second says that it waits', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  const framed = await putTag(page, sites.isolated.url, { ...FRAMED, wait: '2000' });
  await expect(rowOf(inFrame(framed), 'shared')).toBeVisible();
  await page.evaluate(() => document.querySelector('race-lane')?.setAttribute('id', 'framed'));
  await putTag(page, sites.isolated.url, { wait: '2000', tasks: '3' });
  const [a, b] = [page.locator('#framed'), page.locator('race-lane').last()];
  await expect(rowOf(b, 'serial')).toBeVisible();
  const span = ({ startedAt, elapsedMs }: any) => {
    const from = Date.parse(startedAt);
    return [from, from + elapsedMs];
  };

  const first = call(a, 'run', 'serial');
  await expect(rowOf(inFrame(a), 'serial')).toHaveAttribute('data-status', 'running');
  const second = call(b, 'run', 'serial');
  await expect(b.locator('[part=status]')).toContainText('Waiting for another measurement');
  const [[, firstEnd], [secondStart]] = [span(await first), span(await second)];
  expect(secondStart).toBeGreaterThanOrEqual(firstEnd - 1);

  const third = call(b, 'run', 'serial');
  await expect(rowOf(b, 'serial')).toHaveAttribute('data-status', 'running');
  const fourth = call(a, 'run', 'asyncio');
  await expect(inFrame(a).locator('[part=status]')).toContainText(
    'Waiting for another measurement',
  );
  const [[, thirdEnd], [fourthStart]] = [span(await third), span(await fourth)];
  expect(fourthStart).toBeGreaterThanOrEqual(thirdEnd - 1);

  // An abandoned wait leaves the queue as it was.
  const fifth = call(b, 'run', 'serial');
  await expect(rowOf(b, 'serial')).toHaveAttribute('data-status', 'running');
  const sixth = call(a, 'run', 'asyncio');
  await expect(inFrame(a).locator('[part=status]')).toContainText(
    'Waiting for another measurement',
  );
  await a.evaluate((element: any) => element.cancel());
  expect(await sixth).toMatchObject({ name: 'AbortError' });
  expect(await fifth).toMatchObject({ verified: true });
  expect(await call(b, 'run', 'asyncio')).toMatchObject({ verified: true });
});

for (const [what, fault, words] of [
  ['is not there', { status: 404 }, /does not show .*embed\.html: the server answered 404/],
  ['does not answer', { hang: true }, /did not answer within 15 s.*embed\.html/],
] as [string, Fault, RegExp][]) {
  test(`where embed.html ${what}, the element says so, and the widget in place takes over`, async ({
    openPage,
    sites,
    allowErrors,
  }) => {
    allowErrors(/Failed to load resource/);
    sites.isolated.fault(/embed\.html$/, fault);
    const page = await openPage('plain', HOST);
    const tag = await putTag(page, sites.isolated.url, FRAMED);
    await expect(tag.getByRole('alert')).toContainText(words);
    await expect(rowOf(tag, 'serial')).toBeVisible();
    await expect(tag.locator('iframe')).toHaveCount(0);
    expect((await heard(page)).at(-1)).toMatchObject({ detail: { code: 'load-failed' } });
    expect(await call(tag, 'run', 'asyncio')).toMatchObject({ verified: true });
  });
}

test('where the post’s policy forbids the frame, the element says at once what to allow', async ({
  page,
  host,
  sites,
  allowErrors,
}) => {
  allowErrors(/Content Security Policy/);
  // Gives the frame ten minutes to answer, so that only the violation of the policy tells the element.
  sites.isolated.fault(/host-.*\.js$/, { replace: swap('15e3', '6e5') });
  const post = await host({ 'Content-Security-Policy': "frame-src 'none'" });
  await page.goto(`${post.url}${HOST}`);
  const tag = await putTag(page, sites.isolated.url, FRAMED);
  await expect(tag.getByRole('alert')).toContainText(
    `frame-src has to list ${new URL(sites.isolated.url).origin}`,
  );
  await expect(rowOf(tag, 'serial')).toBeVisible();
});

test('in a sandbox without an origin the widget runs in place', async ({
  openPage,
  sites,
  allowErrors,
}) => {
  allowErrors(/sandbox/);
  const page = await openPage('plain', HOST);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.srcdoc = `<race-lane isolate="frame" tasks="3" wait="20">Children</race-lane>
      <script type="module" src="${src}racelane.js"></script>`;
    frame.width = '900';
    frame.height = '800';
    document.body.append(frame);
  }, sites.isolated.url);
  const tag = page.frameLocator('iframe').locator('race-lane');
  await expect(tag.getByRole('alert')).toContainText('no origin of its own');
  await expect(rowOf(tag, 'serial')).toBeVisible();
});

test('embed.html in a sandbox, under a parent without an origin, works as a page of its own', async ({
  openPage,
  sites,
  allowErrors,
}) => {
  allowErrors(/sandbox/);
  const page = await openPage('plain', HOST);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = `${src}embed.html?tasks=3`;
    frame.width = '900';
    frame.height = '800';
    document.body.append(frame);
  }, sites.isolated.url);
  const widget = page.frameLocator('iframe').locator('race-lane');
  await expect(rowOf(widget, 'serial')).toBeVisible();
  await page
    .frameLocator('iframe')
    .locator('body')
    .evaluate(() => {
      window.postMessage(
        { 'race-lane': 'race-lane-1', type: 'connect', attributes: [], program: null },
        '*',
      );
    });
  await expect(widget).toContainText('Three tasks');
});
