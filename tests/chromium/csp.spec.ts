// Content-Security-Policies: everything works under each documented policy, and no policy lists more than is needed.
import { readFileSync } from 'node:fs';
import { at } from '../../scripts/lib/paths.js';
import { policies, policyText } from '../../scripts/policies.js';
import { pythonFiles } from '../../scripts/python.js';
import { ALL, UNSHARED } from '../helpers/module-calls.ts';
import { QUICK, pressEverything, runAll } from '../helpers/press-everything.ts';
import { expect, test } from '../helpers/chromium-test.ts';
import { shownAfterRun } from '../helpers/python-view.ts';
import { giveTime } from '../helpers/sites.ts';
import { HOST, call } from '../helpers/tag.ts';
import { inFrame } from '../helpers/widget.ts';
import type { Policy } from '../../scripts/policies.js';
import type { Site } from '../../scripts/serve.js';
import type { Host } from '../helpers/sites.ts';
import type { Page } from '@playwright/test';

export type Name = keyof typeof policies;

/** The test page's own icon does not concern the policies of posts. */
const ICON = /Loading the image 'data:,'/;
const CSP = 'Content-Security-Policy';
const TOP = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const SMALL = { wait: '20', tasks: '2' };

/**
 * Makes the server send a post that contains the tag: under Trusted Types no test may insert a script.
 * @param url of the folder with Racelane's files
 */
function withTag(post: Site, url: string, attributes: Record<string, string>) {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  const script = `<script type="module" crossorigin src="${url}racelane.js"></script>`;
  post.fault(/host\.html$/, {
    replace: (text) =>
      text.replace('</body>', `<race-lane${given.join('')}></race-lane>${script}</body>`),
  });
}

/** Returns every policy that lists one thing less, with that thing. Nothing is less than 'none'. */
const without = (policy: Policy): { what: string; less: Policy }[] =>
  Object.entries(policy).flatMap(([directive, listed]) =>
    directive === 'require-trusted-types-for'
      ? []
      : listed
          .filter((source) => source !== "'none'")
          .map((source) => {
            const rest = listed.filter((each) => each !== source);
            const kept = rest.length > 0 ? rest : ["'none'"];
            return { what: `${directive} ${source}`, less: { ...policy, [directive]: kept } };
          }),
  );

/** Returns the errors that a policy caused. */
const refusals = (seenErrors: string[]) =>
  seenErrors.filter((text) => !ICON.test(text) && /Content Security Policy|Trusted/.test(text));

test('the documents and the built pages contain the policies of scripts/policies.js', () => {
  const documents = ['hosts.md', 'security.md'].map((name) =>
    readFileSync(at('docs', name), 'utf8'),
  );
  for (const [name, policy] of Object.entries(policies)) {
    const found = documents.flatMap((text) => {
      const place = new RegExp(
        `<!-- csp-${name} -->\\s+\`\`\`http\\s+([^]*?)\\s+\`\`\`\\s+<!-- /csp-${name} -->`,
      );
      return text.match(place)?.[1] ?? [];
    });
    expect(found, name).toEqual([`${CSP}: ${policyText(policy)}`]);
  }
  for (const page of ['index.html', 'embed.html', 'exercises.html']) {
    const text = readFileSync(at('dist', page), 'utf8').replaceAll('&#39;', "'");
    const [, written] = text.match(/<head>\s*<meta http-equiv="([^"]+" content="[^"]+)"/) ?? [];
    expect(written, page).toBe(`${CSP}" content="${policyText(policies.page)}`);
  }
});

test('in index.html, under its own policy, all six strategies, every view and every file work', async ({
  openPage,
}) => {
  const page = await openPage('isolated', `index.html?${new URLSearchParams(QUICK)}`);
  const widget = page.locator('race-lane[workload=cpu]').first();
  await pressEverything(widget, page, ALL);
});

/** Where blobs are forbidden, they are tried once. */
const BLOB = /worker from 'blob:/;

/**
 * Opens a post with the tag under a policy.
 * @param name of the policy; the second one is for a post beside our files
 */
