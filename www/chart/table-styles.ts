// The look of tables, which is fetched with the views that have tables.

/** The text of the style sheet. */
export const tableStyles = `
.tables { padding-block: .6em; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .87em; margin-bottom: 1.2em; }
caption { text-align: start; font-weight: 650; padding-bottom: .3em; }
th { text-align: start; font-weight: 400; }
thead th { color: var(--soft); }
td, th { padding: .25em .6em .25em 0; border-block-end: 1px solid var(--rule); vertical-align: baseline; overflow-wrap: break-word; }
td, thead th:not(:first-child) { text-align: end; }
td:last-child, thead th:last-child { padding-inline-end: 0; }
/* A note between two tables. */
.spaced { margin-bottom: 1em; }
.tables details { margin-bottom: .6em; }
.tables summary { cursor: pointer; padding-block: .3em; }
.tables details table { margin-top: .6em; }
@container (max-width: 600px) {
  table { font-size: .77em; }
  td, th { padding-inline-end: .35em; }
}
@media print {
  .tables { overflow: visible; }
}
`;
