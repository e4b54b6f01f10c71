// Small checks for input that anybody may have written: each gives the value back, or says what was expected.

/** Refusal is why an input was refused, in words that readers see. */
export class Refusal extends Error {}

/**
 * show quotes a value shortly, for a sentence.
 * @param {unknown} value
 */
const show = (value) => {
  const text = String(JSON.stringify(value));
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
};

/**
 * whole checks a whole number.
 * @param {string} name
 * @param {unknown} value
 * @param {number} min
 * @param {number} max
 * @returns {number}
 */
export function whole(name, value, min, max) {
  const is = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  // -0 is no count.
  if (is && !Object.is(value, -0)) return /** @type {number} */ (value);
  throw new Refusal(
    `${name} should be a whole number from ${min} to ${max}; the link says ${show(value)}`,
  );
}

/**
 * text checks a text.
 * @param {string} name
 * @param {unknown} value
 * @param {number} mostChars
 * @returns {string}
 */
export function text(name, value, mostChars) {
  if (typeof value === 'string' && value.length <= mostChars) return value;
  throw new Refusal(
    `${name} should be a text of at most ${mostChars} characters; the link says ${show(value)}`,
  );
}

/**
 * list checks a list, and each of its entries.
 * @template T
 * @param {string} name
 * @param {unknown} value
 * @param {readonly [min: number, max: number]} length
 * @param {(entry: unknown, index: number) => T} [entry]
 * @returns {T[]}
 */
export function list(name, value, [min, max], entry) {
  if (!Array.isArray(value) || value.length < min || value.length > max) {
    const count = min === max ? `${min}` : `${min} to ${max}`;
    throw new Refusal(`${name} should be a list of ${count} entries; the link says ${show(value)}`);
  }
  return entry ? value.map(entry) : value;
}
