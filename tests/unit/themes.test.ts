// docs/themes.md names the parts and properties of the sources, and colours keep their contrast.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { at } from '../../scripts/lib/paths.js';
import { exampleTheme, partNames, propertyNames } from '../../scripts/lib/themes.js';
import { styles as guessStyles } from '../../www/views/guess/styles.ts';
import { palette as ownPalette } from '../../www/chart/styles.ts';
import { media } from '../../www/widget/media-styles.ts';
import { styles } from '../../www/widget/styles.ts';

/** One scheme of a palette, as #rrggbb. */
export type Colours = (name: string) => string;

/** The colour of guesses is loaded with the interface of guessing. */
const guess = [...guessStyles.matchAll(/--race-lane-guess, (#\w{6})/g)].map(([, hex]) => hex);
const palette: Record<string, readonly string[]> = { ...ownPalette, guess: guess.slice(0, 2) };

const guide = readFileSync(at('docs', 'themes.md'), 'utf8');
const sides = ['light', 'dark'] as const;

/** Returns the cells of the guide's table rows whose first cell matches. */
const rows = (first: RegExp) =>
  guide
    .split('\n')
    .filter((line) => first.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim().replace(/^`|`$/g, '')));

const documented = rows(/^\| `--race-lane-/);

test('the guide to themes documents exactly the custom properties that the sources read', () => {
  const names = documented.map(([, name]) => name.replace('--race-lane-', '')).sort();
  assert.deepEqual(names, propertyNames());
});

test('the guide to themes documents exactly the parts that the sources have', () => {
  const names = rows(/^\| `(?!--)[a-z-]+` +\|.*part-/).map(([, name]) => name);
  assert.deepEqual(names.sort(), partNames());
});

test('the guide names the colours of the widget', () => {
  const given = documented.filter((cells) => cells.length === 7);
  const pairs = given.map(([, name, , light, dark]) => [
    name.slice('--race-lane-'.length),
    [light, dark],
  ]);
  assert.deepEqual(Object.fromEntries(pairs), palette);
});

test('every property and part has a picture, and every picture is used', () => {
  const shown = [...guide.matchAll(/src="images\/themes\/([\w-]+\.png)"/g)].map(([, name]) => name);
  const expected = [
    ...propertyNames().map((name) => `${name}.png`),
    ...partNames().map((name) => `part-${name}.png`),
    ...['example-light.png', 'example-dark.png'],
  ];
  assert.deepEqual(shown.sort(), expected.sort());
  const dir = at('docs', 'images', 'themes');
  assert.ok(existsSync(dir), 'run `npm run theme-pictures`');
  assert.deepEqual(readdirSync(dir).sort(), expected);
});

test('forced colours replace every colour of the palette by one of the reader’s', () => {
  const forced = Object.fromEntries(
    [...media.matchAll(/--([a-z-]+): (Canvas|CanvasText|GrayText|LinkText|ButtonBorder);/g)].map(
      ([, name, colour]) => [name, colour],
    ),
  );
  assert.deepEqual(Object.keys(forced).sort(), Object.keys(palette).sort());
  const grounds = Object.keys(forced).filter((name) => forced[name] === 'Canvas');
  assert.deepEqual(grounds.sort(), ['bar', 'paper', 'wait-fill']);
});

/** Returns the relative luminance of WCAG 2. */
function luminance(hex: string) {
  const [r, g, b] = [1, 3, 5].map((from) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Returns the contrast ratio of WCAG 2. */
function contrast(one: string, other: string) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Blends a colour over another. */
const blend = (over: string, under: string, opacity: number) =>
  [1, 3, 5].reduce((text, from) => {
    const [a, b] = [over, under].map((hex) => Number.parseInt(hex.slice(from, from + 2), 16));
    return (
      text +
      Math.round(a * opacity + b * (1 - opacity))
        .toString(16)
        .padStart(2, '0')
    );
  }, '#');

/** Returns the colour and the opacity with which the style sheet strokes a class. */
function drawnAs(name: string) {
  const rule = new RegExp(`^\\.${name} \\{([^}]+)\\}`, 'm').exec(styles)?.[1] ?? '';
  const colour = /stroke: var\(--([a-z-]+)\)/.exec(rule)?.[1];
  assert.ok(colour, `styles.js strokes .${name} in a colour of the palette`);
  return { colour, opacity: Number(/opacity: ([\d.]+)/.exec(rule)?.[1] ?? 1) };
}

/** Returns the colours below WCAG's contrast, with their ratios. */
function tooFaint(of: Colours) {
  const found: string[] = [];
  const check = (what: string, hex: string, on: string, least: number) => {
    const ratio = contrast(hex, of(on));
    if (ratio < least)
      found.push(`${what} on ${on}: ${ratio.toFixed(2)}, expected at least ${least}`);
  };
  for (const text of ['ink', 'soft', 'alert', 'accent']) check(text, of(text), 'paper', 4.5);
  for (const text of ['ink', 'soft']) check(text, of(text), 'bar', 4.5);
  check('edge', of('edge'), 'paper', 3);
  for (const on of ['paper', 'bar']) {
    for (const shape of ['scan', 'build', 'wait', 'lock', 'start', 'queue', 'guess'])
      check(shape, of(shape), on, 3);
    for (const name of [
      'repeat',
      'end',
      'whisker',
      'hand-over',
      'serial-line',
      'ghost',
      'axis-line',
    ]) {
      const { colour, opacity } = drawnAs(name);
      check(`.${name}`, blend(of(colour), of(on), opacity), on, 3);
    }
  }
  return found;
}

/** Resolves `var(--name)` inside a palette. */
const resolve =
  (raw: (name: string) => string): Colours =>
  (name) => {
    const other = /^var\(--([a-z-]+)\)$/.exec(raw(name))?.[1];
    return other ? resolve(raw)(other) : raw(name);
  };

for (const [side, scheme] of sides.entries()) {
  test(`text has a contrast of 4.5 and everything drawn one of 3 in the ${scheme} theme`, () => {
    assert.deepEqual(tooFaint(resolve((name) => palette[name][side])), []);
  });

  test(`the guide's example has the same contrasts in ${scheme}`, () => {
    const given = exampleTheme().matchAll(
      /--race-lane-([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
    );
    const example = Object.fromEntries([...given].map(([, name, ...pair]) => [name, pair]));
    assert.ok(Object.keys(example).length > 10, 'the example sets its colours by light-dark()');
    assert.deepEqual(tooFaint(resolve((name) => (example[name] ?? palette[name])[side])), []);
  });
}
