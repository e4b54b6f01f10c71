// Makes a drawing understandable to programs that know neither style sheets, nested drawings nor patterns: Inkscape,
// LibreOffice, PowerPoint.

const SVG = 'http://www.w3.org/2000/svg';

/** A colour in a form that old programs read. */
export interface PlainColour {
  hex: string;
  alpha: number;
}

/** Returns the colours that custom properties have on the screen, by name. */
export function resolveColours(shown: Element, names: readonly string[]) {
  const probe = document.createElement('i');
  probe.hidden = true;
  (shown.closest('.widget') ?? shown).append(probe);
  const colours = names.map((name) => {
    // The mix turns light-dark(), oklch() and all others into shares of sRGB. A canvas may be blurred against tracking.
    probe.style.color = `color-mix(in srgb, var(--${name}), var(--${name}))`;
    return [name, plainColour(getComputedStyle(probe).color)] as const;
  });
  probe.remove();
  return new Map(colours);
}

/** @param computed such as `color(srgb 0.1 0.2 0.3 / 0.5)` or `rgb(25, 51, 76)` */
function plainColour(computed: string): PlainColour {
  const [red, green, blue, alpha = 1] = (computed.match(/-?[\d.]+(?:e-?\d+)?|none/g) ?? []).map(
    (text) => (text === 'none' ? 0 : Number(text)),
  );
  const most = computed.startsWith('rgb') ? 255 : 1;
  const byteOf = (share: number) => Math.round((Math.min(most, Math.max(0, share)) / most) * 255);
  const bytes = [red, green, blue].map((share) => byteOf(share).toString(16).padStart(2, '0'));
  return { hex: `#${bytes.join('')}`, alpha };
}

/** Writes the rules that match into attributes, and leaves no nested drawing and no pattern. */
export function makePlain(
  drawn: Element,
  rules: string,
  colours: ReadonlyMap<string, PlainColour>,
) {
  for (const inner of drawn.querySelectorAll('svg')) {
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('class', inner.getAttribute('class') ?? '');
    group.append(...inner.childNodes);
    inner.replaceWith(group);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  const styles = [...sheet.cssRules].filter((rule) => rule instanceof CSSStyleRule);
  for (const element of drawn.querySelectorAll('*')) {
    const found = readRules(element, styles);
    const texture = textures[found.get('fill') ?? ''];
    if (texture) drawTexture(element, texture);
    // Lines of a texture have a class of their own, and so other rules.
    writeAttributes(element, texture ? readRules(element, styles) : found, colours);
    element.removeAttribute('part');
  }
}

/** Returns the properties that the rules set on an element. */
function readRules(element: Element, styles: readonly CSSStyleRule[]) {
  const found = new Map<string, string>();
  for (const { selectorText, style } of styles) {
    if (!element.matches(selectorText)) continue;
    for (const name of style) found.set(name, style.getPropertyValue(name).trim());
  }
  return found;
}

function writeAttributes(
  element: Element,
  found: ReadonlyMap<string, string>,
  colours: ReadonlyMap<string, PlainColour>,
) {
  for (const [name, value] of found) {
    const colour = colours.get(/^var\(--([\w-]+)\)$/.exec(value)?.[1] ?? '');
    const opacity = (colour?.alpha ?? 1) * Number(found.get('opacity') ?? 1);
    if (name === 'opacity') continue;
    element.setAttribute(name, colour?.hex ?? value.replace(/px/g, ''));
    if (colour && opacity < 1) element.setAttribute(`${name}-opacity`, String(opacity));
  }
}

interface Texture {
  /** The class of the texture's lines. */
  line: string;
  /** The lines are those where x + y is `first`, or a whole number of pitches more. */
  first: number;
  pitch: number;
}

/** The patterns of textures.ts, as lines. */
const textures: Readonly<Record<string, Texture>> = {
  'url("#hatch")': { line: 'hatch-line', first: Math.SQRT2, pitch: 5 * Math.SQRT2 },
  'url("#weave")': { line: 'weave-line', first: 0, pitch: 4 },
};

/** Draws lines within each box of a path. */
function drawTexture(path: Element, { line, first, pitch }: Texture) {
  const boxes = (path.getAttribute('d') ?? '').matchAll(
    /M(-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)/g,
  );
  let lines = '';
  for (const [x, y, width, height] of [...boxes].map((found) => found.slice(1).map(Number))) {
    const from = first + Math.ceil((x + y - first) / pitch) * pitch;
    for (let sum = from; sum < x + y + width + height; sum += pitch) {
      const [left, right] = [Math.max(x, sum - y - height), Math.min(x + width, sum - y)];
      lines += `M${left.toFixed(2)} ${(sum - left).toFixed(2)}L${right.toFixed(2)} ${(sum - right).toFixed(2)}`;
    }
  }
  path.setAttribute('class', line);
  path.setAttribute('fill', 'none');
  path.setAttribute('d', lines);
}
