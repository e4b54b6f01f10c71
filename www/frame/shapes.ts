// Checks of values that came by message: each check returns whether a value has the expected shape, and never throws.

export type Check = (value: unknown) => boolean;

export const number =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max;

export const whole =
  (min: number, max: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

/** @param max how many characters */
export const text =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= max;

export const flag: Check = (value) => typeof value === 'boolean';

export const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/**
 * Accepts arrays of at most `max` values. The length is checked first, because a sparse array may have 4,000 million
 * places.
 * @param check for each value
 */
export const list =
  (check: Check, max: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= max && Array.from(value).every(check);

/** Accepts plain objects with these fields, and any other fields beside them. */
export const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isPlain(value) &&
    Object.entries(fields).every(([name, check]) =>
      check(Object.hasOwn(value, name) ? value[name] : undefined),
    );

/** Accepts plain objects with these fields and no others. */
export const exactly = (fields: Readonly<Record<string, Check>>): Check => {
  const known = shape(fields);
  return (value) =>
    known(value) && Object.keys(Object(value)).every((name) => Object.hasOwn(fields, name));
};

/**
 * Accepts what JSON can write, of at most `maxValues` values: no cycle, no map, no binary data. A text may have a million
 * characters, because a traceback of Python can be long.
 */
export const json =
  (maxValues: number): Check =>
  (value) => {
    const open = [value];
    for (let seen = 0; open.length > 0; seen += 1) {
      const next = open.pop();
      if (seen >= maxValues || !(isLeaf(next) || isPlain(next) || Array.isArray(next)))
        return false;
      if (next === null || typeof next !== 'object') continue;
      const inside = Array.isArray(next) ? next.length : Object.keys(next).length;
      if (inside + open.length > maxValues) return false;
      for (const each of Object.values(next)) open.push(each);
    }
    return true;
  };

const isLeaf: Check = (value) =>
  value === null || typeof value === 'boolean' || text(1e6)(value) || Number.isFinite(value);

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
