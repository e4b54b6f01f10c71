// The look of notes: a mark that takes no room, a tooltip with its words, and on paper the words beneath the track.

/** The text of the style sheet. */
export const styles = `
.row { position: relative; }
/* The mark stands at the right end of the lanes, beyond the longest bar. Its words extend to the left. */
.note-mark button { position: absolute; inset: 13px var(--result) auto auto; width: 24px; height: 24px; min-height: 0; padding: 4px; border: 0; }
.note-mark svg, .note svg { width: 16px; fill: none; stroke: var(--alert); stroke-width: 1.5; }
.note-mark svg { background: var(--paper); border-radius: 50%; }
.note svg { display: inline; vertical-align: -3px; }
.note-mark .tooltip {
  inset-block-start: 37px; inset-inline-end: 0; max-width: min(100%, 30em); padding: .5em .7em; line-height: 1.4;
  text-align: start; pointer-events: auto;
}
.on-paper { display: none; }
@container (max-width: 600px) {
  .note-mark button { inset: 53px 0 auto auto; padding-inline: 8px 0; }
  .note-mark .tooltip { inset-block-start: 77px; }
}
@media print {
  .on-paper { display: block; }
}
`;
