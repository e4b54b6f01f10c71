// Finds the place of a pointer on a drawing.

/**
 * Returns the place of a pointer within the listening element, in that element's own px. The browser's `offsetX` is
 * right in a scaled or turned post, but counts px of the zoomed page. `offsetX` counts from the event's target, which
 * is the element itself or a child that pointers can hit.
 */
export function pointWithin({ currentTarget, target, offsetX, offsetY }: MouseEvent) {
  const hit = target as HTMLElement;
  const zoom = zoomOf(hit);
  const [x, y] = [offsetX / zoom, offsetY / zoom];
  return hit === currentTarget ? { x, y } : { x: x + hit.offsetLeft, y: y + hit.offsetTop };
}

/** Returns the product of the CSS `zoom` of an element and of everything around it. */
function zoomOf(element: Element & { currentCSSZoom?: number }) {
  if (element.currentCSSZoom) return element.currentCSSZoom;
  // Safari has no such property yet.
  let zoom = 1;
  for (let at: Element | null = element; at; at = parentOf(at)) {
    zoom *= Number(getComputedStyle(at).zoom) || 1;
  }
  return zoom;
}

const parentOf = (element: Element) =>
  element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
