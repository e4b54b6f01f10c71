// The look of the sentence below a field that says what is wrong, which is fetched with the views that have fields.

/** The text of the style sheet. */
export const fieldStyles = `
.field-problem { color: var(--alert); font-size: .8em; line-height: 1.3; padding-top: .2em; }
.field-problem:empty { display: none; }
`;
