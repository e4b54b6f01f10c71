// The look of the widget as one style sheet. Light and dark are each designed; a box is drawn only where it means
// something.

import { ink, onBothSides, palette } from '../chart/styles.ts';
import { media } from './media-styles.ts';

/** Writes one side of the palette. An author's `--race-lane-*` properties come first. */
const writePalette = (side: 0 | 1) =>
  `color-scheme:${side === 0 ? 'light' : 'dark'};` +
  Object.entries(palette)
    .map(([name, pair]) => `--${name}:var(--race-lane-${name},${pair[side]});`)
    .join('');

const colours = onBothSides(writePalette);

const frame = `
/* Nothing of the post's text styles reaches in, except for what hides the widget or makes it deaf. */
.widget {
  all: initial;
  display: block;
  direction: ltr;
  /* The right ends of all rows: an elapsed time, a speed-up and a button beside each other. */
  --result: 10.7em;
  color-scheme: inherit;
  visibility: inherit;
  cursor: inherit;
  pointer-events: inherit;
  -webkit-text-size-adjust: inherit;
  font: var(--race-lane-font-size, 15px)/1.4 var(--race-lane-font, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, system-ui, sans-serif);
  font-variant-numeric: tabular-nums;
  color: var(--ink);
  background: var(--paper);
  padding: var(--race-lane-padding, 0);
}
/* Paper of another shade than the page's needs a margin. */
:host(:is([theme*='light' i], [theme*='dark' i])) .widget { padding: var(--race-lane-padding, 1em); }
.widget *, .widget *::before { box-sizing: border-box; }
p, ol { margin: 0; padding: 0; }
svg { display: block; overflow: visible; }
/* Pointers hit the box around a drawing, because their place is counted from the box. */
.timeline svg, .axis svg { pointer-events: none; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px 0 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0; padding: 0;
}
.textures { position: absolute; }
.top { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: end; column-gap: 1.6em; }
.sentence { font-size: 1.07em; text-wrap: pretty; padding-block-end: .35em; }
.panel { border-block-start: 1px solid var(--rule); }
.problem { padding: .6em .8em; border-inline-start: 3px solid var(--alert); }
.offer button { border-color: var(--edge); margin-inline: .2em; }
.offer a { color: inherit; }
.note { color: var(--soft); font-size: .87em; padding-top: .3em; }
.empty { color: var(--soft); padding: 2em 0; min-height: 12em; border-block-end: 1px solid var(--rule); }
button, input, select { font: inherit; color: inherit; }
/* Safari lets nobody type into a field whose text cannot be selected. */
input, textarea { -webkit-user-select: text; }
button {
  cursor: pointer; background: none; border: 1px solid transparent; padding: .3em .7em;
  border-radius: var(--race-lane-radius, 4px); min-height: 2.1em;
}
button[aria-disabled='true'] { cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

const track = `
.track { list-style: none; }
.panel > * + .track { border-block-start: 1px solid var(--rule); }
.row {
  display: grid; grid-template-columns: 11.7em minmax(0, 1fr) var(--result);
  align-items: start; border-block-end: 1px solid var(--rule); padding: 5px 0;
}
.track .row:last-child { border-block-end: 0; }
.head { padding-inline-end: .7em; }
.head, .result { min-height: 40px; display: flex; align-items: center; }
.name { font-weight: 600; }
.run {
  display: flex; align-items: center; gap: .5em; width: 100%; text-align: start; font-weight: 600;
  border-color: var(--edge); padding: .3em .5em; white-space: nowrap;
}
.run:hover:not([aria-disabled='true']) { background: var(--accent); color: var(--paper); border-color: var(--accent); }
.run[aria-disabled='true'] { color: var(--soft); border-color: var(--rule); }
.glyph { width: .7em; height: .7em; flex: none; fill: currentColor; }
.row:is([data-status='running'], [data-status='checking'], [data-status='waiting']) .run { color: var(--ink); border-color: var(--ink); }
.field { position: relative; min-width: 0; }
.words { display: flex; align-items: center; color: var(--soft); font-size: .93em; text-wrap: pretty; line-height: 1.3; }
.failure { color: var(--alert); }
/* One finger scrolls the page, or moves a zoomed chart sideways. Two fingers zoom the chart. */
.timeline { cursor: pointer; position: relative; overflow: hidden; touch-action: pan-x pan-y; -webkit-user-select: none; user-select: none; }
.zoomed { touch-action: pan-y; }
.timeline:focus-visible { outline-offset: 0; }
.result { justify-content: flex-end; text-align: end; }
.aside { color: var(--soft); font-size: .93em; padding-inline-end: 2.1em; line-height: 1.25; }
.figures { display: grid; grid-template-columns: auto 3.4em; align-items: baseline; line-height: 1.05; column-gap: .3em; margin-inline-start: auto; }
.elapsed { font-weight: 650; white-space: nowrap; }
.elapsed.uncounted { text-decoration: line-through; color: var(--soft); }
.speedup { color: var(--soft); font-size: .93em; }
/* A long range of times takes two lines, which fit in a row. */
.figures small { grid-column: 1 / -1; font-size: .73em; color: var(--soft); text-wrap: balance; line-height: 1.1; }
/* The elapsed times of all rows are aligned, also where a row has no speed-up or no button. */
.figures:last-child { padding-inline-end: 2.1em; }
.unfold { margin-inline-start: .2em; padding: 0; width: 1.9em; height: 1.9em; min-height: 0; flex: none; display: grid; place-items: center; color: var(--soft); }
.unfold:hover { color: var(--ink); }
.unfold svg { width: .75em; fill: none; stroke: currentColor; stroke-width: 1.6; }
.axis { margin-inline: 11.7em var(--result); }
.axis:empty { margin-inline: 0; }
`;

const below = `
.tooltip {
  position: absolute; z-index: 2; background: var(--ink); color: var(--paper); font-size: .8em;
  padding: .25em .55em; border-radius: 3px; pointer-events: none; width: max-content; max-width: 100%;
}
.controls { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; padding: .8em 0 .6em; }
.controls button { border-color: var(--edge); font-weight: 600; }
.controls .primary { background: var(--accent); color: var(--paper); border-color: var(--accent); }
.controls button[aria-disabled='true'] { background: none; color: var(--soft); border-color: var(--rule); }
.controls button:not(.primary):hover:not([aria-disabled='true']) { border-color: var(--ink); }
.status { color: var(--soft); font-size: .93em; padding-inline-start: .4em; }
.below { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2em 1em; padding-block-start: .3em; }
.legend, .views { display: flex; flex-wrap: wrap; gap: 0 1.03em; align-items: center; }
.legend button { display: flex; align-items: center; gap: .45em; font-size: .83em; color: var(--soft); padding: .1em 0; min-height: 2.2em; }
.legend button:hover { color: var(--ink); }
.legend button[aria-pressed='false'] { text-decoration: line-through; }
.legend button[aria-pressed='false'] .swatch { opacity: .3; }
.zoom { display: flex; gap: .2em; align-items: center; margin-inline-start: auto; }
/* The buttons keep their room before the first result, so that nothing moves when they appear. */
.zoom[hidden] { visibility: hidden; }
.zoom button { font-size: .83em; min-width: 2.1em; min-height: 2.1em; padding: 0 .4em; border-color: var(--edge); }
.zoom button[aria-disabled='true'] { color: var(--soft); border-color: var(--rule); }
.zoom button:hover:not([aria-disabled='true']) { border-color: var(--ink); }
/* The tabs leave room for Set-up at the right end of their last line. */
.views { padding-inline-end: 5.2em; }
.views button { font-size: .93em; color: var(--soft); padding: .1em 0; min-height: 2.3em; border-radius: 0; }
.views button:hover, .views [aria-selected='true'] { color: var(--ink); }
.views [aria-selected='true'] { box-shadow: inset 0 -2px var(--accent); }
.verdict { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.05fr); gap: .8em 2.2em; padding-top: .7em; min-height: 11.4em; align-items: start; }
.words-of-verdict { font-size: 1.13em; line-height: 1.45; text-wrap: pretty; }
figure { margin: 0; min-width: 0; }
.keys { list-style: none; margin: 0; padding: .2em 0 0; font-size: .83em; color: var(--soft); display: flex; flex-wrap: wrap; gap: .1em 1.1em; }
.keys li { display: flex; align-items: center; gap: .5em; }
.article figcaption { font: inherit; font-size: .87em; color: var(--soft); padding: 0 0 .2em; }
.ratios { width: calc(100% - 24px); margin-inline: 12px; }
.ratios text { font-size: 12px; fill: var(--ink); }
.ratios .subject { font-size: 13px; }
.ratios :is(.hint, .tick) { fill: var(--soft); }
.ratios .tick { text-anchor: middle; }
.own-ratio { fill: var(--scan); stroke: var(--paper); }
.article-ratio { fill: none; stroke: var(--ink); stroke-width: 1.6; }
.own-ratio + text { font-weight: 650; }
`;

const setup = `
.setup { position: relative; grid-column: 1 / -1; }
.setup[open] { border-block-start: 1px solid var(--rule); }
.setup > summary { position: absolute; inset-block-end: calc(100% + 1px); inset-inline-end: 0; font-size: .93em; line-height: 2.3em; cursor: pointer; color: var(--soft); list-style: none; }
.setup > summary::-webkit-details-marker { display: none; }
.setup > summary::after { content: ' \\25be'; }
.setup[open] > summary::after { content: ' \\25b4'; }
.setup > summary:hover { color: var(--ink); }
`;

const narrow = `
@container (max-width: 760px) {
  .top { grid-template-columns: minmax(0, 1fr); }
}
@container (max-width: 600px) {
  .row { grid-template-columns: auto minmax(0, 1fr); row-gap: 2px; padding: 7px 0; }
  .head { padding-inline-end: .5em; }
  .head, .result { min-height: 36px; }
  .run { width: auto; min-width: 9.4em; }
  .field { grid-column: 1 / -1; grid-row: 2; }
  .axis { margin-inline: 0; }
  /* The last phases of the legend and the zoom buttons share a line. */
  .legend { display: contents; }
  .below { justify-content: start; column-gap: .9em; }
  .aside { padding-inline-end: 0; }
  .figures small { text-align: end; }
  .verdict { grid-template-columns: minmax(0, 1fr); }
  .status { flex-basis: 100%; padding: 0; }
  .run { padding-inline: .5em; }
}
@container (max-width: 335px) {
  .head { padding-inline-end: .3em; }
  .run { font-size: .83em; padding-inline: .35em; }
}
@container (max-width: 290px) {
  .figures { grid-template-columns: auto; line-height: 1.2; }
}
`;

/** The text of the style sheet. */
export const styles = [colours, frame, track, ink, below, setup, narrow, media].join('');
