// Checks for input that anybody may have written. Each returns the value, or says what was expected.

/** Says why an input was refused, in words that readers see. */
export class Refusal extends Error {}

/** Quotes a value for a sentence, shortened. */
const quote = (value: unknown) => {
  const text = String(JSON.stringify(value));
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
};

/** Checks a whole number. */
export function checkWhole(name: string, value: unknown, min: number, max: number): number {
  const is = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  // -0 is no count.
  if (is && !Object.is(value, -0)) return value;
  throw new Refusal(
    `${name} should be a whole number from ${min} to ${max}; the link says ${quote(value)}`,
  );
}

/** Checks a text. */
export function checkText(name: string, value: unknown, mostChars: number): string {
  if (typeof value === 'string' && value.length <= mostChars) return value;
  throw new Refusal(
    `${name} should be a text of at most ${mostChars} characters; the link says ${quote(value)}`,
  );
}

/** Checks the length of a list. */
export function checkList(
  name: string,
  value: unknown,
  [min, max]: readonly [min: number, max: number],
): unknown[] {
  if (Array.isArray(value) && value.length >= min && value.length <= max) return value;
  const count = min === max ? `${min}` : `${min} to ${max}`;
  throw new Refusal(`${name} should be a list of ${count} entries; the link says ${quote(value)}`);
}
