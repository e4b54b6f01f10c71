// The tag in a post, as an author writes and calls it: in pages of Playwright, and in tabs of any engine.

import type { Page } from './module-calls.ts';

export type Call = { name: string; argument: string | undefined };

/** Runs a function on an element: of a tab, or a locator of Playwright. */
export interface Tag {
  evaluate: (run: (element: any, call: any) => Promise<any>, call?: any) => Promise<any>;
}

/** The page of the post. */
export const HOST = 'tests/pages/host.html';

/**
 * Appends the tag to a page and records its events for `heard`.
 * @param url of the folder with Racelane's files
 */
export const writeTag = (
  page: Page,
  url: string,
  attributes: Record<string, string> = {},
  { crossorigin = false }: { crossorigin?: boolean } = {},
) =>
  page.evaluate(
    ({ src, given, anonymous }) => {
      const lane = document.createElement('race-lane');
      for (const [name, value] of Object.entries(given)) lane.setAttribute(name, value);
      lane.textContent = 'What readers see without JavaScript.';
      document.body.append(lane);
      const heard = window as any;
      heard.heard ??= [];
      for (const type of ['start', 'update', 'result', 'error', 'cancel']) {
        lane.addEventListener(`race-${type}`, (event) =>
          heard.heard.push({ type, detail: (event as CustomEvent).detail }),
        );
      }
      const script = document.createElement('script');
      script.type = 'module';
      script.src = src;
      if (anonymous) script.crossOrigin = 'anonymous';
      document.body.append(script);
    },
    { src: `${url}racelane.js`, given: attributes, anonymous: crossorigin },
  );

/** Returns the element's events so far, without updates. */
export const heard = (page: Page): Promise<{ type: string; detail: any }[]> =>
  page.evaluate(() =>
    (window as any).heard
      .filter(({ type }: any) => type !== 'update')
      .map(({ type, detail }: any) => ({
        type,
        detail: detail instanceof Error ? { ...detail, message: detail.message } : detail,
      })),
  );

/** Calls a method of the element and returns the result, or the error in words. */
export const call = (tag: Tag, method: 'run' | 'compare', strategy?: string): Promise<any> =>
  tag.evaluate(
    async (element: any, { name, argument }) => {
      await customElements.whenDefined('race-lane');
      return element[name](argument).catch((error: any) => ({
        failed: true,
        name: error.name,
        code: error.code,
        message: error.message,
      }));
    },
    { name: method, argument: strategy },
  );

/** Loads the interface of a widget, which is otherwise loaded once the widget comes near the window. */
export const loadWidget = (tag: Pick<Tag, 'evaluate'>) =>
  tag.evaluate(async (element) => {
    await customElements.whenDefined('race-lane');
    await element.load();
  });
