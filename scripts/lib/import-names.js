// Shortens the names by which the wasm imports functions of its glue. wasm-bindgen ends each name by a hash of 16 digits,
// which no compression makes smaller: 0.9 KB of gzip in the wasm and the worker script together.

/** Shortens each name of an import in a text. Three digits of the hash are enough to keep the names apart. */
export const shortenImportNames = (/** @type {string} */ text) =>
  text.replace(/\b(__wbg_\w+?_[0-9a-f]{3})[0-9a-f]{13}\b/g, '$1');

const IMPORTS = 2;

/**
 * Returns the wasm with shorter names in its import section.
 * @param {Buffer} wasm
 */
export function shortenImports(wasm) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length;) {
    const size = readNumber(wasm, at + 1);
    const end = size.next + size.value;
    const section = wasm.subarray(size.next, end);
    const content = wasm[at] === IMPORTS ? shortenSection(section) : section;
    parts.push(Buffer.from([wasm[at]]), writeNumber(content.length), content);
    at = end;
  }
  return Buffer.concat(parts);
}

/** Shortens the names of functions. What describes an import follows its two names, and is copied. */
function shortenSection(/** @type {Buffer} */ section) {
  const count = readNumber(section, 0);
  const parts = [section.subarray(0, count.next)];
  const seen = new Set();
  let at = count.next;
  for (let index = 0; index < count.value; index += 1) {
    const module = readName(section, at);
    const name = readName(section, module.next);
    const end = endOfKind(section, name.next);
    const short = shortenImportNames(name.text);
    if (seen.has(short))
      throw new Error(`Two imports would be named ${short}. Keep more digits of their hashes.`);
    seen.add(short);
    parts.push(section.subarray(at, module.next), writeNumber(short.length), Buffer.from(short));
    parts.push(section.subarray(name.next, end));
    at = end;
  }
  return Buffer.concat(parts);
}

const FUNCTION = 0;
const MEMORY = 2;
const HAS_MAXIMUM = 1;

/** Returns where the description of an import ends. The core imports functions and a memory. */
function endOfKind(/** @type {Buffer} */ section, /** @type {number} */ at) {
  const kind = section[at];
  if (kind === FUNCTION) return readNumber(section, at + 1).next;
  if (kind !== MEMORY) throw new Error(`The wasm imports something of kind ${kind}.`);
  const minimum = readNumber(section, at + 2);
  return section[at + 1] & HAS_MAXIMUM ? readNumber(section, minimum.next).next : minimum.next;
}

function readName(/** @type {Buffer} */ bytes, /** @type {number} */ at) {
  const length = readNumber(bytes, at);
  const next = length.next + length.value;
  return { text: bytes.toString('utf8', length.next, next), next };
}

/** Reads an unsigned LEB128. */
function readNumber(/** @type {Buffer} */ bytes, /** @type {number} */ at) {
  let value = 0;
  for (let next = at, factor = 1; ; next += 1, factor *= 128) {
    value += (bytes[next] & 127) * factor;
    if (bytes[next] < 128) return { value, next: next + 1 };
  }
}

/** Writes an unsigned LEB128. */
function writeNumber(/** @type {number} */ value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