async function openPost(
  { page, host, sites }: { page: Page; host: Host; sites: Record<'isolated', Site> },
  name: 'tag' | 'no-blobs',
  headers: Record<string, string>,
  attributes: Record<string, string>,
) {
  const text = policyText(policies[name], new URL(sites.isolated.url).origin);
  const post = await host({ ...headers, [CSP]: text });
  withTag(post, name === 'tag' ? sites.isolated.url : '/', attributes);
  await page.goto(`${post.url}${HOST}`);
}

for (const name of ['tag', 'no-blobs'] as const) {
  test(`under the policy ${name} an isolated post runs all six strategies in place, and every view and every file work`, async ({
    page,
    host,
    sites,
    allowErrors,
  }) => {
    allowErrors(ICON);
    if (name === 'no-blobs') allowErrors(BLOB);
    await openPost({ page, host, sites }, name, TOP, QUICK);
    await pressEverything(page.locator('race-lane'), page, ALL);
  });

  test(`under the policy ${name} a post that is not isolated runs its four strategies`, async ({
    page,
    host,
    sites,
    allowErrors,
  }) => {
    allowErrors(ICON);
    if (name === 'no-blobs') allowErrors(BLOB);
    await openPost({ page, host, sites }, name, {}, SMALL);
    await runAll(page.locator('race-lane'), UNSHARED);
  });
}

test('under the policies for frames, with or without the tag, everything works in embed.html, under its own', async ({
  context,
  host,
  sites,
  allowErrors,
}) => {
  allowErrors(ICON);
  const { origin } = new URL(sites.isolated.url);
  const tagged = await host({ [CSP]: policyText(policies.frame, origin) });
  withTag(tagged, sites.isolated.url, { ...QUICK, isolate: 'frame' });
  const page = await context.newPage();
  await page.goto(`${tagged.url}${HOST}`);
  await pressEverything(inFrame(page.locator('race-lane')), page, ALL);

  const bare = await host({ [CSP]: policyText(policies.iframe, origin) });
  const frame = `<iframe src="${sites.isolated.url}embed.html?wait=20&tasks=2"></iframe>`;
  bare.fault(/host\.html$/, { replace: (text) => text.replace('</body>', `${frame}</body>`) });
  await page.goto(`${bare.url}${HOST}`);
  const widget = page.frameLocator('iframe').locator('race-lane');
  expect(await call(widget, 'run', 'shared')).toMatchObject({ verified: true });
});

test('in a post that requires Trusted Types all six strategies, every view and every file work', async ({
  page,
  host,
  sites,
}) => {
  const post = await host({ ...TOP, [CSP]: policyText(policies['trusted-types']) });
  withTag(post, sites.isolated.url, QUICK);
  await page.goto(`${post.url}${HOST}`);
  await pressEverything(page.locator('race-lane'), page, ALL);
});

test('where Trusted Types forbid our policy, the run fails and says what to do', async ({
  page,
  host,
  sites,
  allowErrors,
}) => {
  allowErrors(/Trusted/i);
  const post = await host({ [CSP]: "require-trusted-types-for 'script'; trusted-types lit-html" });
  withTag(post, sites.isolated.url, SMALL);
  await page.goto(`${post.url}${HOST}`);
  expect(await call(page.locator('race-lane'), 'run', 'serial')).toMatchObject({
    name: 'RaceError',
    code: 'worker-failed',
    message: expect.stringMatching(/may start no worker.*TrustedScriptURL.*docs\/hosts\.md/),
  });
});

/** Runs a program by the module of a folder, in a page whose policy allows that folder's scripts. */
const runProgram = (page: Page, url: string, base?: string) =>
  page.evaluate(
    async ({ module, base }) => {
      const { runPython } = await import(module);
      return runPython('print(6 * 7)', { base }).then(
        ({ output }: any) => output.map(({ text }: any) => text).join(''),
        (error: any) => ({ failed: true, code: error.code, message: error.message }),
      );
    },
    { module: `${url}racelane.js`, base },
  );

