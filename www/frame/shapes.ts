// Says whether a value that came by message has the shape it must have. Nothing here throws or waits.

export type Check = (value: unknown) => boolean;

export const number =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max;

export const whole =
  (min: number, max: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

/** @param max characters */
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
 * list looks at the length first: a sparse array may have four thousand million places.
 * @param check of each
 */
export const list =
  (check: Check, max: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= max && Array.from(value).every(check);

/** shape takes plain objects with these fields; others beside them are left alone. */
export const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isPlain(value) &&
    Object.entries(fields).every(([name, check]) =>
      check(Object.hasOwn(value, name) ? value[name] : undefined),
    );

/** exactly takes plain objects with these fields and no others. */
export const exactly = (fields: Readonly<Record<string, Check>>): Check => {
  const known = shape(fields);
  return (value) =>
    known(value) && Object.keys(Object(value)).every((name) => Object.hasOwn(fields, name));
};

/** json takes what JSON can write, of at most so many values: no cycle, no map, no binary data passes. */
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
  value === null || typeof value === 'boolean' || text(10_000)(value) || Number.isFinite(value);

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
