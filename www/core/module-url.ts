// The address that racelane.js was loaded from: the build puts this file into racelane.js.

export const moduleUrl = import.meta.url.replace(/[?#].*$/, '');
