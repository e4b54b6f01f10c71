// The view Python as readers use it: its editor, its buttons, a run with its lanes, output and errors, and its files.
import { readFileSync } from 'node:fs';
import { violations } from '../helpers/axe.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { HOST } from '../helpers/tag.ts';
import type { Locator, Page } from '@playwright/test';

const SET_UP = 'view=python&workload=io&tasks=3&wait=200';

const editorIn = (widget: Locator) => widget.getByRole('textbox', { name: /^Program/ });
const runIn = (widget: Locator) => widget.getByRole('button', { name: /^Run here/ });
const stateIn = (widget: Locator) => widget.locator('.run-state');
const announcementIn = (widget: Locator) => widget.locator('[aria-live=polite]').last();
const button = (widget: Locator, name: string) =>
  widget.locator('.python').getByRole('button', { name, exact: true });

/** Opens the view with a program. */
async function openEditor(page: Page, program?: string) {
  const widget = page.locator('race-lane');
  await editorIn(widget).waitFor();
  if (program !== undefined) await editorIn(widget).fill(program);
  return widget;
}

/** Runs the program and waits for its end. */
async function runToEnd(widget: Locator) {
  await runIn(widget).click();
  await expect(stateIn(widget).locator('.elapsed')).toBeVisible({ timeout: 90_000 });
}

/** Runs an action that saves a file, and returns the name and the text of the file. */
async function saved(page: Page, act: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test('nothing of Python is requested before the press of Run, which says its price', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openEditor(page);
  const python = () =>
    sites.isolated.requests.filter((path) => /\/python\/|racelane-python/.test(path));
  expect(python()).toEqual([]);
  await expect(runIn(widget)).toHaveText(/^\s*Run here: Python 3\.\d+, \d\.\d MB, once\s*$/);
  await runToEnd(widget);
  expect(new Set(python().map((path) => path.split('/').at(-1)))).toEqual(
    new Set([
      ...['racelane-python.js', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'pyodide.mjs'],
      ...['pyodide-lock.json', 'python_stdlib.zip'],
    ]),
  );
  await expect(runIn(widget), 'the price is paid').toHaveText(/^\s*Run here\s*$/);
});

test('a run of threads shows its output, lanes and memory, and marks the article’s chart', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  await page.evaluate(() => {
    const heard: unknown[] = ((window as any).reports = []);
    document.addEventListener('race-python', (event) => heard.push((event as CustomEvent).detail));
  });
  const widget = await openEditor(page);
  await widget.getByRole('radio', { name: 'Threads (GIL)' }).check();
  await runToEnd(widget);
  await expect(announcementIn(widget)).toHaveText(/^Threads \(GIL\) ended after [\d.]+ m?s/);
  await expect(widget.locator('.output li')).toHaveCount(4);
  await expect(widget.locator('.output li').first()).toContainText('Task 1: 2030861233');
  await expect(
    widget.getByRole('application', { name: /^four lanes: MainThread, Thread-1/ }),
  ).toBeVisible();
  await expect(widget.locator('.python-memory')).toContainText('one interpreter');
  const [report] = await page.evaluate(() => (window as any).reports);
  expect(report).toMatchObject({ schema: 1, kind: 'python', error: null });

  await expect(widget.locator('.ratio-sentence')).toContainText('Three tasks took');
  const chart = widget.locator('.ratios');
  await expect(chart).toHaveAttribute('aria-label', /here, in Python, \d\.\d\d×/);
  await widget.getByRole('tab', { name: 'Time' }).click();
  await expect(chart).toHaveAttribute('aria-label', /here, in Python, \d\.\d\d×/);

  await widget.getByRole('tab', { name: 'Table' }).click();
  await expect(widget.getByRole('table', { name: /^In Python here: CPython 3/ })).toContainText(
    'Threads (GIL)',
  );

  await widget.getByRole('tab', { name: 'Share' }).click();
  const save = (name: string) =>
    saved(page, () => widget.getByRole('button', { name, exact: true }).click());
  const json = await save('Reports, JSON');
  expect(JSON.parse(json.text).python).toMatchObject([
    { name: 'threads', isEdited: false, report },
  ]);
  const csv = (await save('Python, CSV')).text.trim().split('\r\n');
  expect(csv).toHaveLength(
    1 + report.lanes.reduce((sum: number, { spans }: any) => sum + spans.length, 0),
  );
  const trace = JSON.parse((await save('Python trace, JSON')).text);
  const names = trace.traceEvents.filter(({ name }: any) => name === 'thread_name');
  expect(names.map(({ args }: any) => args.name)).toEqual(
    report.lanes.map(({ label }: any) => label),
  );
  expect((await save('Python, SVG')).text).toMatch(/^<\?xml[^]*Threads \(GIL\): [\d.]+ m?s\./);

  await page.evaluate(() => document.querySelector('race-lane')?.setAttribute('tasks', '4'));
  await expect(chart).not.toHaveAttribute('aria-label', /in Python, \d/);
});

