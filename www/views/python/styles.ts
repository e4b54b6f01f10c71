// The look of the view Python: the program at the left, its run at the right, and one below the other where it is narrow.

import { fieldStyles } from '../../chart/field-styles.ts';
import { tableStyles } from '../../chart/table-styles.ts';

const MONOSPACE = `ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace`;

/** The text of the style sheet. */
export const styles = `${tableStyles}${fieldStyles}
.python { display: grid; grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: .8em 2em; padding-block: .7em .2em; align-items: start; }
.program, .run-column { min-width: 0; display: grid; gap: .6em; grid-template-columns: minmax(0, 1fr); }
.programs { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1em 1.1em; }
.programs label { display: flex; align-items: center; gap: .4em; min-height: 2em; cursor: pointer; }
.programs input { margin: 0; accent-color: var(--accent); }
.programs small { color: var(--soft); font-style: italic; }
.editor { position: relative; display: grid; border: 1px solid var(--edge); border-radius: var(--race-lane-radius, 4px); max-height: 62em; overflow: auto; }
.editor textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.editor .code, .editor textarea {
  grid-area: 1 / 1; margin: 0; padding: .7em .8em .7em 3.4em; border: 0; width: 100%; font: .87em/1.55 ${MONOSPACE};
  white-space: pre-wrap; overflow-wrap: anywhere; word-break: normal; tab-size: 8; letter-spacing: 0; text-align: start; min-width: 0;
}
.editor .code { counter-reset: line; color: var(--ink); pointer-events: none; }
.editor textarea { position: relative; height: 100%; resize: none; overflow: hidden; background: none; color: transparent; caret-color: var(--ink); }
.editor textarea::selection { background: color-mix(in srgb, var(--scan) 28%, transparent); color: transparent; }
.line::before { counter-increment: line; content: counter(line); position: absolute; left: 0; width: 2.6em; text-align: right; color: var(--soft); opacity: .75; }
.line.wrong { background: color-mix(in srgb, var(--alert) 14%, transparent); }
.line.wrong::before { content: '\\25b8\\00a0' counter(line); color: var(--alert); opacity: 1; font-weight: 700; }
.keyword { color: var(--scan); }
.comment { color: var(--soft); }
.string { color: var(--wait); }
.buttons { display: flex; flex-wrap: wrap; gap: .4em; }
.buttons button, .traceback button { border-color: var(--edge); }
.buttons .primary { background: var(--accent); color: var(--paper); border-color: var(--accent); font-weight: 600; }
.buttons button[aria-disabled='true'] { background: none; color: var(--soft); border-color: var(--rule); }
.buttons button:not(.primary):hover:not([aria-disabled='true']), .traceback button:hover { border-color: var(--ink); }
.python .note { padding: 0; max-width: 60ch; text-wrap: pretty; }
.python code { font: .95em ${MONOSPACE}; color: var(--ink); }
.python .axis { margin-inline: 0; }
.python .soft { color: var(--soft); }
.empty-run { color: var(--soft); text-wrap: pretty; }
.run-state .elapsed { font-size: 1.2em; }
.run-column progress { width: 100%; height: .5em; accent-color: var(--scan); display: block; }
.run-column .keys { padding: 0; }
.python-lanes { position: relative; }
.python-lanes .timeline { cursor: inherit; }
.python-memory { font-size: .93em; }
/* In a reversed column the scroll position is counted from the end, so new lines are seen. */
.output { display: flex; flex-direction: column-reverse; font: .83em/1.5 ${MONOSPACE}; border-block: 1px solid var(--rule); max-height: 22em; overflow: auto; }
.output ol { list-style: none; padding: .4em 0; }
.output li { display: grid; grid-template-columns: 5.4em auto minmax(0, 1fr); column-gap: .8em; }
.output .at { color: var(--soft); text-align: end; grid-column: 1; }
.output .text { white-space: pre-wrap; overflow-wrap: anywhere; grid-column: 3; }
.output .stream { grid-column: 2; color: var(--alert); }
.output .stderr .text { border-inline-start: 2px solid var(--alert); padding-inline-start: .5em; }
.traceback { display: grid; gap: .4em; justify-items: start; grid-template-columns: minmax(0, 1fr); }
.traceback pre { margin: 0; width: 100%; font: .83em/1.5 ${MONOSPACE}; white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: 3px solid var(--alert); padding-inline-start: .7em; max-height: 22em; overflow: auto; }
.ratio-sentence { text-wrap: pretty; }
.python-ratio { fill: var(--wait); stroke: var(--paper); }
@container (max-width: 760px) {
  .python { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  .editor { max-height: none; overflow: visible; border: 0; }
  .editor textarea, .programs { display: none; }
  .output, .traceback pre { max-height: none; overflow: visible; }
  .python { grid-template-columns: minmax(0, 1fr); }
}
`;
