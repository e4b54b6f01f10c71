// The rules of the view Scaling. They come with the view, because few readers open it.

import { tableStyles } from '../../chart/table-styles.ts';

/** Rules for the plots, which a saved picture carries as well. */
export const plotRules = `
.dot { fill: var(--scan); stroke: var(--paper); stroke-width: 1; }
.spread { stroke: var(--scan); stroke-width: 2; fill: none; }
.serial .dot { fill: var(--paper); stroke: var(--soft); stroke-width: 1.8; }
.serial .spread { stroke: var(--soft); }
.cost-line { fill: none; stroke: var(--scan); stroke-width: 1.6; }
.cost-line.serial { stroke: var(--soft); stroke-dasharray: 1 3; }
.ideal { fill: none; stroke: var(--soft); stroke-dasharray: 1 3; stroke-width: 1.4; }
.amdahl { fill: none; stroke: var(--lock); stroke-dasharray: 7 4; stroke-width: 1.8; }
.amdahl-band { fill: var(--lock); opacity: .13; }
.amdahl-band-key { stroke: var(--lock); opacity: .25; stroke-width: 10; }
.usl { fill: none; stroke: var(--wait); stroke-dasharray: 10 3 2 3; stroke-width: 1.8; }
.beyond { stroke: var(--edge); stroke-dasharray: 2 2; fill: none; }
`;

/** The text of the style sheet. */
export const styles = `${plotRules}${tableStyles}
.scaling { padding-block: .9em .4em; }
.scaling [role='group'] + [role='group'] { border-block-start: 1px solid var(--rule); margin-block-start: .9em; padding-block-start: .9em; }
.ask { display: flex; flex-wrap: wrap; align-items: center; gap: .4em 1em; }
.ask button { border-color: var(--edge); font-weight: 600; }
.ask button:hover:not([aria-disabled='true']) { background: var(--ink); color: var(--paper); border-color: var(--ink); }
.ask button[aria-disabled='true'] { color: var(--soft); border-color: var(--rule); }
.ask p { color: var(--soft); font-size: .93em; flex: 1 1 16em; text-wrap: pretty; }
.ask label { display: flex; gap: .4em; align-items: baseline; font-size: .93em; flex-basis: 100%; }
.ask input { accent-color: var(--ink); }
.scaling progress { width: 100%; height: .5em; accent-color: var(--scan); margin-block-start: .6em; display: block; }
.study-verdict { font-size: 1.07em; padding-block: .8em .2em; text-wrap: pretty; max-width: 65ch; }
.study-problem { color: var(--alert); padding-block: .6em; }
.notes { list-style: none; margin: 0; padding: .5em 0 .3em; color: var(--soft); font-size: .87em; max-width: 75ch; }
.notes li { padding-block: .1em; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(298px, 100%), 1fr)); gap: .6em 24px; padding-block-start: .8em; }
figcaption { font-weight: 650; font-size: .93em; padding-block-end: .3em; }
.scaling details { padding-block-start: .5em; }
.scaling summary { cursor: pointer; padding-block: .3em; color: var(--soft); }
.scaling summary:hover { color: var(--ink); }
@media print {
  .ask { display: none; }
}
`;
