// Saved pictures have the screen's colours with any theme, in a form that other programs can read.
import { expect, test } from '../helpers/engine-test.ts';
import { call, loadWidget } from '../helpers/tag.ts';

/** A theme as docs/themes.md recommends, and one of modern colours. */
const THEMES = {
  'light-dark': {
    paper: 'light-dark(#f6eddc, #231b13)',
    scan: 'light-dark(#7a3b12, #e0a15a)',
    start: 'light-dark(#857459, #a08f75)',
  },
  modern: {
    paper: 'oklch(0.97 0.02 90)',
    ink: 'color-mix(in oklab, black 80%, white)',
    scan: 'hsl(25 75% 30%)',
    bar: 'rgb(234 223 200 / 90%)',
  },
};

const FUNCTIONS = /(light-dark|oklch|oklab|color-mix|var|hsl|hwb|lab|lch|color|rgba?|url)\(/;

/** Saves the picture, and returns it with the colours on the screen as bytes of sRGB. */
async function savePicture(lane: any) {
  const files: Blob[] = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob: any) => {
    if (blob.type === 'image/svg+xml') files.push(blob);
    return make.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = () => {};
  const root = lane.shadowRoot;
  const button = (text: string) =>
    [...root.querySelectorAll('button')].find((each) => each.textContent.trim() === text);
  const until = async (is: () => unknown) => {
    for (let tries = 0; !is() && tries < 600; tries += 1)
      await new Promise((go) => setTimeout(go, 50));
  };
  button('Share').click();
  await until(() => button('Picture, SVG'));
  button('Picture, SVG').click();
  await until(() => files.length > 0);
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  const probe = document.createElement('p');
  root.querySelector('.widget').append(probe);
  const screen: Record<string, number[]> = {};
  for (const name of ['paper', 'ink', 'scan', 'start']) {
    probe.style.color = `var(--${name})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    screen[name] = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }
  probe.remove();
  return { svg: await files[0].text(), screen };
}

for (const [name, theme] of Object.entries(THEMES)) {
  test(`a saved picture has plain attributes alone, and the colours of the screen: ${name}`, async ({
    openPage,
  }) => {
    const tab = await openPage(
      'isolated',
      'embed.html?wait=20&tasks=2&strategies=serial+processes',
    );
    const lane = tab.at('race-lane');
    await lane.evaluate((element, colours) => {
      for (const [key, colour] of Object.entries(colours)) {
        element.style.setProperty(`--race-lane-${key}`, String(colour));
      }
    }, theme);
    await loadWidget(lane);
    for (const strategy of ['serial', 'processes']) await call(lane, 'run', strategy);
    for (const scheme of ['light', 'dark']) {
      await lane.evaluate((element, wanted) => element.setAttribute('theme', wanted), scheme);
      const { svg, screen } = await lane.evaluate(savePicture);
      expect(svg).not.toMatch(FUNCTIONS);
      expect(svg).not.toMatch(
        /<style|<pattern|foreignObject|dominant-baseline|style=|NaN|undefined/,
      );
      expect(svg.match(/<svg/g)).toHaveLength(1);
      const paints = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, paint]) => paint);
      expect(paints.filter((paint) => !/^(none|#[\da-f]{6})$/.test(paint))).toEqual([]);
      // Every text and every shape says how it is painted.
      expect(svg.match(/<(?:text|path|rect)(?![^>]* (?:fill|stroke)=)[^>]*>/g)).toBeNull();
      for (const [pattern, colour] of [
        [/<rect class="paper"[^>]* fill="#(\w+)"/, 'paper'],
        [/<text class="title"[^>]* fill="#(\w+)"/, 'ink'],
        [/<path class="scan"[^>]* fill="#(\w+)"/, 'scan'],
        [/<path class="hatch-line"[^>]* stroke="#(\w+)"/, 'start'],
      ] as const) {
        const hex = pattern.exec(svg)?.[1] ?? '';
        const bytes = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
        const far = bytes.map((byte, at) => Math.abs(byte - screen[colour][at]));
        expect(Math.max(...far), `${colour} ${hex} ${screen[colour]}`).toBeLessThanOrEqual(1);
      }
    }
  });
}
