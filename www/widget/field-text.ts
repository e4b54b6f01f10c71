// Writes a field's text, but never over what a reader is typing.

import { noChange } from 'lit/html.js';
import { Directive, directive } from 'lit/directive.js';

class Settled extends Directive {
  #before: string | undefined;

  render(text: string) {
    return text;
  }

  update({ element }: import('lit/directive.js').PropertyPart, [text]: [text: string]) {
    const field = element as HTMLInputElement;
    const isNews = text !== this.#before;
    this.#before = text;
    if ((isNews || !field.matches(':focus')) && field.value !== text) field.value = text;
    return noChange;
  }
}

/**
 * settled writes a text into a field when it is another than before, or when nobody is in the field: a result that
 * comes in must not undo what is being typed.
 */
export const settled = directive(Settled);
