// An SVG file of a drawing, complete in itself.

import { render } from 'lit/html.js';
import { html } from './template.ts';
import { makePlain, resolveColours } from './plain-svg.ts';
import { ink, palette } from './styles.ts';

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
  render(pictureView(picture), box);
  const drawn = box.firstElementChild as Element;
  removeComments(drawn);
  const colours = resolveColours(shown, Object.keys(palette));
  makePlain(drawn, TEXT_RULES + ink + (picture.rules ?? ''), colours);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawn)}\n`;
}

function pictureView(picture: Picture) {
  const { widthPx, heightPx, title, description, source, content } = picture;
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
    <rect class="paper" width=${widthPx} height=${heightPx} />
    <text class="title" x=${PICTURE_PAD_PX} y="32">${title}</text>
    ${content}
    <text class="soft" x=${PICTURE_PAD_PX} y=${heightPx - 14}>${source}</text>
  </svg>`;
}

/** Arial has the same widths in every program: on Linux, Liberation Sans takes its place. */
const TEXT_RULES = `.paper{fill:var(--paper)}
  text{font-family:Arial,Helvetica,sans-serif;font-size:14px;fill:var(--ink)}
  .soft{fill:var(--soft);font-size:12px}
  .strong,.figures{font-weight:bold}
  .figures{text-anchor:end}
  .title{font-size:16px}`;

/** Removes the comments by which lit finds its place again. */
function removeComments(drawn: Element) {
  const walker = document.createTreeWalker(drawn, NodeFilter.SHOW_COMMENT);
  const comments: Comment[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode as Comment);
  for (const comment of comments) comment.remove();
}
