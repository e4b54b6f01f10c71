// The element's options as properties (`lane.tasks = 4`), and as attributes that other code can check by type.

import { attributeOf, optionRows } from './option-table.ts';
import type { ElementOptions } from './option-table.ts';
import type { StrategyName } from './strategies.ts';

/** The properties of the element: each shows and sets the attribute of the same option. */
export type Properties = Omit<ElementOptions, 'strategies' | 'results'> & {
  results: string | undefined;
  get strategies(): readonly StrategyName[] | undefined;
  set strategies(names: readonly StrategyName[] | string | undefined);
};

/** Adds the properties to the element's class. */
export function addProperties({ prototype }: { prototype: HTMLElement }) {
  for (const [name, { kind, default: defaultOf }] of optionRows) {
    const attribute = attributeOf(name);
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      // As with the properties of HTML, an attribute that is wrong reads as the default.
      get(this: HTMLElement & Properties) {
        const value = kind.read(this.getAttribute(attribute) ?? '');
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
  for (const [name] of optionRows) {
    if (!Object.hasOwn(element, name)) continue;
    const value: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

type Dashed<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Dashed<Rest>}`
  : Name;

/** The values that an attribute takes in a template: those of the property, and their texts. */
type Written<T> = [T] extends [boolean]
  ? boolean | '' | 'true' | 'false'
  : [T] extends [number] | [readonly unknown[]]
    ? T | string
    : T;

type RaceEvent = Extract<keyof GlobalEventHandlersEventMap, `race-${string}`>;

type OwnAttributes = {
  [Name in keyof ElementOptions as Dashed<Name>]?: Written<ElementOptions[Name]> | undefined;
} & {
  [Name in RaceEvent as `on${Name}`]?:
    ((event: GlobalEventHandlersEventMap[Name]) => void) | undefined;
};

/**
 * The attributes of `<race-lane>` in JSX and other typed templates; docs/npm.md declares the tag with them.
 * @template Common the attributes that a framework has for every element
 */
export type RaceLaneAttributes<Common = unknown> = OwnAttributes &
  Omit<Common, keyof OwnAttributes>;
