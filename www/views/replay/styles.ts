// The look of Replay: the time to come is faint, and the controls are as wide as the axis.

import { fieldStyles } from '../../chart/field-styles.ts';

/** The text of the style sheet. */
export const styles = `${fieldStyles}
.veil-frame { position: absolute; inset: -6px 0; overflow: hidden; pointer-events: none; }
.veil {
  position: absolute; inset: 0 -8px 0 0; border-inline-start: 1.5px solid var(--ink);
  will-change: transform;
}
.veil::before { content: ''; position: absolute; inset: 6px 0; background: var(--paper); opacity: .74; }
.task-states { color: var(--soft); font-size: .8em; line-height: 1.15; text-wrap: balance; }
.task-states .elapsed { display: block; color: var(--ink); font-size: 1.25em; }
.replay-controls { padding-block-start: .1em; }
.scrubber {
  display: block; width: calc(100% - 11.7em - var(--result) + 16px); height: 28px; margin: 0 calc(var(--result) - 8px) 0 calc(11.7em - 8px);
  accent-color: var(--accent); cursor: pointer; outline-offset: -3px; border-radius: 6px;
}
.replay-buttons { display: flex; flex-wrap: wrap; gap: .4em; align-items: center; padding-block: .2em .3em; }
.replay-controls button { border-color: var(--edge); display: inline-flex; align-items: center; gap: .5em; }
.replay-controls button[aria-disabled='true'] { color: var(--soft); border-color: var(--rule); }
.replay-controls button:hover:not([aria-disabled='true']) { border-color: var(--ink); }
.replay-controls .glyph { stroke: currentColor; stroke-width: 1; }
.play { min-width: 6em; font-weight: 600; }
.clock { min-width: 6.2em; text-align: end; padding-inline-end: .6em; font-weight: 650; }
.speed { display: flex; align-items: center; gap: .4em; color: var(--soft); font-size: .93em; }
.speed select {
  color: var(--ink); background: var(--paper); border: 1px solid var(--edge); padding: .2em .3em; min-height: 2.1em;
  border-radius: var(--race-lane-radius, 4px);
}
.link-to-moment { position: relative; margin-inline-start: auto; }
.link-to-moment .refused {
  display: block; width: 100%; min-width: 16em; margin-block-start: .4em; background: none; color: inherit;
  font: .83em/1.45 ui-monospace, 'SF Mono', Consolas, monospace; border: 1px solid var(--edge);
}
.event-sentence { min-height: 4.2em; max-width: 56em; text-wrap: pretty; }
.replay .note { padding-top: 0; }
@container (max-width: 600px) {
  .veil-frame { inset: 0; }
  .veil::before { inset: 0; }
  .task-states { text-align: end; max-width: 12em; }
  .scrubber { width: 100%; margin: 0; }
  .event-sentence { min-height: 7em; }
  .link-to-moment { margin-inline-start: 0; }
}
@media print {
  .replay-controls { display: none; }
  .veil::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
