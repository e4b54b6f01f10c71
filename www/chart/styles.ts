// The colours, and the rules for everything drawn in SVG: on the page and in saved pictures.

/**
 * Every colour on light paper and on dark paper. Its custom property is `--race-lane-` and its name.
 * docs/themes.md says what each colour is for; tests compare that page and all contrasts with this table.
 */
export const palette: Readonly<Record<string, readonly [string, string]>> = {
  ink: ['#1b2025', '#e9e6df'],
  soft: ['#575e66', '#a3aab2'],
  paper: ['#fdfcf9', '#15181c'],
  accent: ['var(--ink)', 'var(--ink)'],
  rule: ['#dcd8cf', '#30353b'],
  edge: ['#8f8a7e', '#6d7680'],
  bar: ['#ece9e1', '#23282e'],
  scan: ['#0072b2', '#56b4e9'],
  build: ['#3b88b8', '#2f7fb0'],
  wait: ['#008f68', '#2fbf95'],
  'wait-fill': ['#c5e5d9', '#1f5747'],
  lock: ['#cc5500', '#f08a3c'],
  start: ['#767b81', '#8d949c'],
  queue: ['var(--start)', 'var(--start)'],
  alert: ['#a83a00', '#ff9d5c'],
};

/**
 * Writes rules for both sides of the palette. Printed paper is light, whatever the screen shows.
 * @param write the declarations for light paper (0) or dark paper (1)
 */
export const onBothSides = (write: (side: 0 | 1) => string) => `
:host { ${write(0)} }
@media screen { :host([theme*='dark' i]) { ${write(1)} } }
@media screen and (prefers-color-scheme: dark) { :host(:not([theme*='light' i])) { ${write(1)} } }
`;

/** The rules that a saved picture carries as well. */
export const ink = `
.grid { stroke: var(--rule); fill: none; }
.bar { fill: var(--bar); }
.scan { fill: var(--scan); }
.build { fill: var(--build); }
.build-texture { fill: url(#weave); }
.weave-line { stroke: var(--paper); stroke-width: .9; opacity: .75; }
.wait { fill: var(--wait-fill); }
.wait-edge { stroke: var(--wait); stroke-width: 1; stroke-dasharray: 1.5 1.5; fill: none; }
.lock { fill: none; stroke: var(--lock); stroke-width: 1; }
.queue { stroke: var(--queue); stroke-width: 1; fill: none; }
.start { fill: url(#hatch); stroke: none; }
.hatch-line { stroke: var(--start); stroke-width: 1.6; }
.block { fill: var(--scan); }
.serial-line { stroke: var(--soft); stroke-dasharray: 2 3; fill: none; }
.ghost { fill: none; stroke: var(--ink); stroke-dasharray: 4 3; }
.ghost-arrow { fill: none; stroke: var(--ink); }
.ghost-label { font-size: 10px; fill: var(--soft); }
.end { stroke: var(--ink); stroke-width: 1.5; fill: none; }
.end.disturbed { stroke-dasharray: 3 3; }
.repeat { stroke: var(--ink); opacity: .55; fill: none; }
.whisker { stroke: var(--ink); fill: none; }
.hand-over { stroke: var(--lock); fill: none; }
.line-label { font-size: 10.5px; fill: var(--soft); }
.cursor { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.axis-line { stroke: var(--soft); fill: none; }
.tick { font-size: 11.5px; fill: var(--soft); }
`;