test('in a post that requires Trusted Types the view Python starts processes, and neither the page nor a worker violates the policy', async ({
  page,
  host,
  sites,
}) => {
  const reports = `${policyText(policies['trusted-types'])}; report-uri /violations`;
  const post = await host({ [CSP]: reports });
  const violations = () => post.requests.filter((path) => path === '/violations').length;
  withTag(post, sites.isolated.url, { ...SMALL, view: 'python' });
  await page.goto(`${post.url}${HOST}`);
  const widget = page.locator('race-lane');
  await widget.getByRole('radio', { name: 'Processes' }).check();
  expect(await shownAfterRun(widget)).toMatch(/three interpreters.*Elapsed: /s);
  expect(violations()).toBe(0);

  // An interpreter's violations are reported: a text that a program evaluates is one.
  const { output } = await page.evaluate(
    async (module) =>
      (await import(module)).runPython(`
from pyodide.code import run_js
try:
    run_js('6 * 7')
except Exception as error:
    print(error)`),
    `${sites.isolated.url}racelane.js`,
  );
  expect(output[0].text).toContain('Trusted Type');
  await expect.poll(violations).toBe(1);
});

test('under the policy python, Python runs from another host whose scripts may not run', async ({
  page,
  host,
  sites,
  allowErrors,
}) => {
  allowErrors(ICON);
  const files = await host({ 'Access-Control-Allow-Origin': '*' });
  const policy = policyText(policies.python, new URL(sites.isolated.url).origin, files.url);
  const post = await host({ [CSP]: policy });
  withTag(post, sites.isolated.url, SMALL);
  await page.goto(`${post.url}${HOST}`);
  expect(await runProgram(page, sites.isolated.url, `${files.url}python/`)).toBe('42\n');
  expect(files.requests.sort()).toEqual(pythonFiles.map((name) => `/python/${name}`).sort());
});

/** Waits until the browser reports a refusal, or a run fails that needs every part of a policy. */
async function expectMissed(page: Page, what: string, isRefused: () => boolean) {
  let hasFailed = false;
  // Without its script the tag is never defined, and the call ends with the page.
  call(page.locator('race-lane'), 'run', 'processes').then(
    ({ failed }) => (hasFailed = failed === true),
    () => {},
  );
  await expect.poll(() => hasFailed || isRefused(), `without ${what}`).toBe(true);
}

for (const name of ['tag', 'no-blobs', 'frame', 'iframe', 'trusted-types'] as Name[]) {
  test(`everything that the policy ${name} lists is needed`, async ({
    context,
    host,
    sites,
    seenErrors,
    allowErrors,
  }) => {
    allowErrors(/./);
    const own = name === 'no-blobs' ? '/' : sites.isolated.url;
    for (const { what, less } of without(policies[name])) {
      seenErrors.length = 0;
      const post = await host({ [CSP]: policyText(less, new URL(sites.isolated.url).origin) });
      withTag(post, own, { ...SMALL, ...(name === 'frame' && { isolate: 'frame' }) });
      if (name === 'iframe') {
        const frame = `<iframe src="${sites.isolated.url}embed.html"></iframe>`;
        post.fault(/host\.html$/, { replace: (text) => text.replace('</body>', frame) });
      }
      const page = await context.newPage();
      await page.goto(`${post.url}${HOST}`);
      await expectMissed(page, what, () => refusals(seenErrors).length > 0);
      await page.close();
    }
  });
}

test('everything that the policy python lists is needed', async ({
  context,
  host,
  sites,
  allowErrors,
}) => {
  allowErrors(/./);
  const { origin } = new URL(sites.isolated.url);
  const files = await host({ 'Access-Control-Allow-Origin': '*' });
  for (const { what, less } of without(policies.python)) {
    const post = await host({ [CSP]: policyText(less, origin, files.url) });
    const page = await context.newPage();
    await page.goto(`${post.url}${HOST}`);
    const run = runProgram(page, sites.isolated.url, `${files.url}python/`);
    const result = await run.catch(() => ({ failed: true }));
    expect(result, `without ${what}`).toMatchObject({ failed: true });
    await page.close();
  }
});

