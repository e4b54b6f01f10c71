// Lays out the rows of www/core/option-table.ts for the Python package, which makes its traits of them.

/** @typedef {typeof import('../../www/core/options.ts')} Options */

/** A frame needs embed.html beside the module, which a notebook does not have. */
const NOT_IN_NOTEBOOKS = 'isolate';

/** Returns a name as Python writes it: `switch_interval` for `switchInterval`. */
const inPython = (/** @type {string} */ name) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Returns an option's defaults by workload. Null is a default that the widget itself knows. */
function defaultsOf(/** @type {import('../../www/core/option-table.ts').OptionRow} */ row) {
  const isLeftOut = row.default === undefined || row.defaultInWords !== undefined;
  const [io, cpu] = /** @type {const} */ (['io', 'cpu']).map((workload) =>
    isLeftOut ? null : row.default?.({ workload, strategy: 'serial', tasks: 1 }),
  );
  return { io, cpu };
}

/**
 * Returns the table for the Python package: plain JSON.
 * @param {Options} options
 * @param {string} version of the package
 */
export function notebookOptions({ optionRows, describeKind }, version) {
  const rows = optionRows.filter(([name]) => name !== NOT_IN_NOTEBOOKS);
  return {
    version,
    options: rows.map(([name, row]) => {
      const { form, range } = row.kind;
      const isNumber = form === 'whole' || form === 'milliseconds';
      const [least, most] = isNumber ? range[0].split(' to ').map(Number) : [];
      return {
        name: inPython(name),
        about: row.about,
        takes: form === 'flag' ? 'True or False' : describeKind(row.kind),
        ...{ form, least, most },
        names: isNumber ? undefined : range,
        only: row.only ?? null,
        default: defaultsOf(row),
      };
    }),
  };
}
