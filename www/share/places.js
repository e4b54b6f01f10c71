// Where this copy of Racelane was loaded from: the addresses that embed codes and links name.

// Chunks are built into a folder beside racelane.js, as this folder is beside it in the sources.
export const places = Object.freeze({
  module: new URL('../racelane.js', import.meta.url).href,
  embed: new URL('../embed.html', import.meta.url).href,
});
