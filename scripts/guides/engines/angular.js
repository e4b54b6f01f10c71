// Angular: a component in an app made by `ng new`, with the package among its assets.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { serve } from '../../serve.js';
import { WRONG_EVENT, inApp, installApp, refusesWrongUses, serveApp, startInApp } from '../app.js';
import { snippet, writeFiles } from '../snippets.js';
import { LATER_NODE, findLaterNode, findNpmTool, home, npm } from '../tools.js';

const NG = join('node_modules', '@angular', 'cli', 'bin', 'ng.js');
const COMPONENT = 'src/app/race.ts';

/** Angular knows the event in the template by the element's own types. */
const WRONG_TEMPLATE = /** @type {[string, string]} */ (['$event.detail', '$event.details']);

const root = `import { Component } from '@angular/core';
import { Race } from './race';

@Component({ selector: 'app-root', imports: [Race], template: '<app-race />' })
export class App {}
`;

/** Replaces a part of a file that `ng new` made. */
function edit(/** @type {string} */ path, /** @type {(text: string) => string} */ change) {
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path} is not what the trial expects: ${before}`);
  writeFileSync(path, after);
}

/** Makes an app named app, with the guide's settings. */
async function newApp(
  /** @type {string} */ dir,
  /** @type {string} */ node,
  /** @type {Map<string, string>} */ snippets,
) {
  const flags = ['--skip-install', '--skip-git', '--minimal', '--defaults', '--ai-config=none'];
  const where = ['--directory', basename(dir), '--force', ...flags];
  await inApp(dirname(dir), node, home('angular', NG), 'new', 'app', ...where);
  writeFiles(dir, [...snippets, ['src/app/app.ts', root]]);
  edit(join(dir, 'angular.json'), (text) => {
    const workspace = JSON.parse(text);
    const { options } = workspace.projects.app.architect.build;
    options.assets = JSON.parse(snippet(snippets, 'assets in angular.json'));
    return JSON.stringify(workspace);
  });
  edit(join(dir, 'src', 'index.html'), (text) =>
    text.replace('</head>', `${snippet(snippets, 'head of src/index.html')}</head>`),
  );
}

/** @type {import('../types.js').Engine} */
export const angular = {
  ...{ name: 'Angular', guide: 'angular.md', how: 'component' },
  install: npm(
    'angular',
    ['core', 'common', 'compiler', 'compiler-cli', 'forms', 'platform-browser', 'router']
      .map((name) => `@angular/${name}@22.2.6`)
      .concat('@angular/build@22.2.7 @angular/cli@22.2.7 rxjs@7.8.2 tslib@2.9.1')
      .concat('prettier@3.10.1 typescript@6.0.3', LATER_NODE)
      .join(' '),
  ),
  find: async () => (findLaterNode('angular', 24) ? findNpmTool('angular', '@angular/core') : []),
  async make({ dir, snippets, tool }) {
    const node = /** @type {string} */ (findLaterNode('angular', 24));
    await newApp(dir, node, snippets);
    await installApp(dir, tool);
    const wrongs = [WRONG_EVENT, WRONG_TEMPLATE];
    await refusesWrongUses(dir, COMPONENT, snippets, wrongs, [node, NG, 'build']);
    await inApp(dir, node, NG, 'build');
    return serveApp(
      () => serve({ root: join(dir, 'dist', 'app', 'browser'), headers: 'plain' }),
      () => startInApp(dir, node, NG, 'serve'),
      { isScript: true },
    );
  },
};
