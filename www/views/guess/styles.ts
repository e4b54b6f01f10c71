// The look of guesses: dashed outlines in a colour of their own, so that none passes for a measurement.

import { onBothSides } from '../../chart/styles.ts';

/** The colour of guesses on light paper and on dark: Okabe and Ito's reddish purple, with enough contrast on both. */
const HUES = ['#a03c78', '#e79bc4'] as const;

/** The text of the style sheet. */
export const styles = `
${onBothSides((side) => `--guess: var(--race-lane-guess, ${HUES[side]});`)}
.controls button[aria-pressed='true'] { border-color: var(--guess); box-shadow: inset 0 -3px var(--guess); }
.guess-prompt { display: flex; align-items: baseline; gap: .3em 1em; padding: .6em 0; }
.guess-prompt p { flex: 1; text-wrap: pretty; }
.guess-prompt b { font-weight: 650; }
.guess-prompt button { flex: none; color: var(--soft); font-size: .93em; padding: .1em 0; text-decoration: underline; text-underline-offset: .2em; }
.guess-prompt button:hover { color: var(--ink); }
.guess-bar { position: relative; overflow: hidden; cursor: ew-resize; touch-action: pan-y; -webkit-user-select: none; }
.guess-bar svg { pointer-events: none; }
.outline { fill: none; stroke: var(--guess); stroke-width: 1.5; stroke-dasharray: 5 3; }
.outline.given { stroke: var(--soft); stroke-dasharray: none; stroke-width: 1; }
.outline.unguessed { stroke: none; }
.given-label { font-size: 12px; fill: var(--soft); }
.pull { fill: none; stroke: var(--guess); stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.guess-handle {
  position: absolute; inset-block: 0; width: 30px; margin-inline-start: -15px;
  display: grid; place-items: center; border-radius: 6px; touch-action: none;
}
.guess-handle:focus-visible { outline-offset: -4px; }
.guess-handle rect { fill: var(--paper); stroke: var(--guess); stroke-width: 1.5; }
.guess-bar:hover .guess-handle rect, .guess-handle:focus-visible rect { fill: var(--guess); }
.guess-handle path { stroke: var(--guess); stroke-width: 1.5; stroke-linecap: round; }
.guess-bar:hover .guess-handle path, .guess-handle:focus-visible path { stroke: var(--paper); }
/* The button that takes a guess back lies over the end of the field. */
.guess-text {
  width: 9.3em; text-align: end; background: none; border: 1px solid var(--edge); padding: .2em .45em; min-height: 2.1em;
  border-radius: var(--race-lane-radius, 4px); font-size: .93em;
}
.guess-text::placeholder { color: var(--soft); opacity: 1; }
.guess-text[aria-invalid='true'] { border-color: var(--alert); }
.guess-text.has-clear { padding-inline-end: 2em; }
.guess-clear { position: relative; margin-inline-start: -1.9em; padding: 0; width: 1.9em; height: 1.9em; min-height: 0; flex: none; display: grid; place-items: center; color: var(--soft); }
.guess-clear[hidden] { display: grid; visibility: hidden; }
.guess-clear:hover { color: var(--ink); }
.guess-clear svg { width: .7em; stroke: currentColor; stroke-width: 1.4; fill: none; }
.guess-words { color: var(--soft); font-size: .87em; line-height: 1.3; min-height: 1.3em; padding-top: 1px; text-wrap: pretty; }
.guess-words.failure { color: var(--alert); }
.guess-words b { color: var(--ink); font-weight: 650; }
.guess-line { stroke: var(--guess); stroke-width: 2; stroke-dasharray: 5 3; fill: none; }
.guess-flag { fill: var(--guess); }
.guess-off { stroke: var(--guess); stroke-width: 1.25; fill: none; }
.guess-mark text { font-size: 10.5px; fill: var(--guess); stroke: var(--paper); stroke-width: 3; paint-order: stroke; stroke-linejoin: round; }
.on-guesses { padding-top: .6em; line-height: 1.45; text-wrap: pretty; color: var(--ink); }
@container (max-width: 600px) {
  .guess-text { width: 8.2em; }
  .guess-prompt { flex-wrap: wrap; }
  .guess-prompt p { flex-basis: 100%; }
}
@media print {
  .guess-handle, .pull { display: none; }
  .guess-lane { max-width: 100%; height: auto; }
}
`;
