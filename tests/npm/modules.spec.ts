// An app without a bundler: the browser loads the package's modules from node_modules.
import { expectAppRaces } from '../helpers/npm/app-page.ts';
import { test } from '../helpers/npm/npm-test.ts';

for (const [page, way] of [
  ['map.html', 'an import map'],
  ['relative.html', 'a relative path'],
]) {
  test(`an app without a bundler runs shared threads through ${way}`, async ({
    context,
    modulesApp,
    serveApp,
  }) => {
    const { url } = await serveApp({ root: modulesApp });
    await expectAppRaces(context, new URL(page ?? '', url).href);
  });
}
