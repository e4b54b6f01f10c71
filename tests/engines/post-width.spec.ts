// The width of a widget in parents that take their width from their content.
import { expect, test } from '../helpers/engine-test.ts';
import { HOST, loadWidget, writeTag } from '../helpers/tag.ts';

/** The style of each parent, and of a paragraph before the widget. */
const PARENTS: Record<string, [style: string, paragraph?: string]> = {
  flex: ['display: flex'],
  'flex beside a paragraph': ['display: flex; gap: 16px', 'flex: 1'],
  'centred flex column': ['display: flex; flex-direction: column; align-items: center'],
  grid: ['display: grid; justify-items: start'],
  'least grid column': ['display: grid; grid-template-columns: min-content 1fr'],
  'inline-block': ['display: inline-block'],
  float: ['float: left'],
  'fit-content': ['width: fit-content'],
  'table in a column': ['display: table; max-width: 100%; width: 400px'],
  'one of two columns': ['columns: 2'],
  'absolute position': ['position: absolute; inset-block-start: 0'],
};

/** The widest that each parent may let the widget become, where that is less than 960 px. */
const MOST_PX: Record<string, number> = { 'table in a column': 400, 'one of two columns': 700 };

test('in every parent the widget is as wide as there is room, at least 280 px, and nothing scrolls sideways', async ({
  openPage,
  sites,
}) => {
  const tab = await openPage('isolated', HOST);
  await writeTag(tab, sites.isolated.url, { tasks: '2', wait: '20' });
  const tag = tab.at('race-lane');
  await loadWidget(tag);
  const found: Record<string, unknown> = {};
  for (const [name, [style, paragraph]] of Object.entries(PARENTS)) {
    found[name] = await tag.evaluate(
      async (element, { css, beside, mostPx }) => {
        const box = document.createElement('div');
        box.style.cssText = css;
        const old = element.parentElement;
        document.body.append(box);
        if (beside) {
          const text = document.createElement('p');
          text.textContent = 'text';
          text.style.cssText = beside;
          box.append(text);
        }
        box.append(element);
        if (old !== document.body) old.remove();
        const { width } = element.shadowRoot.querySelector('.widget').getBoundingClientRect();
        const { scrollWidth, clientWidth } = document.documentElement;
        const isGood = width >= 280 && width <= mostPx && scrollWidth <= clientWidth;
        return isGood || { width, scrollWidth, clientWidth };
      },
      { css: style, beside: paragraph, mostPx: MOST_PX[name] ?? 1280 },
    );
  }
  expect(found).toEqual(Object.fromEntries(Object.keys(PARENTS).map((name) => [name, true])));
});
