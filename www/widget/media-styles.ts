// The look on paper, in forced colours, and for readers who want more contrast.

/** The text of the style sheet. Its palettes replace those of `:host`, because `.widget` is nearer to the drawing. */
export const media = `
@media (prefers-contrast: more) {
  .widget { --soft: var(--ink); --edge: var(--ink); }
}
/* The reader's own colours take the place of the palette. Phases differ by their textures. */
@media (forced-colors: active) {
  .widget {
    forced-color-adjust: none;
    --ink: CanvasText; --soft: CanvasText; --paper: Canvas; --accent: CanvasText; --rule: GrayText; --edge: ButtonBorder;
    --bar: Canvas; --scan: CanvasText; --build: CanvasText; --wait: CanvasText; --wait-fill: Canvas; --lock: LinkText;
    --start: CanvasText; --queue: CanvasText; --guess: CanvasText; --alert: CanvasText;
  }
  .bar { stroke: var(--rule); }
  .grid { stroke-dasharray: 1 4; }
  [aria-disabled='true'], :disabled { color: GrayText !important; }
}
/* What only a pointer or a key can use is left out, and drawings shrink with the paper, all by the same factor. */
@media print {
  button:not(.run, .legend *), .views, .setup, .controls, .offer, .tooltip, .cursor, .glyph { display: none; }
  .run, .run[aria-disabled='true'] { border: 0; padding: 0; color: var(--ink); }
  .lanes, .axis svg, figure svg[role] { max-width: 100%; height: auto; }
  .row, .verdict, figure, tr { break-inside: avoid; }
  .below { margin-block-start: .6em; }
}
`;
