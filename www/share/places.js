// Where this copy of Racelane was loaded from: the addresses that embed codes and links name.

// Chunks are built into a folder beside racelane.js, as this folder is beside it in the sources. Not by
// `new URL(name, import.meta.url)`: bundlers of apps take that for a file to copy.
const base = import.meta.url.replace(/[?#].*$/, '').replace(/[^/]*\/[^/]*$/, '');

export const places = Object.freeze({
  module: `${base}racelane.js`,
  embed: `${base}embed.html`,
});
