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
/* Pointers hit what the drawing stands in, from which their place is counted. */
.timeline svg { pointer-events: none; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px 0 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0; padding: 0;
}
.textures { position: absolute; }
.top { position: relative; padding-bottom: .6em; }
.sentence { font-size: 1.07em; text-wrap: pretty; padding-inline-end: 6em; }
.problem { padding: .6em .8em; border-inline-start: 3px solid var(--alert); }
.offer button { border-color: var(--edge); margin-inline: .2em; }
.offer a { color: inherit; }
.note { color: var(--soft); font-size: .87em; padding-top: .3em; }
.empty { color: var(--soft); padding: 2em 0; min-height: 12em; border-block: 1px solid var(--rule); }
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
.track { list-style: none; border-block-start: 1px solid var(--rule); }
.row {
  display: grid; grid-template-columns: 11.7em minmax(0, 1fr) 9.7em;
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
.words.failure, .failure { color: var(--alert); }
.timeline { cursor: pointer; position: relative; overflow: hidden; }
.timeline:focus-visible { outline-offset: 0; }
.result { justify-content: flex-end; gap: .2em; text-align: end; }
.aside { color: var(--soft); font-size: .93em; padding-inline-end: 2.1em; line-height: 1.25; }
.figures { display: grid; grid-template-columns: auto 3.1em; align-items: baseline; column-gap: .3em; margin-inline-start: auto; }
.elapsed { font-weight: 650; white-space: nowrap; }
.elapsed.uncounted { text-decoration: line-through; color: var(--soft); }
.speedup { color: var(--soft); }
.figures small { grid-column: 1 / -1; font-size: .73em; color: var(--soft); white-space: nowrap; line-height: 1.2; }
.figures.live, .memory .figures { padding-inline-end: 2.1em; grid-template-columns: auto; }
.live .speedup { display: none; }
.unfold { padding: 0; width: 1.9em; height: 1.9em; min-height: 0; flex: none; display: grid; place-items: center; color: var(--soft); }
.unfold:hover { color: var(--ink); }
.unfold svg { width: .75em; fill: none; stroke: currentColor; stroke-width: 1.6; }
.axis { margin-inline: 11.7em 9.7em; }
.axis:empty { margin-inline: 0; }
`;

const below = `
.tooltip {
  position: absolute; z-index: 2; background: var(--ink); color: var(--paper); font-size: .8em;
  padding: .25em .55em; border-radius: 3px; pointer-events: none; width: max-content; max-width: 100%;
}
.controls { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; padding: .5em 0 .6em; }
.controls button { border-color: var(--edge); font-weight: 600; }
.controls .primary { background: var(--accent); color: var(--paper); border-color: var(--accent); }
.controls button[aria-disabled='true'] { background: none; color: var(--soft); border-color: var(--rule); }
.controls button:not(.primary):hover:not([aria-disabled='true']) { border-color: var(--ink); }
.status { color: var(--soft); font-size: .93em; padding-inline-start: .4em; }
.below { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2em 1em; border-block-start: 1px solid var(--rule); padding-block: .3em; }
.legend, .views { display: flex; flex-wrap: wrap; gap: 0 1.03em; align-items: center; }
.legend button { display: flex; align-items: center; gap: .45em; font-size: .83em; color: var(--soft); padding: .1em 0; min-height: 2.2em; }
.legend button:hover { color: var(--ink); }
.legend button[aria-pressed='false'] { text-decoration: line-through; }
.legend button[aria-pressed='false'] .swatch { opacity: .3; }
.views { margin-inline-start: auto; column-gap: 1.28em; }
.views button { font-size: .9em; color: var(--soft); padding: .1em 0; min-height: 2.2em; border-radius: 0; }
.views button[aria-pressed='true'] { color: var(--ink); font-weight: 650; box-shadow: inset 0 -2px var(--accent); }
.verdict { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.05fr); gap: .8em 2.2em; padding-top: .7em; min-height: 11.4em; align-items: start; }
.words-of-verdict { font-size: 1.13em; line-height: 1.45; text-wrap: pretty; }
.guess { color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: .87em; }
caption { text-align: start; color: var(--soft); padding-bottom: .3em; }
th { text-align: start; font-weight: 400; }
thead th { color: var(--soft); }
td, th { padding: .25em .6em .25em 0; border-block-end: 1px solid var(--rule); vertical-align: baseline; overflow-wrap: break-word; }
td:last-child, thead th:last-child { text-align: end; padding-inline-end: 0; }
.article i { color: var(--soft); }
.tables { padding-block: .6em; border-block-start: 1px solid var(--rule); }
.tables table { margin-bottom: 1.2em; }
.tables caption { font-weight: 650; color: var(--ink); }
.tables { overflow-x: auto; }
.tables td { text-align: end; }
.tables thead th:not(:first-child) { text-align: end; }
.tables details { margin-bottom: .6em; }
.tables summary { cursor: pointer; padding-block: .3em; }
.tables details table { margin-top: .6em; }
`;

const setup = `
.setup > summary { position: absolute; inset-block-start: 0; inset-inline-end: 0; cursor: pointer; color: var(--soft); list-style: none; }
.setup > summary::-webkit-details-marker { display: none; }
.setup > summary::after { content: ' \\25be'; }
.setup[open] > summary::after { content: ' \\25b4'; }
.setup > summary:hover { color: var(--ink); }
.setup fieldset { border: 0; margin: 0; padding: .9em 0 .4em; min-width: 0; }
.presets { display: flex; flex-wrap: wrap; gap: .4em; padding-bottom: .8em; }
.presets button { border-color: var(--edge); font-size: .93em; }
.presets button:hover { border-color: var(--ink); }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5em, 1fr)); gap: .6em 1.2em; }
.option label { display: block; font-size: .83em; color: var(--soft); }
.option input, .option select {
  width: 100%; background: none; border: 1px solid var(--edge); padding: .25em .45em; min-height: 2.1em;
  border-radius: var(--race-lane-radius, 4px);
}
.option select { background: var(--paper); }
.option ::placeholder { color: var(--soft); opacity: 1; }
.option [aria-invalid='true'] { border-color: var(--alert); }
.field-problem { color: var(--alert); font-size: .8em; line-height: 1.3; padding-top: .2em; }
.field-problem:empty { display: none; }
.hint { color: var(--soft); font-size: .8em; line-height: 1.3; padding-top: .2em; }
fieldset:disabled { opacity: .6; }
`;

const narrow = `
@container (max-width: 600px) {
  .row { grid-template-columns: minmax(0, 1fr) auto; row-gap: 2px; padding: 7px 0; }
  .head { padding-inline-end: .5em; }
  .head, .result { min-height: 36px; }
  .run { width: auto; min-width: 9.4em; }
  .field { grid-column: 1 / -1; grid-row: 2; }
  .axis { margin-inline: 0; }
  .aside, .figures.live, .memory .figures { padding-inline-end: 0; }
  .figures small { text-align: end; }
  .verdict { grid-template-columns: minmax(0, 1fr); }
  .status { flex-basis: 100%; padding: 0; }
  .tables table { font-size: .77em; }
  .tables td, .tables th { padding-inline-end: .35em; }
  .run { padding-inline: .5em; }
}
`;

/** The text of the style sheet. */
export const styles = [colours, frame, track, ink, below, setup, narrow, media].join('');
