// The look of the panel of Set-up.

import { fieldStyles } from '../../chart/field-styles.ts';

/** The text of the style sheet. */
export const styles = `${fieldStyles}
.setup fieldset { border: 0; margin: 0; padding: .9em 0; min-width: 0; }
.presets { display: flex; flex-wrap: wrap; gap: .4em; padding-bottom: .8em; }
.presets button { border-color: var(--edge); font-size: .93em; }
.presets button:hover { border-color: var(--ink); }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(10em, 1fr)); gap: .6em 1.2em; }
.option label { display: block; font-size: .83em; color: var(--soft); }
.option input, .option select {
  width: 100%; background: none; border: 1px solid var(--edge); padding: .25em .45em; min-height: 2.1em;
  border-radius: var(--race-lane-radius, 4px);
}
.option select { background: var(--paper); }
.option ::placeholder { color: var(--soft); opacity: 1; }
.option [aria-invalid='true'] { border-color: var(--alert); }
.hint { color: var(--soft); font-size: .8em; line-height: 1.3; padding-top: .2em; }
fieldset:disabled { opacity: .6; }
`;
