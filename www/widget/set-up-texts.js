// A set-up as texts again: for attributes, embed codes and links.

import { attributeNames, checkRace } from '../core/options.js';
import { strategyNames } from '../core/strategies.js';
import { attributeOf } from './setup-model.js';

/** @typedef {import('./setup-model.js').SetUp} SetUp */
/** @typedef {readonly (readonly [name: string, text: string])[]} Texts options as text, by attribute name */

/**
 * textsOf writes a set-up as text: what was given and differs from the defaults. The workload always stands first: a
 * link says what it is about. Defaults that depend on the machine (`workers`) are written wherever they were given.
 * @param {Pick<SetUp, 'given'> & { guess?: boolean }} setUp with `guess`, readers begin by guessing
 * @returns {Texts}
 */
export function textsOf({ given, guess }) {
  const workload = given.workload ?? 'io';
  const defaults = { ...checkRace({ workload }), workload: null, workers: null, repeats: 3 };
  const usual = /** @type {Record<string, unknown>} */ ({
    ...defaults,
    strategies: strategyNames.join(' '),
  });
  const all = Object.entries({ ...given, workload, ...(guess ? { guess: true } : {}) })
    // An `io` list is kept in memory whatever was given.
    .filter(([option]) => !(workload === 'io' && option === 'list'))
    .map(([option, value]) => ({ option, value: Array.isArray(value) ? value.join(' ') : value }))
    .filter(({ option, value }) => value !== undefined && value !== usual[option])
    .map(({ option, value }) => /** @type {const} */ ([attributeOf(option), String(value)]));
  return all.sort(([a], [b]) => attributeNames.indexOf(a) - attributeNames.indexOf(b));
}

/**
 * linkTo gives the address of a page with a set-up in its query and, where there are any, results in its fragment.
 * @param {string} page
 * @param {Texts} texts
 * @param {string | null} [results]
 */
export function linkTo(page, texts, results) {
  const url = new URL(page);
  url.search = new URLSearchParams(texts.map(([name, text]) => [name, text])).toString();
  url.hash = results ? `results=${results}` : '';
  return url.href;
}
