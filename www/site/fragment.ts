// Watches the page's fragment for results. What hands them to a widget is fetched where there are any.

import { lazy } from '../core/lazy.ts';

const recorded = lazy('The reader of recorded results', () => import('./results.ts'));

async function look() {
  if (!location.hash.startsWith('#results=')) return;
  const { show } = await recorded.load();
  show();
}

addEventListener('hashchange', look);
void look();
