// Small checks for input that anybody may have written: each gives the value back, or says what was expected.

/** Refusal is why an input was refused, in words that readers see. */
export class Refusal extends Error {}

/** show quotes a value shortly, for a sentence. */
const show = (value: unknown) => {
  const text = String(JSON.stringify(value));
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
};

/** whole checks a whole number. */
export function whole(name: string, value: unknown, min: number, max: number): number {
  const is = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  // -0 is no count.
  if (is && !Object.is(value, -0)) return value as number;
  throw new Refusal(
    `${name} should be a whole number from ${min} to ${max}; the link says ${show(value)}`,
  );
}

/** text checks a text. */
export function text(name: string, value: unknown, mostChars: number): string {
  if (typeof value === 'string' && value.length <= mostChars) return value;
  throw new Refusal(
    `${name} should be a text of at most ${mostChars} characters; the link says ${show(value)}`,
  );
}

/** list checks a list, and each of its entries. */
export function list<T>(
  name: string,
  value: unknown,
  [min, max]: readonly [min: number, max: number],
  entry?: (entry: unknown, index: number) => T,
): T[] {
  if (!Array.isArray(value) || value.length < min || value.length > max) {
    const count = min === max ? `${min}` : `${min} to ${max}`;
    throw new Refusal(`${name} should be a list of ${count} entries; the link says ${show(value)}`);
  }
  return entry ? value.map(entry) : value;
}
