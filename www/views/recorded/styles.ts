// The look of results recorded elsewhere: paler and in italics, so that none passes for a measurement made here.

/** The text of the style sheet. */
export const styles = `
.recorded { margin-block: .7em; padding: .1em .8em; border-inline-start: 3px solid var(--accent); color: var(--soft); }
.from-elsewhere { overflow: hidden; opacity: .7; touch-action: pan-x pan-y; -webkit-user-select: none; user-select: none; }
.from-elsewhere.zoomed { touch-action: pan-y; }
.from-elsewhere svg { pointer-events: none; }
[data-recorded] .blocks { opacity: .7; }
.recorded-figures { font-style: italic; }
`;
