// The look of results recorded elsewhere: paler and in italics, so that none passes for a measurement made here.

/** The text of the style sheet. */
export const styles = `
.recorded { padding: .6em .8em; border-inline-start: 3px solid var(--accent); color: var(--soft); }
.from-elsewhere { overflow: hidden; opacity: .7; }
[data-recorded] .blocks { opacity: .7; }
.recorded-figures { padding-inline-end: 2.1em; font-style: italic; }
@container (max-width: 600px) {
  .recorded-figures { padding-inline-end: 0; }
}
`;
