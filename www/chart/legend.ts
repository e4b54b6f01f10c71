// Legends: the meaning of each mark of a drawing.

import { html, svg } from './template.ts';
import { phases } from '../core/phases.ts';
import type { Phase } from '../core/report.ts';

/** A mark and its meaning. */
export interface Key {
  label: string;
  /** SVG in a box of 22 by 11 px. */
  swatch: unknown;
}

/** Returns the key of a line that is drawn with this class. */
export const lineKey = (mark: string, label: string): Key => ({
  label,
  swatch: svg`<path class=${mark} d="M0 5.5H22" />`,
});

const BOX = 'M.5 1.5h21v8h-21z';

const phaseSwatch = (name: Phase) =>
  svg`<path class=${name} d=${name === 'queue' ? 'M0 5.5H22' : BOX} />
    ${name === 'build' ? svg`<path class="build-texture" d=${BOX} />` : ''}
    ${name === 'wait' ? svg`<path class="wait-edge" d="M0 1.5H22M0 9.5H22" />` : ''}`;

const swatchView = ({ swatch }: Key) =>
  html`<svg class="swatch" width="22" height="11" aria-hidden="true">${swatch}</svg>`;

/** Draws a legend as a list. */
export const legendView = (keys: readonly Key[]) =>
  html`<ul class="keys">
    ${keys.map((key) => html`<li>${swatchView(key)}${key.label}</li>`)}
  </ul>`;

/**
 * Draws the legend of phases, in which each key is a button that hides its phase or shows it again.
 * @param isShown whether a phase can occur at all
 */
export const phaseFilter = (
  isShown: Readonly<Record<Phase, boolean>>,
  hidden: ReadonlySet<Phase>,
  onPress: (phase: Phase) => void,
) =>
  html`<div class="legend" part="legend" role="group" aria-label="Phases shown">
    ${phases
      .filter(({ name }) => isShown[name])
      .map(({ name, label, meaning }) => {
        const isHidden = hidden.has(name);
        return html`<button
          type="button"
          aria-pressed=${isHidden ? 'false' : 'true'}
          title="${label}: ${meaning}. Press to ${isHidden ? 'show' : 'hide'}."
          @click=${() => onPress(name)}
        >
          ${swatchView({ label, swatch: phaseSwatch(name) })}${label}
        </button>`;
      })}
  </div>`;

/** Returns the keys of phases, in the order of all legends. */
export const phaseKeys = (names: ReadonlySet<Phase>): Key[] =>
  phases
    .filter(({ name }) => names.has(name))
    .map(({ name, label }) => ({ label, swatch: phaseSwatch(name) }));

/** Draws a legend into a picture, each key at its place. */
export const legendPicture = (
  keys: readonly Key[],
  placeOf: (index: number) => readonly [xPx: number, yPx: number],
) =>
  keys.map(({ label, swatch }, index) => {
    const [x, y] = placeOf(index);
    return svg`<g transform="translate(${x} ${y})">
      ${swatch}<text class="soft" x="29" y="10">${label}</text>
    </g>`;
  });
