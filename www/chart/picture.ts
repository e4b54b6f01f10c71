// An SVG file of a drawing, complete in itself.

import { render } from 'lit/html.js';
import { html } from './template.ts';
import { ink, palette } from './styles.ts';
import { textures } from './textures.ts';

export interface Picture {
  widthPx: number;
  heightPx: number;
  title: string;
  /** A description for readers who do not see the picture. */
  description: string;
  /** Where and when the numbers were measured: the last line of the picture, and the end of its description. */
  source: string;
  /** SVG. */
  content: unknown;
  /** Rules besides `ink`. */
  rules?: string;
}

/** Room at the left and right edges. */
export const PICTURE_PAD_PX = 16;

/**
 * Writes a picture as a file.
 * @param shown an element of the widget, from which the colours are taken
 */
export function pictureFile(picture: Picture, shown: Element): string {
  const box = document.createElement('div');
  render(pictureView(picture, coloursOf(shown)), box);
  const drawn = box.firstElementChild as Element;
  removeComments(drawn);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawn)}\n`;
}

function pictureView(picture: Picture, colours: Readonly<Record<string, string>>) {
  const { widthPx, heightPx, title, description, source, content, rules = '' } = picture;
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${widthPx} ${heightPx}"
    width=${widthPx}
    height=${heightPx}
    role="img"
    aria-labelledby="title desc"
  >
    <title id="title" .textContent=${title}></title>
    <desc id="desc">${description} ${source}</desc>
    <style .textContent=${withColours(TEXT_RULES + ink + rules, colours)}></style>
    ${textures}
    <rect width=${widthPx} height=${heightPx} fill=${colours.paper} />
    <text class="title" x=${PICTURE_PAD_PX} y="32">${title}</text>
    ${content}
    <text class="soft" x=${PICTURE_PAD_PX} y=${heightPx - 14}>${source}</text>
  </svg>`;
}

const TEXT_RULES = `text{font:14px system-ui,sans-serif;fill:var(--ink)}
  .soft{fill:var(--soft);font-size:12px}
  .strong{font-weight:600}
  .figures{font-weight:600;text-anchor:end}
  .title{font-size:16px}`;

/** Returns the colours of the theme shown. */
function coloursOf(shown: Element): Record<string, string> {
  const computed = getComputedStyle(shown);
  const entries = Object.entries(palette).map(([name, [light]]) => [
    name,
    computed.getPropertyValue(`--${name}`).trim() || light,
  ]);
  return Object.fromEntries(entries);
}

/** Writes colours in place of custom properties, which few programs besides browsers know. */
const withColours = (rules: string, colours: Readonly<Record<string, string>>) =>
  rules.replace(/var\(--([\w-]+)\)/g, (_whole, name: string) => colours[name] ?? 'none');

/** Removes the comments by which lit finds its place again. */
function removeComments(drawn: Element) {
  const walker = document.createTreeWalker(drawn, NodeFilter.SHOW_COMMENT);
  const comments: Comment[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode as Comment);
  for (const comment of comments) comment.remove();
}
