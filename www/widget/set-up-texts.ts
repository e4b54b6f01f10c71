// A set-up as texts again: for attributes, embed codes and links.

import { attributeOf, optionRows } from '../core/option-table.ts';
import { checkCompare } from '../core/options.ts';
import { strategyNames } from '../core/strategies.ts';
import type { ElementOptions } from '../core/option-table.ts';
import type { SetUp } from './set-up.ts';

/** Options as text, by attribute name. */
export type Texts = readonly (readonly [name: string, text: string])[];

/**
 * Writes a set-up as text: the given options that differ from their defaults, and first the workload, since a link says
 * what it is about. `workers` is written wherever it was given: its default depends on the machine.
 * @param setUp with `guess`, readers begin by guessing
 */
export function textsOf({ given, guess }: Pick<SetUp, 'given'> & { guess?: boolean }): Texts {
  const { workload } = checkCompare(given).options;
  const { options, repeats } = checkCompare({ workload });
  const defaults: Partial<ElementOptions> = {
    ...options,
    ...{ repeats, strategies: strategyNames, guess: false },
    ...{ workload: undefined, workers: undefined },
  };
  const all: Partial<ElementOptions> = { ...given, workload, guess };
  return optionRows
    .filter(([, { only }]) => !only || only === workload)
    .map(([name]) => ({ name, text: inText(all[name]), usual: inText(defaults[name]) }))
    .flatMap(({ name, text, usual }) =>
      text === null || text === usual ? [] : [[attributeOf(name), text] as const],
    );
}

function inText(value: unknown): string | null {
  if (value === undefined) return null;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/**
 * Returns the address of a page with a set-up in its query and, where there are any, results in its fragment.
 */
export function linkTo(page: string, texts: Texts, results?: string | null) {
  const url = new URL(page);
  url.search = new URLSearchParams(texts.map(([name, text]) => [name, text])).toString();
  url.hash = results ? `results=${results}` : '';
  return url.href;
}
