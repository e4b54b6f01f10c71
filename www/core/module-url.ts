// The address that racelane.js was loaded from. Only racelane.ts knows it, because a bundler may move the other
// modules.

let address = '';

/** Returns the address as the page wrote it, with its query. */
export const entryUrl = () => address;

/** Returns the address of the file. */
export const moduleUrl = () => address.replace(/[?#].*$/, '');

/** @param url the `import.meta.url` of racelane.ts */
export function setModuleUrl(url: string) {
  address = url;
}
