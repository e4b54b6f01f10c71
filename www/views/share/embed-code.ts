// Embed codes for a set-up, escaped.

import { linkTo } from '../../widget/set-up-texts.ts';
import type { Texts } from '../../widget/set-up-texts.ts';

const FALLBACK = 'Ways to run the same tasks, raced and measured in your own browser';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** escapeMarkup makes a text safe inside a quoted attribute and between tags. */
export const escapeMarkup = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character]);

/** attribute writes one attribute. */
const attribute = (name: string, text: string) => ` ${name}="${escapeMarkup(text)}"`;

/** tagCode is the tag with its script. Readers without JavaScript, and feeds, get the link. */
export function tagCode(
  { module, embed }: { module: string; embed: string },
  texts: Texts,
  { isolate, results }: { isolate?: boolean; results?: string | null },
) {
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

/** frameCode is embed.html in an iframe. */
export function frameCode(
  { embed }: { embed: string },
  texts: Texts,
  { rows, results }: { rows: number; results?: string | null },
) {
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
