// The look of the view Share.

import { fieldStyles } from '../../chart/field-styles.ts';

/** The text of the style sheet. */
export const styles = `${fieldStyles}
.share { padding-block: .7em; display: grid; gap: .7em; }
.choices { display: flex; flex-wrap: wrap; gap: .3em 1.4em; }
.choices label { display: flex; gap: .5em; align-items: center; min-height: 1.8em; }
.choices input { width: 1.1em; height: 1.1em; margin: 0; accent-color: var(--scan); }
.copy { display: grid; grid-template-columns: minmax(0, 1fr) 6.2em; gap: .15em .7em; align-items: start; }
.copy label { grid-column: 1 / -1; font-weight: 600; }
.copy textarea {
  font: .83em/1.45 ui-monospace, 'SF Mono', Consolas, monospace; color: inherit; background: none; width: 100%;
  border: 1px solid var(--edge); border-radius: var(--race-lane-radius, 4px); padding: .5em .6em; resize: vertical;
  overflow-wrap: anywhere; field-sizing: content; max-height: 11em;
}
.copy button, .files button { border-color: var(--edge); }
.copy button[aria-disabled='true'] { color: var(--soft); border-color: var(--rule); }
.copy button:hover:not([aria-disabled='true']), .files button:hover { border-color: var(--ink); }
.copy .field-problem { grid-column: 1 / -1; }
.files { display: flex; flex-wrap: wrap; gap: .4em; align-items: center; }
.files span { font-weight: 600; padding-inline-end: .4em; }
.share .note { padding: 0; max-width: 46em; }
@container (max-width: 600px) {
  .copy { grid-template-columns: minmax(0, 1fr) auto; align-items: center; }
  .copy label { grid-area: 1 / 1; }
  .copy button { grid-area: 1 / 2; }
  .copy textarea { grid-column: 1 / -1; }
}
@media print {
  .choices, .files { display: none; }
  .copy textarea { max-height: none; }
}
`;
