// The program that an author puts into an element: a script of Python, or the first <pre> of the fallback content.

/** Longer than any program that a post shows. */
export const LONGEST_PROGRAM = 50_000;

/** Returns the text as the element holds it, or null. Browsers do not run a script of this type. */
export const ownText = (element: Element): string | null =>
  (
    element.querySelector('script[type="text/x-python" i]') ?? element.querySelector('pre')
  )?.textContent.slice(0, LONGEST_PROGRAM) ?? null;
