// Says whether a value that came by message has the shape it must have. Nothing here throws or waits.

/** @typedef {(value: unknown) => boolean} Check */

/**
 * @param {number} min
 * @param {number} max
 * @returns {Check}
 */
export const number = (min, max) => (value) =>
  typeof value === 'number' && value >= min && value <= max;

/**
 * @param {number} min
 * @param {number} max
 * @returns {Check}
 */
export const whole = (min, max) => (value) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

/**
 * @param {number} max characters
 * @returns {Check}
 */
export const text = (max) => (value) => typeof value === 'string' && value.length <= max;

/** @type {Check} */
export const flag = (value) => typeof value === 'boolean';

/**
 * @param {readonly unknown[]} values
 * @returns {Check}
 */
export const oneOf = (values) => (value) => values.includes(value);

/**
 * @param {Check} check
 * @returns {Check}
 */
export const orNull = (check) => (value) => value === null || check(value);

/**
 * @param {Check} check
 * @returns {Check}
 */
export const optional = (check) => (value) => value === undefined || check(value);

/**
 * list looks at the length first: a sparse array may have four thousand million places.
 * @param {Check} check of each
 * @param {number} max
 * @returns {Check}
 */
export const list = (check, max) => (value) =>
  Array.isArray(value) && value.length <= max && Array.from(value).every(check);

/**
 * shape takes plain objects with these fields; others beside them are left alone.
 * @param {Readonly<Record<string, Check>>} fields
 * @returns {Check}
 */
export const shape = (fields) => (value) =>
  isPlain(value) &&
  Object.entries(fields).every(([name, check]) =>
    check(Object.hasOwn(value, name) ? value[name] : undefined),
  );

/**
 * exactly takes plain objects with these fields and no others.
 * @param {Readonly<Record<string, Check>>} fields
 * @returns {Check}
 */
export const exactly = (fields) => {
  const known = shape(fields);
  return (value) =>
    known(value) && Object.keys(Object(value)).every((name) => Object.hasOwn(fields, name));
};

/**
 * json takes what JSON can write, of at most so many values: no cycle, no map, no binary data passes.
 * @param {number} maxValues
 * @returns {Check}
 */
export const json = (maxValues) => (value) => {
  const open = [value];
  for (let seen = 0; open.length > 0; seen += 1) {
    const next = open.pop();
    if (seen >= maxValues || !(isLeaf(next) || isPlain(next) || Array.isArray(next))) return false;
    if (next === null || typeof next !== 'object') continue;
    const inside = Array.isArray(next) ? next.length : Object.keys(next).length;
    if (inside + open.length > maxValues) return false;
    for (const each of Object.values(next)) open.push(each);
  }
  return true;
};

/** @type {Check} */
const isLeaf = (value) =>
  value === null || typeof value === 'boolean' || text(10_000)(value) || Number.isFinite(value);

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isPlain(value) {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
