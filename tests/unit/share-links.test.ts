// Links with results as programs pass them on: with added text, broken into lines, escaped again or cut.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import fc from 'fast-check';
import { inflateRawSync } from 'node:zlib';
import { readResults } from '../../www/views/recorded/read-results.ts';
import { squeeze, unsqueeze } from '../../www/views/share/squeeze.ts';
import { writeResults } from '../../www/views/share/write-results.ts';
import { writeLink, writeTexts } from '../../www/widget/set-up.ts';
import { randomFrom, randomState, stateOf } from '../helpers/share-states.ts';

const recorded = JSON.parse(
  readFileSync(new URL('../pages/recorded-reports.json', import.meta.url), 'utf8'),
);
const good = await writeResults(stateOf({ workload: 'cpu', size: '30000000' }, recorded.cpu));
const meant = await readResults(good);
const random = randomFrom(Number(process.env.SEED ?? 1));

/** Returns the fragment as a browser gives it. */
const asFragment = (text: string) =>
  new URL(`https://a.example/#results=${text}`).hash.slice('#results='.length);

const expectRead = async (text: string) =>
  assert.deepEqual(await readResults(asFragment(text)), meant, text.slice(-40));

test('results are read although text was appended to their link', async () => {
  for (const added of [
    ...['?utm_source=news&utm_medium=email', '&utm_source=news', '&fbclid=IwAR1', '%20', ')', '.'],
    ...[
      ',',
      '%3Futm_source%3Dnews',
      '#section',
      ':~:text=Serial',
      '"',
      '%0A',
      '…',
      '>',
      '&gt;',
      '_',
    ],
    ...[
      '-',
      '__',
      '*',
      '**',
      '~',
      '%29',
      '%2529',
      '.)',
      ').',
      '!',
      "'",
      '”',
      '=',
      '==',
      'and',
      'A',
    ],
  ]) {
    await expectRead(good + added);
  }
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), async (added) => {
      await expectRead(good + added);
    }),
    { numRuns: 40 },
  );
});

test('a link that was enclosed, escaped again or broken into lines is read', async () => {
  const at = 700;
  const [begin, end] = [good.slice(0, at), good.slice(at)];
  const escaped = good.replaceAll('+', '%2B').replaceAll('/', '%2F').replaceAll('.', '%2E');
  for (const text of [
    ...[`<${good}>`, `%20${good}`, `"${good}"`, `3D${good}`, `*${good}*`, `_${good}_`],
    ...[escaped, escaped.replaceAll('%', '%25'), escaped.replaceAll('%', '%2525')],
    ...['%0A', '%0D%0A', '\r\n', '=\r\n', '=%0D%0A', '%20', '\n> ', '%0A%3E%20', '%0A&gt;%20'].map(
      (mark) => begin + mark + end,
    ),
    ...[good.replaceAll('+', '%20'), good.replaceAll('+', ' ')],
    good.replaceAll('+', '-').replaceAll('/', '_'),
  ]) {
    await expectRead(text);
  }
});

test('a link whose end is missing is refused, and the sentence says so', async () => {
  for (let length = 12; length < good.length - 4; length += 7) {
    for (const added of ['', '?utm_source=news', '...', '%20and']) {
      await assert.rejects(
        readResults(good.slice(0, length) + added),
        /the end of the link is missing/,
      );
    }
  }
  // Node tells of changed data only when no more come, so there they seem to be cut.
  await assert.rejects(readResults('1.cpu.////'), /the data are changed|is missing/);
});

test('a written link has no mark of Markdown, and no mark that ends a link', async () => {
  for (let round = 0; round < 12; round++) {
    const state = randomState(random);
    const texts = writeTexts(state.setUp);
    const page = 'https://a.example/lane/embed.html';
    for (const link of [writeLink(page, [], await writeResults(state)), writeLink(page, texts)]) {
      // GFM drops ?!.,:*_~ at the end; _, *, ~ and - are also emphasis, strikes and dashes.
      assert.match(link.slice(page.length), /^[?#][a-z\d.=&+/-]*[a-z\d]$/i);
      assert.doesNotMatch(link, /[_*~]|--|-[^a-z]/);
    }
  }
});

test('packed JSON is what others unpack, and any text but spaces at its end comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 3000 }), async (text) => {
      const packed = await squeeze(text);
      assert.equal(
        inflateRawSync(Buffer.from(packed, 'base64')).toString().trimEnd(),
        text.trimEnd(),
      );
      const { text: back, isCut } = await unsqueeze(packed, 100_000);
      assert.deepEqual([back.trimEnd(), isCut], [text.trimEnd(), false]);
    }),
  );
});
