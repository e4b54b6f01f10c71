// Faults that the tests inject into their servers.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What a server does wrong for a path.
 * @typedef {object} Fault
 * @property {number} [times] only for so many requests
 * @property {number} [status] answer with this status and no file
 * @property {number} [truncateAt] send only this many bytes of the file
 * @property {number} [dropAt] announce the whole file, send only this many bytes, and drop the connection
 * @property {number} [slowMs] send the file in five parts, with this pause before each
 * @property {string} [mime] send the file with this Content-Type
 * @property {boolean} [hang] never answer
 * @property {number} [delayMs] answer after this long
 * @property {(text: string) => string} [replace] send the file with another text
 * @property {Record<string, string>} [headers] send these headers as well
 */

/** Content types of the files that faults are injected into. */
const types = /** @type {Record<string, string>} */ ({
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  wasm: 'application/wasm',
});

/**
 * Answers a request with a fault.
 * @param {import('node:http').ServerResponse} response
 * @param {string} file
 * @param {Fault} fault
 */
export function answerWithFault(response, file, fault) {
  if (fault.hang) return;
  if (fault.delayMs) {
    const { delayMs, ...rest } = fault;
    setTimeout(() => answerWithFault(response, file, rest), delayMs);
    return;
  }
  for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
  if (fault.status) {
    response.writeHead(fault.status).end(`Fault ${fault.status}\n`);
    return;
  }
  const body = readWithFault(file, fault);
  const type = fault.mime ?? types[file.split('.').pop() ?? ''] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length });
  if (fault.dropAt !== undefined) {
    response.write(body.subarray(0, fault.dropAt), () => response.destroy());
  } else if (fault.slowMs) sendSlowly(response, body, fault.slowMs);
  else response.end(body);
}

/**
 * Sends a file in five parts.
 * @param {import('node:http').ServerResponse} response
 * @param {Buffer} body
 * @param {number} pauseMs before each part
 */
async function sendSlowly(response, body, pauseMs) {
  const length = Math.ceil(body.length / 5);
  for (let at = 0; at < body.length; at += length) {
    await sleep(pauseMs);
    response.write(body.subarray(at, at + length));
  }
  response.end();
}

/** Reads a file, and changes or truncates it. */
function readWithFault(/** @type {string} */ file, /** @type {Fault} */ fault) {
  const body = readFileSync(file);
  // In latin1, each byte is a character, so a binary file keeps the bytes that are not replaced.
  const encoding = /\.(wasm|zip)$/.test(file) ? 'latin1' : 'utf8';
  const changed = fault.replace
    ? Buffer.from(fault.replace(body.toString(encoding)), encoding)
    : body;
  return fault.truncateAt === undefined ? changed : changed.subarray(0, fault.truncateAt);
}
