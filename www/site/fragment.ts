// Watches the page's fragment for results. What hands them to a widget is fetched where there are any.

async function look() {
  if (!location.hash.startsWith('#results=')) return;
  const { show } = await import('./results.ts');
  show();
}

addEventListener('hashchange', look);
void look();