test('the pointer names a span of a thread, and arrow keys walk from span to span', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openEditor(
    page,
    'import threading, time\nt = threading.Thread(target=time.sleep, args=(1,), name="sleeper")\nt.start()\nt.join()\n',
  );
  await runToEnd(widget);
  const lanes = widget.getByRole('application', { name: /^two lanes: MainThread, sleeper/ });
  const tooltip = widget.locator('.python .tooltip');
  const { width = 0, height = 0 } = (await lanes.boundingBox()) ?? {};
  await lanes.hover({ position: { x: width / 2, y: height - 8 } });
  await expect(tooltip).toHaveText(
    /^\s*sleeper waiting, from [\d.]+ m?s, for [1-9]\d*(\.\d+)? s\s*$/,
  );
  await page.mouse.move(0, 0);
  await expect(tooltip).toHaveCount(0);
  await lanes.focus();
  await page.keyboard.press('Home');
  await expect(tooltip).toHaveText(/^\s*MainThread /);
  await page.keyboard.press('ArrowDown');
  await expect(tooltip).toHaveText(/^\s*sleeper /);
  await expect(announcementIn(widget)).toHaveText(/^sleeper /);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
});

test('an edit is kept per program until Reset, also over tabs and changes of the set-up', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openEditor(page, 'print("mine")\n');
  await expect(widget.getByRole('radio', { name: 'Serial, edited' })).toBeChecked();
  await widget.getByRole('radio', { name: 'asyncio' }).check();
  await expect(editorIn(widget)).toHaveValue(/^"""asyncio/);
  await expect(button(widget, 'Reset')).toHaveAttribute('aria-disabled', 'true');
  await widget.getByRole('tab', { name: 'Time' }).click();
  await page.evaluate(() => document.querySelector('race-lane')?.setAttribute('tasks', '5'));
  await widget.getByRole('tab', { name: 'Python' }).click();
  await expect(editorIn(widget)).toHaveValue(/^TASKS = 5$/m);
  await widget.getByRole('radio', { name: /^Serial/ }).check();
  await expect(editorIn(widget)).toHaveValue('print("mine")\n');
  await button(widget, 'Reset').click();
  await expect(editorIn(widget)).toHaveValue(/^"""Serial[^]*\nTASKS = 5\n/);
  await expect(announcementIn(widget)).toHaveText('Serial: the program is as it was.');
});

