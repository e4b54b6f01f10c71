// The box in which lit draws a widget. A program on the page, such as Firefox's translator, may remove lit's comments.
// Then the widget is drawn anew, with the same details open and the same element focused.

import { render } from 'lit/html.js';

export class Canvas {
  #box;
  #end = document.createComment('');

  constructor(box: HTMLElement) {
    this.#box = box;
    box.append(this.#end);
  }

  /** Draws a template, and draws it anew after an error. A second error is the template's own, and is thrown. */
  render(template: unknown) {
    try {
      this.#draw(template);
    } catch {
      const restore = rememberPlace(this.#box);
      // lit knows its drawing by this comment.
      this.#end = document.createComment('');
      this.#box.replaceChildren(this.#end);
      this.#draw(template);
      restore();
    }
  }

  #draw(template: unknown) {
    render(template, this.#box, { renderBefore: this.#end });
  }
}

const STOPS = 'a, button, input, select, summary, textarea, [tabindex]';

/** Returns the function that opens the same details again and focuses the same element. */
function rememberPlace(box: HTMLElement) {
  const stops = () => [...box.querySelectorAll<HTMLElement>(STOPS)];
  const details = () => [...box.querySelectorAll('details')];
  const { activeElement } = box.getRootNode() as ShadowRoot;
  const focused = stops().findIndex((stop) => stop === activeElement);
  const open = details().map((each) => each.open);
  return () => {
    details().forEach((each, index) => (each.open = open[index] ?? false));
    stops()[focused]?.focus({ preventScroll: true });
  };
}
