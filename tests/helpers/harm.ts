// What an attack that got through would leave: a variable, an element, a handler, a dialog, a request to somewhere else.
import { expect } from './chromium-test.ts';
import type { Page } from '@playwright/test';

/**
 * watchHarm watches a page from now on. It may ask the origin that it is of, and no other.
 * @returns harm so far, in words
 */
export function watchHarm(page: Page): () => Promise<string[]> {
  const { origin } = new URL(page.url());
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  // Of the context: workers and other tabs ask too.
  page.context().on('request', (request) => {
    const url = request.url();
    // The empty icon of every page, and blobs, whose origin is that of the page that made them.
    if (url !== 'data:,' && new URL(url).origin !== origin) seen.push(`request: ${url}`);
  });
  return async () => [...seen, ...(await page.evaluate(harmInPage))];
}

/** expectUnharmed fails the test on any harm so far. */
export const expectUnharmed = async (harm: () => Promise<string[]>) =>
  expect(await harm(), 'harm').toEqual([]);

/** harmInPage runs in the page, so it stands by itself. */
function harmInPage() {
  const found = 'pwned' in window ? ['variable: pwned'] : [];
  const report = ({ localName }: Element, what: string) => found.push(`<${localName}>: ${what}`);
  /** What no page of ours holds, and what its head alone does. */
  const foreign = new Set('iframe frame img object embed base form video audio'.split(' '));
  const ofHead = new Set('script link style meta'.split(' '));

  const look = (element: Element, shadow: boolean) => {
    const name = element.localName;
    if (foreign.has(name) || (shadow && ofHead.has(name))) report(element, 'does not belong here');
    // Our own pages begin with their policy.
    const policy = element.matches('head > :first-child[http-equiv=Content-Security-Policy]');
    if (name === 'meta' && element.hasAttribute('http-equiv') && !policy)
      report(element, 'http-equiv');
    if (name === 'script' && !element.hasAttribute('src')) report(element, 'written in the page');
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) report(element, attribute);
      const address = /^(src|href|action|formaction|data)$/.test(attribute) && value !== 'data:,';
      if (address && /^\s*(javascript|data|vbscript):/i.test(value)) report(element, value);
      // Not in a query: the way to the page of its own carries what the address had.
      if (address && /^[^?#]*evil\.invalid/.test(value)) report(element, value);
    }
    if (/pwned|evil\.invalid/.test(element.getAttribute('style') ?? '')) report(element, 'style');
  };
  const walk = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      look(element, root !== document);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  // What the page's own scripts write is text.
  for (const written of document.querySelectorAll('#note *, .seen *, #alone *')) {
    report(written, 'in a text of the page');
  }
  const alone = document.querySelector('#alone') as HTMLAnchorElement | null;
  const own = new URL('/index.html', location.href).href;
  if (alone && alone.href.replace(/[?#].*$/s, '') !== own) report(alone, alone.href);
  return found;
}
