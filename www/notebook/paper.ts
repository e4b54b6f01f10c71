// Tells whether a notebook is light or dark. Notebooks have themes of their own, beside the system's.

type Theme = 'light' | 'dark';

/** Calls back with the theme of the background that is seen behind an output cell, now and whenever it changes. */
export function observePaper(cell: Element, signal: AbortSignal, tell: (theme: Theme) => void) {
  let told: Theme | null = null;
  const follow = () => {
    const theme = isDark(colourBehind(cell)) ? 'dark' : 'light';
    if (theme !== told) tell((told = theme));
  };
  follow();
  // A theme changes attributes of the page, and its style sheets may arrive later.
  const observer = new MutationObserver(follow);
  const { documentElement, body, head } = document;
  for (const each of [documentElement, body]) observer.observe(each, { attributes: true });
  observer.observe(head, { childList: true, subtree: true });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', follow, { signal });
  // Sheets that were just added apply a moment later.
  head.addEventListener('load', follow, { signal, capture: true });
  // A cell that is not in the page yet has nothing behind it.
  const shown = new IntersectionObserver(follow);
  shown.observe(cell);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    shown.disconnect();
  });
}

/** Returns the first background that is not transparent, from the cell outwards, or null where a page has none. */
function colourBehind(cell: Element): Colour | null {
  for (let each: Element | null = cell; each; each = parentOf(each)) {
    const colour = readColour(getComputedStyle(each).backgroundColor);
    if (colour) return colour;
  }
  return null;
}

/** Returns the parent, also across the border of a shadow tree. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

type Colour = readonly [red: number, green: number, blue: number];

const pixel = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });

/** Reads a colour in any notation, or null where it is more than half transparent. */
function readColour(text: string): Colour | null {
  const context = pixel.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha < 128 ? null : [red, green, blue];
}

/** Whether white text reads better than black on a colour. Without any, the system's scheme decides. */
function isDark(colour: Colour | null): boolean {
  if (!colour) return matchMedia('(prefers-color-scheme: dark)').matches;
  const [red, green, blue] = colour;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
