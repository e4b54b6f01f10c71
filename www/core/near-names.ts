// Finds names that were meant for options and misspelt.

/** Returns the letters of a name. Capitals and hyphens are often lost: `switchInterval` means `switch-interval`. */
export const keyOf = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** The attribute for unknown names: those of a page's address, or of the element around a frame. */
export const UNKNOWN = 'data-unknown';

/** Texts that the reader chose in place of attributes; null for an attribute that the reader took away. */
export type Chosen = Map<string, string | null>;

/** Returns the text of an element's attribute, or null; for `UNKNOWN`, all names of attributes. */
export function textOf(element: Element, name: string, chosen?: Chosen): string | null {
  const own = chosen?.get(name);
  if (own !== undefined) return own;
  const { attributes } = element;
  const text = (attributes.getNamedItem(name) ?? attributes.getNamedItem(keyOf(name)))?.value;
  if (name === UNKNOWN) return [...element.getAttributeNames(), text ?? ''].join(' ');
  return text ?? null;
}

/** In shorter names a replaced letter is no slip, because too many other words are as near. */
const REPLACED_FROM = 6;

/** Whether one slip leads from one key to the other: a letter added, left out, swapped or replaced. */
function isNear(a: string, b: string) {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0];
  if (isSwapped && restA.slice(2) === restB.slice(2)) return true;
  return Math.min(a.length, b.length) >= REPLACED_FROM && restA.slice(1) === restB.slice(1);
}

/**
 * Returns a sentence on misspelt names, or null. A name that resembles no known name is ignored.
 * @param names separated by spaces, known ones among them
 */
export function describeMisspelt(names: string | null, known: readonly string[]) {
  const sentences = (names ?? '').split(' ').flatMap((name) => {
    const key = keyOf(name);
    if (known.some((each) => keyOf(each) === key)) return [];
    const meant = known.find((each) => isNear(key, keyOf(each)));
    return meant ? [`\`${name.slice(0, 40)}\` is not known; did you mean \`${meant}\`?`] : [];
  });
  return sentences.length > 0 ? sentences.join(' ') : null;
}