test('everything that the pages’ own policy lists is needed', async ({
  context,
  host,
  seenErrors,
  allowErrors,
}) => {
  allowErrors(/./);
  const written = policyText(policies.page).replaceAll("'", '&#39;');
  for (const { what, less } of without(policies.page)) {
    // Without headers the service worker is used too. None is left from the policy before, as each has its own origin.
    const files = await host({ 'Access-Control-Allow-Origin': '*' });
    giveTime(files);
    files.fault(/embed\.html$/, {
      replace: (text) => text.replace(written, policyText(less)),
    });
    seenErrors.length = 0;
    const isRefused = () => seenErrors.some((text) => /Content Security Policy|Trusted/.test(text));
    const page = await context.newPage();
    await page.goto(`${files.url}embed.html?wait=20&tasks=2`);
    // Either the service worker has isolated the page, or the page says why not.
    const state = async () => {
      const [isIsolated, note] = await page.evaluate(() => [
        crossOriginIsolated,
        document.querySelector('#note')?.textContent,
      ]);
      return isIsolated ? 'isolated' : note || (isRefused() ? 'refused' : '');
    };
    // The page may reload itself meanwhile.
    const settled = () => state().catch(() => '');
    await expect.poll(settled, `without ${what}`).not.toBe('');
    if ((await settled()) === 'isolated') await expectMissed(page, what, isRefused);
    await page.close();
  }
});

test('the pages’ own policy refuses markup from text, code from text, and everything of another origin', async ({
  page,
  sites,
  allowErrors,
}) => {
  allowErrors(/./);
  await page.goto(`${sites.isolated.url}embed.html`);
  const directives = [
    ...['base-uri', 'connect-src', 'form-action', 'frame-src', 'img-src', 'media-src'],
    ...['require-trusted-types-for', 'script-src-elem', 'style-src-attr', 'style-src-elem'],
    'trusted-types',
  ];
  const refused = await page.evaluate(
    async ({ elsewhere, all }) => {
      const seen: Set<string> = new Set();
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        seen.add(effectiveDirective),
      );
      const put = (tag: string, attributes: Record<string, string>) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.body.append(element);
        return element;
      };
      const tries = [
        () => put('img', { src: `${elsewhere}a.png` }),
        () => put('iframe', { src: elsewhere }),
        () => put('video', { src: `${elsewhere}a.mp4` }),
        () => put('link', { rel: 'stylesheet', href: `${elsewhere}a.css` }),
        () => put('p', { style: 'color: red' }),
        () => put('base', { href: elsewhere }),
        () => fetch(elsewhere),
        () => import(`${elsewhere}racelane.js`),
        // eslint-disable-next-line no-restricted-properties -- this is what must not work
        () => (document.body.innerHTML = '<b>text</b>'),
        () => navigator.sendBeacon(`${elsewhere}beacon`, ''),
        // In a task of its own, because the policy does not apply to code that the test evaluates.
        () =>
          new Promise((done) => {
            setTimeout(done, 20);
            setTimeout(() => new Function('document.title = "pwned"')(), 10);
          }),
        () => (window as any).trustedTypes.createPolicy('another', {}),
      ];
      for (const each of tries) {
        await Promise.resolve()
          .then(each)
          .catch(() => {});
      }
      const { title } = document;
      // Last, because Chromium leaves the page for it.
      (put('form', { action: elsewhere }) as HTMLFormElement).submit();
      for (const endMs = performance.now() + 20_000; performance.now() < endMs;) {
        await new Promise((later) => setTimeout(later, 100));
        if (seen.size >= all.length) break;
      }
      return { directives: [...seen].sort(), title };
    },
    { elsewhere: sites.plain.url, all: directives },
  );
  expect(refused.title).toMatch(/^Racelane/);
  expect(refused.directives).toEqual(directives);
});
