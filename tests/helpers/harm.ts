// Traces of a successful attack: a variable, an element, a handler, a dialog, a request to another origin.
import { expect } from './chromium-test.ts';
import type { Page } from '@playwright/test';

/**
 * Watches a page from now on. Requests to its own origin are no harm.
 * @returns a function that lists the harm so far, in words
 */
export function watchHarm(page: Page): () => Promise<string[]> {
  const { origin } = new URL(page.url());
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  // Workers and other tabs send requests too, so this listens to the context.
  page.context().on('request', (request) => {
    const url = request.url();
    // Every page has an empty icon. Blobs have the origin of the page that made them.
    if (url !== 'data:,' && new URL(url).origin !== origin) seen.push(`request: ${url}`);
  });
  return async () => [...seen, ...(await page.evaluate(harmInPage))];
}

/** Fails the test on any harm so far. */
export const expectUnharmed = async (harm: () => Promise<string[]>) =>
  expect(await harm(), 'harm').toEqual([]);

/** Runs in the page, so it uses nothing from outside. */
function harmInPage() {
  const found = 'pwned' in window ? ['variable: pwned'] : [];
  const report = ({ localName }: Element, what: string) => found.push(`<${localName}>: ${what}`);
  /** Elements that no page of ours contains, and elements that only its head contains. */
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
      // The link to Racelane's own page repeats the query, so queries are exempt.
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
  // The page's own scripts write text, never elements.
  for (const written of document.querySelectorAll('#note *, .seen *, #alone *')) {
    report(written, 'in a text of the page');
  }
  const alone = document.querySelector('#alone') as HTMLAnchorElement | null;
  const own = new URL('/index.html', location.href).href;
  if (alone && alone.href.replace(/[?#].*$/s, '') !== own) report(alone, alone.href);
  return found;
}
