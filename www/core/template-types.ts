// The types with which TypeScript checks `<race-lane>` in templates: the guides and docs/npm.md declare the tag.

import type { ElementOptions } from './option-table.ts';

type Dashed<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Dashed<Rest>}`
  : Name;

/** The values of an option in a template: those of the property, and their texts. */
type Written<T> =
  | ([T] extends [boolean]
      ? boolean | '' | 'true' | 'false'
      : [T] extends [number] | [readonly unknown[]]
        ? T | string
        : T)
  | undefined;

type RaceEvent = Extract<keyof GlobalEventHandlersEventMap, `race-${string}`>;

type Listener<Name extends RaceEvent> =
  ((event: GlobalEventHandlersEventMap[Name]) => void) | undefined;

type OwnAttributes = {
  [Name in keyof ElementOptions as Dashed<Name>]?: Written<ElementOptions[Name]>;
} & { [Name in RaceEvent as `on${'' | ':'}${Name}`]?: Listener<Name> };

type OwnProps = { [Name in keyof ElementOptions]?: Written<ElementOptions[Name]> } & {
  [
    Name in RaceEvent as Name extends `race-${infer Kind}` ? `onRace${Capitalize<Kind>}` : never
  ]?: Listener<Name>;
};

/**
 * The attributes of `<race-lane>` and listeners for its events, by the names of HTML, as JSX writes them.
 * @template Common the attributes that a framework has for every element
 */
export type RaceLaneAttributes<Common = unknown> = OwnAttributes &
  Omit<Common, keyof OwnAttributes>;

/**
 * The same in camelCase, as Vue checks its templates.
 * @template Common the props that a framework has for every element
 */
export type RaceLaneProps<Common = unknown> = OwnProps & Omit<Common, keyof OwnProps>;
