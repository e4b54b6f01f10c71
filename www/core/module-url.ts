// The address that racelane.js was loaded from. Only racelane.ts itself knows it, wherever a bundler has put the rest.

let address = '';

export const moduleUrl = () => address;

/** @param url the `import.meta.url` of racelane.ts */
export function setModuleUrl(url: string) {
  address = url.replace(/[?#].*$/, '');
}
