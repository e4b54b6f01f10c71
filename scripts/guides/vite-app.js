// Makes an app of a guide's component by Vite's own starter. Its build, its checks and its development server are tried.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../lib/paths.js';
import { serve } from '../serve.js';
import {
  inApp,
  installApp,
  refusesWrongUses,
  serveApp,
  startInApp,
  WRONG_EVENT,
  WRONG_OPTION,
} from './app.js';
import { writeFiles } from './snippets.js';

/**
 * @typedef {object} Starter
 * @property {string} template the starter's name in create-vite
 * @property {string} component the guide's component
 * @property {[string, string]} root the starter's file that shows the component, and its text
 * @property {string} check the npm script that checks types
 */

/**
 * Returns an engine's `make`, for a starter.
 * @param {Starter} starter
 * @returns {import('./types.js').Engine['make']}
 */
export const viteApp =
  ({ template, component, root, check }) =>
  async ({ dir, snippets, tool }) => {
    cpSync(at('node_modules', 'create-vite', `template-${template}`), dir, { recursive: true });
    writeFiles(dir, [...snippets, root]);
    await installApp(dir, tool);
    const wrongs = [WRONG_EVENT, WRONG_OPTION];
    await refusesWrongUses(dir, component, snippets, wrongs, ['npm', 'run', check]);
    if (check !== 'build') await inApp(dir, 'npm', 'run', check);
    await inApp(dir, 'npm', 'run', 'build');
    return serveApp(
      () => serve({ root: join(dir, 'dist'), headers: 'plain' }),
      () => startInApp(dir, 'npm', 'run', 'dev', '--'),
      { isScript: true },
    );
  };
