// lit's templates, changed so that texts stay up to date under a page translator.
//
// A translator replaces text nodes by elements of its own. lit would still write into its removed text nodes, and look
// for their neighbours. So here each text is written anew if its node was removed, and each place ends with a comment,
// which Chrome's translator does not replace.

import { html as litHtml, noChange, svg as litSvg } from 'lit/html.js';
import { Directive, directive } from 'lit/directive.js';
import type { ChildPart, PropertyPart } from 'lit/directive.js';

export { noChange, nothing } from 'lit/html.js';

class Words extends Directive {
  #text = '';
  #node: Text | null = null;

  render(text: string) {
    return text;
  }

  update(part: ChildPart, [text]: [text: string]): unknown {
    // A translation of the same text is kept.
    if (this.#node && text === this.#text) return noChange;
    this.#text = text;
    if (this.#node?.parentNode && this.#node.parentNode === part.parentNode) {
      this.#node.data = text;
      return noChange;
    }
    return (this.#node = document.createTextNode(text));
  }
}

const words = directive(Words);

/** Wraps texts, also those in lists, so that a translator cannot stop their updates. */
function wrapTexts(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return words(String(value));
  return Array.isArray(value) ? value.map(wrapTexts) : value;
}

const END = '<!---->';

interface Prepared {
  strings: TemplateStringsArray;
  /** Whether each value stands between tags, and not inside one. */
  isContent: readonly boolean[];
}

/** Puts a comment behind each value that stands between tags. Tags are told by their brackets alone. */
export function prepare(given: readonly string[]): Prepared {
  const isContent: boolean[] = [];
  let isInside = false;
  const strings = given.map((text, index) => {
    const end = isContent[index - 1] ? END : '';
    const [open, close] = [text.lastIndexOf('<'), text.lastIndexOf('>')];
    if (open !== close) isInside = open > close;
    isContent.push(!isInside);
    return end + text;
  });
  return { strings: Object.assign(strings, { raw: strings }), isContent };
}

/** lit knows a template by its strings, so they are prepared once. */
const preparedTemplates: WeakMap<TemplateStringsArray, Prepared> = new WeakMap();

const keepTexts =
  <Result>(tag: (strings: TemplateStringsArray, ...values: unknown[]) => Result) =>
  (given: TemplateStringsArray, ...values: unknown[]): Result => {
    const { strings, isContent } = preparedTemplates.get(given) ?? prepare(given);
    if (!preparedTemplates.has(given)) preparedTemplates.set(given, { strings, isContent });
    return tag(
      strings,
      ...values.map((value, index) => (isContent[index] ? wrapTexts(value) : value)),
    );
  };

/** A template of HTML. */
export const html = keepTexts(litHtml);

/** A template of SVG, for the content of an `<svg>`. */
export const svg = keepTexts(litSvg);

class FieldText extends Directive {
  #before: string | undefined;

  render(text: string) {
    return text;
  }

  update({ element }: PropertyPart, [text]: [text: string]) {
    const field = element as HTMLInputElement;
    const isNew = text !== this.#before;
    this.#before = text;
    if ((isNew || !field.matches(':focus')) && field.value !== text) field.value = text;
    return noChange;
  }
}

/**
 * Writes a text into a field when the text is new, or when the field has no focus. A new result must not undo
 * the reader's typing.
 */
export const fieldText = directive(FieldText);
