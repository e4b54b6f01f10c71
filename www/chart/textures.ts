// The patterns that fill starting and building, so that phases differ by more than their colour.

import { svg } from './template.ts';

/** The patterns go into an SVG element. The rules of `ink` name them by id, within one shadow root or one file. */
export const textures = svg`<defs>
  <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <path class="hatch-line" d="M1 0V5" />
  </pattern>
  <pattern id="weave" width="4" height="4" patternUnits="userSpaceOnUse">
    <path class="weave-line" d="M0 4L4 0" />
  </pattern>
</defs>`;
