// The element's options as properties: `lane.tasks = 4`.

import { attributeOf, optionRows } from './option-table.ts';
import type { ElementOptions, Kind } from './option-table.ts';
import type { StrategyName } from './strategies.ts';

/** The properties of the element: each shows and sets the attribute of the same option. */
export type Properties = Omit<ElementOptions, 'strategies' | 'results'> & {
  results: string | undefined;
  get strategies(): readonly StrategyName[] | undefined;
  set strategies(names: readonly StrategyName[] | string | undefined);
};

/** Reads texts as programs write them. The interface replaces this reader by a more lenient one. */
let read = (text: string, { form }: Kind<unknown>): unknown => {
  if (form === 'flag') return text !== 'false';
  if (form === 'names') return text.split(/[\s,]+/);
  return form === 'whole' || form === 'milliseconds' ? Number(text || NaN) : text;
};

/** Sets the interface's reader, which also reads people's spellings. In the shell it would double the weight. */
export function setReader(reader: typeof read) {
  read = reader;
}

/** Adds the properties to the element's class. */
export function addProperties({ prototype }: { prototype: HTMLElement }) {
  for (const [name, { kind, default: defaultOf }] of optionRows) {
    const attribute = attributeOf(name);
    Object.defineProperty(prototype, name, {
      enumerable: true,
      // As with the properties of HTML, an attribute that is wrong reads as the default.
      get(this: HTMLElement & Properties) {
        const value = read(this.getAttribute(attribute) ?? '', kind);
        return this.hasAttribute(attribute) && kind.accepts(value) ? value : defaultOf?.(this);
      },
      set(this: HTMLElement, value: unknown) {
        const text = textOf(value);
        if (text === null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, text);
      },
    });
  }
}

/** Returns the text of an attribute, or null where the value takes the attribute away. A wrong value stays wrong. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === false) return null;
  try {
    return value === true ? '' : String(value);
  } catch {
    return typeof value;
  }
}

/** Takes the properties that were set before the element was defined, and those that a subclass declares as fields. */
export function adoptProperties(element: HTMLElement) {
  const own = element as unknown as Record<string, unknown>;
  for (const [name] of optionRows) {
    if (!Object.hasOwn(own, name)) continue;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }
}
