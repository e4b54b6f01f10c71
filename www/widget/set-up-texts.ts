// A set-up as texts again: for attributes, embed codes and links.

import { attributeNames, checkRace } from '../core/options.ts';
import { strategyNames } from '../core/strategies.ts';
import { attributeOf } from './set-up.ts';
import type { SetUp } from './set-up.ts';

/** Options as text, by attribute name. */
export type Texts = readonly (readonly [name: string, text: string])[];

/**
 * textsOf writes a set-up as text: what was given and differs from the defaults. The workload always stands first: a
 * link says what it is about. Defaults that depend on the machine (`workers`) are written wherever they were given.
 * @param setUp with `guess`, readers begin by guessing
 */
export function textsOf({ given, guess }: Pick<SetUp, 'given'> & { guess?: boolean }): Texts {
  const workload = given.workload ?? 'io';
  const defaults = { ...checkRace({ workload }), workload: null, workers: null, repeats: 3 };
  const usual = {
    ...defaults,
    strategies: strategyNames.join(' '),
  } as Record<string, unknown>;
  const all = Object.entries({ ...given, workload, ...(guess ? { guess: true } : {}) })
    // An `io` list is kept in memory whatever was given.
    .filter(([option]) => !(workload === 'io' && option === 'list'))
    .map(([option, value]) => ({ option, value: Array.isArray(value) ? value.join(' ') : value }))
    .filter(({ option, value }) => value !== undefined && value !== usual[option])
    .map(({ option, value }) => [attributeOf(option), String(value)] as const);
  return all.sort(([a], [b]) => attributeNames.indexOf(a) - attributeNames.indexOf(b));
}

/**
 * linkTo gives the address of a page with a set-up in its query and, where there are any, results in its fragment.
 */
export function linkTo(page: string, texts: Texts, results?: string | null) {
  const url = new URL(page);
  url.search = new URLSearchParams(texts.map(([name, text]) => [name, text])).toString();
  url.hash = results ? `results=${results}` : '';
  return url.href;
}
