// Embed codes for a set-up, escaped.

import { linkTo } from '../../widget/set-up-texts.js';

/** @typedef {import('../../widget/set-up-texts.js').Texts} Texts */

const FALLBACK = 'Ways to run the same tasks, raced and measured in your own browser';

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
