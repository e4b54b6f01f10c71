// The address that racelane.js was loaded from. Only racelane.ts knows it, because a bundler may move the other
// modules.

let address = '';

export const moduleUrl = () => address;

/** @param url the `import.meta.url` of racelane.ts */
export function setModuleUrl(url: string) {
  address = url.replace(/[?#].*$/, '');
}
