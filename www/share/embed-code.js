// Embed codes and links for a set-up: only the options that were given and differ from the defaults, escaped.

import { attributeNames, checkRace } from '../options.js';
import { strategyNames } from '../strategies.js';
import { attributeOf } from '../ui/setup-model.js';

/** @typedef {import('../ui/setup-model.js').SetUp} SetUp */
/** @typedef {readonly (readonly [name: string, text: string])[]} Texts options as text, by attribute name */

const FALLBACK = 'Ways to run the same tasks, raced and measured in your own browser';

/**
 * textsOf writes a set-up as text. The workload always stands first: a link says what it is about. Defaults that
 * depend on the machine (`workers`) are written wherever they were given.
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

/** @type {Readonly<Record<string, string>>} */
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * escapeMarkup makes a text safe inside a quoted attribute and between tags.
 * @param {string} text
 */
export const escapeMarkup = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);

/** attribute writes one attribute. */
const attribute = (/** @type {string} */ name, /** @type {string} */ text) =>
  ` ${name}="${escapeMarkup(text)}"`;

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

/**
 * tagCode is the tag with its script. Readers without JavaScript, and feeds, get the link.
 * @param {{ module: string, embed: string }} places
 * @param {Texts} texts
 * @param {{ isolate?: boolean, results?: string | null }} extra
 */
export function tagCode({ module, embed }, texts, { isolate, results }) {
  const own = texts.map(([name, text]) => attribute(name, text)).join('');
  const frame = isolate ? attribute('isolate', 'frame') : '';
  const shown = results ? attribute('results', results) : '';
  return [
    `<script type="module"${attribute('src', module)}></script>`,
    `<race-lane${own}${frame}${shown}>`,
    `  <a${attribute('href', linkTo(embed, texts))}>${FALLBACK}</a>`,
    '</race-lane>',
  ].join('\n');
}

/** Heights of the frame: what stands around the rows, and a row, as in the element's own reserve. */
const FRAME_PX = Object.freeze({ around: 450, row: 51 });

/**
 * frameCode is embed.html in an iframe.
 * @param {{ embed: string }} places
 * @param {Texts} texts
 * @param {{ rows: number, results?: string | null }} extra
 */
export function frameCode({ embed }, texts, { rows, results }) {
  const height = String(FRAME_PX.around + rows * FRAME_PX.row);
  const attributes = [
    ['src', linkTo(embed, texts, results)],
    ['title', `Racelane: ${FALLBACK}`],
    ['width', '100%'],
    ['height', height],
    ['style', 'border:0'],
    ['loading', 'lazy'],
    ['allow', 'cross-origin-isolated; clipboard-write'],
  ];
  return `<iframe${attributes.map(([name, text]) => attribute(name, text)).join('')}></iframe>`;
}
