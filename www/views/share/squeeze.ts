// Packs a text for a link, and unpacks it again, also where something was appended or the end is missing.

/**
 * Packs JSON. The result has letters, digits, + and / alone, and ends in a letter or digit: in Markdown `-` and `_` can
 * become dashes and emphasis, and programs that turn addresses into links leave out marks at the end.
 */
export async function squeeze(json: string) {
  // Spaces after JSON change the packed bytes, and nothing else.
  for (let text = json; ; text += ' ') {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const packed = btoa(binary).replaceAll('=', '');
    if (/[a-z\d]$/i.test(packed)) return packed;
  }
}

export interface Unpacked {
  /** Everything that could be unpacked. */
  text: string;
  /** Whether the data are right but end too early. */
  isCut: boolean;
}

/**
 * Unpacks a text as far as the data go. Stops beyond `mostBytes`, because a few packed bytes can unpack to millions.
 * @param packed letters, digits, +, /, - and _ only
 * @throws Error where the text unpacks to more
 */
export async function unsqueeze(packed: string, mostBytes: number): Promise<Unpacked> {
  // A character left over stands for no byte.
  const whole = packed.length % 4 === 1 ? packed.slice(0, -1) : packed;
  const binary = atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const atOnce = await inflate(bytes, { from: 0, step: bytes.length, mostBytes });
  if (atOnce.isSound || atOnce.isCut) return atOnce;
  // A fault loses all output of its step. So the data are unpacked in long steps, then byte by byte up to the fault.
  const { wroteBytes } = await inflate(bytes, { from: 0, step: LONG_STEP, mostBytes });
  return inflate(bytes, { from: wroteBytes, step: 1, mostBytes });
}

const LONG_STEP = 64;

interface Steps {
  /** All bytes before this index are unpacked as one step. */
  from: number;
  step: number;
  mostBytes: number;
}

async function inflate(bytes: Uint8Array<ArrayBuffer>, { from, step, mostBytes }: Steps) {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const result = { text: '', wroteBytes: 0, isSound: false, isCut: false };
  const writing = (async () => {
    while (result.wroteBytes < bytes.length) {
      const end = Math.max(from, result.wroteBytes + step);
      await writer.write(bytes.slice(result.wroteBytes, end));
      result.wroteBytes = end;
    }
    result.isCut = true;
    await writer.close();
    result.isCut = false;
    result.isSound = true;
  })();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = readable.getReader();
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      size += value.byteLength;
      chunks.push(value);
      if (size > mostBytes) return reader.cancel();
    }
  })();
  await Promise.allSettled([writing, reading]);
  if (size > mostBytes) throw new Error(`it unpacks to more than ${mostBytes} bytes`);
  result.text = new TextDecoder().decode(await new Blob(chunks).arrayBuffer());
  return result;
}
