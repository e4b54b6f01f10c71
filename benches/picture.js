// The picture of docs/benchmarks.md: a bar for each contender, and lines where the memory gives no more.
import { ticks } from 'd3-array';
import { readingOf } from './limits.js';
import { digits, gigabytesPerSecond } from './tables.js';

/**
 * @typedef {import('./results.js').Results} Results
 * @typedef {import('./rounds.js').Result} Result
 * @typedef {(name: string) => string} Paint gives a colour of the palette
 *
 * @typedef {object} Bar
 * @property {string} label
 * @property {string} kind one of `COLOURS`
 * @property {number} rate
 * @property {number} least
 * @property {number} greatest
 *
 * @typedef {object} Panel
 * @property {string} title
 * @property {string} unit
 * @property {Bar[]} bars the longest first
 * @property {{ rate: number, label: string }[]} lines
 */

const WIDTH = 880;
const BARS_X = 345;
const BARS_WIDTH = 470;
const ROW = 20;
const TITLE = 28;
const LINE_LABEL = 14;
const FOOT = 34;

/** The colours of the palette for each kind of contender. Labels say the kind as well. */
const COLOURS = { wasm: 'scan', native: 'wait', js: 'start', numpy: 'start', python: 'start' };

/**
 * Returns the two panels: the list in memory in bytes a second, and streamed numbers in numbers a second.
 * @param {Results} results
 * @returns {Panel[]}
 */
export function panelsOf({ search: { memory, stream }, numbers: { size }, machine: { cores } }) {
  const lines = [...new Set([1, cores])].flatMap((threads) => {
    const reading = readingOf(memory, threads);
    if (!reading) return [];
    const label = `reading alone, ${threads === 1 ? '1 thread' : `${threads} threads`}`;
    return [{ rate: gigabytesPerSecond(reading, size), label }];
  });
  const contenders = memory.filter(({ name, readers }) => readers && !name.startsWith('read-'));
  return [
    {
      title: 'The list in memory',
      unit: 'GB/s',
      bars: barsOf(contenders, (ms) => (4 * size) / ms / 1e6),
      lines,
    },
    {
      title: 'Numbers streamed',
      unit: 'billion numbers a second',
      bars: barsOf(stream, (ms) => size / ms / 1e6),
      lines: [],
    },
  ];
}

/**
 * @param {readonly Result[]} results
 * @param {(ms: number) => number} rateOf
 * @returns {Bar[]}
 */
const barsOf = (results, rateOf) =>
  results
    .map(({ name, label, medianMs, minMs, maxMs }) => ({
      label: label.replaceAll('`', ''),
      kind: name.split('-')[0],
      rate: rateOf(medianMs),
      least: rateOf(maxMs),
      greatest: rateOf(minMs),
    }))
    .toSorted((a, b) => b.rate - a.rate);

/**
 * Returns the picture as an SVG file.
 * @param {Panel[]} panels
 * @param {string} origin when and where it was measured
 * @param {Paint} paint
 */
export function pictureOf(panels, origin, paint) {
  let y = 16;
  const drawn = panels.map((panel) => {
    const text = drawPanel(panel, y, paint);
    y += headOf(panel) + ROW * panel.bars.length + FOOT;
    return text;
  });
  const height = y + 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="12" fill="${paint('ink')}">`,
    `<title>${escaped(describe(panels))}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="${paint('paper')}"/>`,
    ...drawn,
    `<text x="16" y="${height - 14}" fill="${paint('soft')}">${escaped(origin)}</text>`,
    '</svg>\n',
  ].join('\n');
}

/** Returns the height above the bars: the title, and a row for the label of each line. */
const headOf = (/** @type {Panel} */ { lines }) => TITLE + LINE_LABEL * lines.length;

/**
 * @param {Panel} panel
 * @param {number} top
 * @param {Paint} paint
 */
function drawPanel(panel, top, paint) {
  const { title, unit, bars, lines } = panel;
  const most = Math.max(...bars.map(({ greatest }) => greatest), ...lines.map(({ rate }) => rate));
  const scale = (/** @type {number} */ rate) => BARS_X + (rate / most) * BARS_WIDTH;
  const begin = top + headOf(panel);
  const end = begin + ROW * bars.length;
  // The line on the right has the highest label, so that no line crosses another's label.
  const labelled = lines.toSorted((a, b) => b.rate - a.rate);
  return [
    `<text x="16" y="${top + 14}" font-size="15" font-weight="600">${escaped(title)}</text>`,
    ...ticks(0, most, 6).map((tick) => {
      const x = fixed(scale(tick));
      return (
        `<path d="M${x} ${begin}V${end}" stroke="${paint('rule')}"/>` +
        `<text x="${x}" y="${end + 16}" text-anchor="middle" fill="${paint('soft')}">${tick}</text>`
      );
    }),
    `<text x="${BARS_X - 10}" y="${end + 16}" text-anchor="end" fill="${paint('soft')}">${unit}</text>`,
    ...bars.map((bar, row) => drawBar(bar, begin + ROW * row, scale, paint)),
    ...labelled.map((line, index) =>
      drawLine(line, top + 14 + LINE_LABEL * index, end, scale(line.rate), paint),
    ),
  ].join('\n');
}

/**
 * @param {Bar} bar
 * @param {number} y
 * @param {(rate: number) => number} scale
 * @param {Paint} paint
 */
function drawBar({ label, kind, rate, least, greatest }, y, scale, paint) {
  const middle = y + ROW / 2;
  const fill = paint(COLOURS[/** @type {keyof typeof COLOURS} */ (kind)]);
  const valueX = Math.max(scale(greatest), scale(rate)) + 6;
  return [
    `<text x="${BARS_X - 10}" y="${middle + 4}" text-anchor="end">${escaped(label)}</text>`,
    `<path d="M${BARS_X} ${y + 4}H${fixed(scale(rate))}v${ROW - 8}H${BARS_X}z" fill="${fill}"/>`,
    `<path d="M${fixed(scale(least))} ${middle}H${fixed(scale(greatest))}" stroke="${paint('ink')}"/>`,
    `<text x="${fixed(valueX)}" y="${middle + 4}" fill="${paint('soft')}">${digits(rate)}</text>`,
  ].join('');
}

/**
 * @param {{ rate: number, label: string }} line
 * @param {number} y of its label
 * @param {number} end
 * @param {number} x
 * @param {Paint} paint
 */
function drawLine({ rate, label }, y, end, x, paint) {
  const text = `${label}: ${digits(rate)}`;
  return (
    `<path d="M${fixed(x)} ${y + 4}V${end}" stroke="${paint('lock')}" stroke-width="1.5" stroke-dasharray="5 3"/>` +
    `<text x="${fixed(x - 5)}" y="${y + 8}" text-anchor="end" fill="${paint('lock')}">${escaped(text)}</text>`
  );
}

/** Describes the picture in words, for those who do not see it. The tables have all figures. */
export const describe = (/** @type {Panel[]} */ panels) =>
  panels
    .map(({ title, unit, bars, lines }) => {
      const wasm = bars.filter(({ kind }) => kind === 'wasm');
      const shown = [...lines, bars[0], wasm[0], wasm[wasm.length - 1], bars[bars.length - 1]];
      const rates = [...new Set(shown)].map(({ label, rate }) => `${label}: ${digits(rate)}`);
      return `${title}, in ${unit}, with ${bars.length} bars. ${rates.join('; ')}.`;
    })
    .join(' ');

const fixed = (/** @type {number} */ value) => value.toFixed(1);

/** Returns a text for SVG and HTML. */
export const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
