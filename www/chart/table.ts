// A table of numbers.

import { html } from './template.ts';

/** Draws a table. The first cell of each row is the row's heading. */
export const table = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
) =>
  html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([head, ...cells]) =>
          html`<tr>
            <th scope="row">${head}</th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
