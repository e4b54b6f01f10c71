// Writes a field's text, but never over what a reader is typing.

import { noChange } from 'lit/html.js';
import { Directive, directive } from 'lit/directive.js';
import type { PropertyPart } from 'lit/directive.js';

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
 * Writes a text into a field when the text is new, or when the field has no focus. A result that comes in must not undo
 * what the reader is typing.
 */
export const fieldText = directive(FieldText);
