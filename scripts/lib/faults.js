// What the tests' servers can do wrong.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A Fault is what a server does wrong for the paths it matches.
 * @typedef {object} Fault
 * @property {number} [status] answer with this status and no file
 * @property {number} [truncateAt] send only so many bytes of the file
 * @property {number} [dropAt] promise the whole file, send only so many bytes, and drop the connection
 * @property {number} [slowMs] send the file in five parts, with so much time before each
 * @property {string} [mime] send the file with this Content-Type
 * @property {boolean} [hang] never answer
 * @property {number} [delayMs] answer late
 * @property {(text: string) => string} [replace] send the file with another text
 * @property {Record<string, string>} [headers] send these headers too
 */

/** Content types of the files that faults are injected into. */
const types = /** @type {Record<string, string>} */ ({
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  wasm: 'application/wasm',
});

/**
 * answerWithFault sends a file, or does not, as the fault says.
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
  const body = fileWithFault(file, fault);
  const type = fault.mime ?? types[file.split('.').pop() ?? ''] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length });
  if (fault.dropAt !== undefined) {
    response.write(body.subarray(0, fault.dropAt), () => response.destroy());
  } else if (fault.slowMs) sendSlowly(response, body, fault.slowMs);
  else response.end(body);
}

/**
 * sendSlowly sends a file part by part.
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

/** fileWithFault reads a file and changes or shortens it. */
function fileWithFault(/** @type {string} */ file, /** @type {Fault} */ fault) {
  const body = readFileSync(file);
  const changed = fault.replace ? Buffer.from(fault.replace(body.toString('utf8'))) : body;
  return fault.truncateAt === undefined ? changed : changed.subarray(0, fault.truncateAt);
}
