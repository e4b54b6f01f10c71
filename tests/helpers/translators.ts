// Page translators, as a page sees them at work in a shadow root.

import type { Page } from './module-calls.ts';

/**
 * Two ways to translate. Chrome's translator replaces each text node by elements of its own. Firefox's takes a
 * paragraph apart and puts its elements and texts back, without the comments, and leaves what must not be translated.
 */
export type Translator = 'replacing' | 'merging';

/** Lets a translator work in every widget of the page, again and again. Counts its translations in `translations`. */
export const startTranslator = (page: Page, kind: Translator) =>
  page.evaluate((given) => {
    const counted = window as unknown as { translations: number };
    counted.translations = 0;
    const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim();
    const wrap = (text: string | null) => {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.append(text ?? '');
      outer.append(inner);
      counted.translations += 1;
      return outer;
    };
    const ways = {
      replacing(root: ShadowRoot) {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        for (const text of texts) {
          if (isText(text) && !text.parentElement?.closest('font'))
            text.replaceWith(wrap(text.data));
        }
      },
      merging(root: ShadowRoot) {
        for (const element of root.querySelectorAll('*:not(font, textarea, svg *)')) {
          const nodes = [...element.childNodes];
          if (!nodes.some(isText) || element.closest('[translate=no]')) continue;
          const kept = nodes.filter((node) => isText(node) || node.nodeType === Node.ELEMENT_NODE);
          element.replaceChildren(
            ...kept.map((node) => (isText(node) ? wrap(node.textContent) : node)),
          );
        }
      },
    };
    setInterval(() => {
      for (const lane of document.querySelectorAll('race-lane')) {
        if (lane.shadowRoot) ways[given](lane.shadowRoot);
      }
    }, 40);
  }, kind);