test('Copy copies the text, and Save saves it under the name that the line for home has', async ({
  openPage,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openEditor(page, 'print(1)\n');
  await button(widget, 'Copy').click();
  await expect(button(widget, 'Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('print(1)\n');
  await editorIn(widget).press('Enter');
  await expect(button(widget, 'Copy'), 'the copy is no longer the text').toBeVisible();
  const file = await saved(page, () => button(widget, 'Save as a file').click());
  expect(file.name).toBe('program-serial.py');
  await expect(widget.locator('.python')).toContainText(`python3 ${file.name}`);
});

test('Tab leaves the editor until something is typed; then it indents, Enter keeps the indentation, undo takes both back, and Escape and Tab leave', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openEditor(page, '');
  const editor = editorIn(widget);
  await editor.blur();
  await editor.focus();
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
  await editor.focus();
  await page.keyboard.type('if x:');
  await page.keyboard.press('Enter');
  await page.keyboard.type('y');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('z');
  await expect(editor).toHaveValue('if x:\n    y\n        z');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Tab');
  await expect(editor).toHaveValue('    if x:\n        y\n            z');
  await page.keyboard.press('Control+z');
  await expect(editor).toHaveValue('if x:\n    y\n        z');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(button(widget, 'Reset')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(editor).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(widget.getByRole('radio', { name: /^Serial/ })).toBeFocused();
});

test('a long program is indented about as fast as it is pasted', async ({ openPage, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const program = 'print("one of many lines of a long program")\n'.repeat(2000);
  const widget = await openEditor(page);
  const editor = editorIn(widget);
  const time = async (act: () => Promise<void>) => {
    const beganMs = performance.now();
    await act();
    return performance.now() - beganMs;
  };
  await page.evaluate((text) => navigator.clipboard.writeText(text), program);
  // A busy machine may stand still during one of them. What is slow is slow each time.
  await expect(async () => {
    await editor.press('Control+a');
    const pasteMs = await time(() => page.keyboard.press('Control+v'));
    await page.keyboard.type('#');
    await page.keyboard.press('Control+a');
    const indentMs = await time(() => page.keyboard.press('Tab'));
    await expect(editor).toHaveValue(/^ {4}print.*\n {4}print[^]*\n {4}#$/);
    expect(indentMs).toBeLessThan(10 * pasteMs);
  }).toPass({ timeout: 60_000 });
});

test('an error names its line, a button leads there, and the next run works', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openEditor(
    page,
    'import sys\nprint("before")\nprint("warned", file=sys.stderr)\n\n1 / 0\n',
  );
  await runToEnd(widget);
  await expect(widget.locator('.traceback')).toContainText('in line 5: ZeroDivisionError');
  await expect(announcementIn(widget)).toHaveText(
    /ended with an error .*: ZeroDivisionError.*, line 5\.$/,
  );
  await expect(widget.locator('.line.wrong')).toHaveText(/1 \/ 0/);
  await expect(widget.locator('.output .stderr').first()).toContainText('stderr');
  await button(widget, 'Go to line 5').click();
  const editor = editorIn(widget);
  await expect(editor).toBeFocused();
  expect(
    await editor.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    ),
  ).toBe('1 / 0');
  await page.keyboard.type('print("after")');
  await runToEnd(widget);
  await expect(widget.locator('.output')).toContainText('after');
  await expect(widget.locator('.traceback')).toHaveCount(0);
  await expect(widget.locator('.ratio-sentence')).toContainText('This program was edited');
});

test('Stop ends an endless loop and keeps its output; a long output shows its last lines', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openEditor(
    page,
    'for i in range(1000):\n    print("line", i)\nwhile True:\n    pass\n',
  );
  await runIn(widget).click();
  await expect(widget.locator('.output')).toContainText('line 999', { timeout: 90_000 });
  await expect(widget.locator('.output li')).toHaveCount(200);
  await expect(widget.getByText(/The last 200 of 1,000 lines/)).toBeVisible();
  await expect(runIn(widget)).toHaveAttribute('aria-disabled', 'true');
  await button(widget, 'Stop').click();
  await expect(stateIn(widget)).toHaveText('Stopped. What it had printed stays.');
  await expect(widget.locator('.output')).toContainText('line 999');
  await expect(runIn(widget)).toHaveAttribute('aria-disabled', 'false');
});

test('output is shown as a terminal shows it: progress bars in one line, no escape sequences, no control characters', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openEditor(
    page,
    String.raw`
import sys
for percent in (5, 50, 100):
    print(f"\r{percent:3}% done", end="", flush=True)
print("\rready")
print("old line\rnew\r")
for step in "|/-":
    print("\b" + step, end="", flush=True)
print("\bend")
print("\x1b[1;31mred\x1b[0m, \x1b]0;title\x07bell\x07, NUL\x00, tab\tend")
print("\u05d0\u05d1 \U0001F600")
print("10%", end="\r", file=sys.stderr)
print("20%", file=sys.stderr)
`,
  );
  await runToEnd(widget);
  await expect
    .poll(() => widget.locator('.output .text').allTextContents())
    .toEqual([
      'readydone',
      'new line',
      'end',
      'red, bell, NUL, tab\tend',
      '\u05d0\u05d1 \u{1F600}',
      '20%',
    ]);
});

test('missing files are named in the view, and the error is sent', async ({
  openPage,
  sites,
  allowErrors,
}) => {
  allowErrors(/404/);
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  await page.evaluate(() => {
    document.addEventListener(
      'race-error',
      (event) => ((window as any).failure = (event as CustomEvent).detail.code),
    );
  });
  sites.isolated.fault(/\/python\//, { status: 404 });
  const widget = await openEditor(page);
  await runIn(widget).click();
  await expect(widget.locator('.python .failure')).toContainText('python');
  await expect.poll(() => page.evaluate(() => (window as any).failure)).toBe('load-failed');
  await expect(editorIn(widget)).toHaveValue(/^"""Serial/);
});

/** Writes a tag with children into a post. */
const writePost = (page: Page, url: string, children: string, attributes = '') =>
  page.evaluate(
    ([base, inside, more]) => {
      document.body.insertAdjacentHTML(
        'beforeend',
        `<race-lane view="python" ${more}>${inside}</race-lane>`,
      );
      const script = document.createElement('script');
      script.type = 'module';
      script.src = `${base}racelane.js`;
      document.body.append(script);
    },
    [url, children, attributes],
  );

const SCRIPT =
  '<script type="text/x-python">\n      def f():\n          return 1\n\n      print(f() < 2)\n    </script>';
const SHOWN = 'def f():\n    return 1\n\nprint(f() < 2)\n';

for (const [title, children] of [
  ['a script of Python', `<p>Text</p><pre>print(0)</pre>${SCRIPT}`],
  [
    'the first pre',
    '<p>Text</p><pre>  def f():\n      return 1\n\n  print(f() &lt; 2)</pre><pre>print(0)</pre>',
  ],
]) {
  test(`a post brings a program of its own by ${title}, which is chosen at first`, async ({
    openPage,
    sites,
  }) => {
    const page = await openPage('isolated', HOST);
    await writePost(page, sites.isolated.url, children);
    const widget = page.locator('race-lane');
    await expect(editorIn(widget)).toHaveValue(SHOWN);
    await expect(widget.getByRole('radio', { name: 'This post’s program' })).toBeChecked();
    await widget.getByRole('radio', { name: 'Serial' }).check();
    await expect(editorIn(widget)).toHaveValue(/^"""Serial/);
  });
}

test('the program of a post crosses into a frame, and runs there', async ({ openPage, sites }) => {
  const page = await openPage('plain', HOST);
  await writePost(page, sites.isolated.url, SCRIPT, 'isolate="frame"');
  const widget = page.frameLocator('iframe').locator('race-lane');
  await expect(editorIn(widget)).toHaveValue(SHOWN);
  await runToEnd(widget);
  await expect(widget.locator('.output')).toContainText('True');
});

test('a page that is not isolated says what that means before the run', async ({
  openPage,
  sites,
}) => {
  const page = await openPage('plain', HOST);
  await writePost(page, sites.plain.url, 'A post');
  const widget = await openEditor(page);
  await widget.getByRole('radio', { name: 'Threads (GIL)' }).check();
  await expect(widget.locator('.run-column')).toContainText(
    'This page is not isolated. Threads take turns only when one of them waits. Stop may take some seconds.',
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, and nothing scrolls sideways at 320 px: ${colorScheme}`, async ({
    openPage,
  }) => {
    const page = await openPage('isolated', `embed.html?${SET_UP}`);
    await page.emulateMedia({ colorScheme });
    const widget = await openEditor(page, 'print("x" * 500)\n1 / 0\n');
    expect(await violations(page)).toEqual([]);
    await runToEnd(widget);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(320);
    expect(await violations(page)).toEqual([]);
  });
}

test('the drawn program lies exactly under the field’s text, also where lines wrap', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  await page.setViewportSize({ width: 360, height: 800 });
  const widget = await openEditor(page);
  for (const name of ['Serial', 'Threads (GIL)', 'Processes']) {
    await widget.getByRole('radio', { name }).check();
    await expect(editorIn(widget)).toHaveValue(new RegExp(`^"""${name.replace(/ .*/, '')}`));
    const apartPx = () =>
      editorIn(widget).evaluate((field) => {
        const code = field.parentElement?.querySelector('.code') as HTMLElement;
        return field.scrollHeight - code.scrollHeight;
      });
    await expect.poll(apartPx).toBe(0);
  }
});

test('on paper the program is printed, without its buttons', async ({ openPage }) => {
  const page = await openPage('isolated', `embed.html?${SET_UP}`);
  const widget = await openEditor(page);
  await page.emulateMedia({ media: 'print' });
  await expect(widget.locator('.editor .code')).toBeVisible();
  await expect(editorIn(widget)).toBeHidden();
  await expect(runIn(widget)).toBeHidden();
});
