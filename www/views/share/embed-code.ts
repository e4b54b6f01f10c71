// Embed codes for a set-up: the tag and the frame, escaped.

import { writeLink } from '../../widget/set-up.ts';
import type { Texts } from '../../widget/set-up.ts';

const FALLBACK = 'Ways to run the same tasks, raced and measured in your own browser';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a text safe inside a quoted attribute and between tags. */
export const escapeMarkup = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character]);

const writeAttribute = (name: string, text: string) => ` ${name}="${escapeMarkup(text)}"`;

/** Writes the tag with its script. Feeds, and readers without JavaScript, get the link. */
export function writeTag(
  { module, embed }: { module: string; embed: string },
  texts: Texts,
  { isolate, results }: { isolate?: boolean; results?: string | null },
) {
  const own = texts.map(([name, text]) => writeAttribute(name, text)).join('');
  const frame = isolate ? writeAttribute('isolate', 'frame') : '';
  const shown = results ? writeAttribute('results', results) : '';
  return [
    `<script type="module"${writeAttribute('src', module)}></script>`,
    `<race-lane${own}${frame}${shown}>`,
    `  <a${writeAttribute('href', writeLink(embed, texts))}>${FALLBACK}</a>`,
    '</race-lane>',
  ].join('\n');
}

/** Height of the frame in px: around the rows, and of each row, as the element reserves. */
const FRAME_PX = Object.freeze({ around: 450, row: 51 });

/** Writes an iframe of embed.html. */
export function writeFrame(
  { embed }: { embed: string },
  texts: Texts,
  { rows, results }: { rows: number; results?: string | null },
) {
  const height = String(FRAME_PX.around + rows * FRAME_PX.row);
  const attributes = [
    ['src', writeLink(embed, texts, results)],
    ['title', `Racelane: ${FALLBACK}`],
    ['width', '100%'],
    ['height', height],
    ['style', 'border:0'],
    ['loading', 'lazy'],
    ['allow', 'cross-origin-isolated; clipboard-write'],
  ];
  return `<iframe${attributes.map(([name, text]) => writeAttribute(name, text)).join('')}></iframe>`;
}
