// Runs commands as an author would: in the app's folder, with nothing of the test runner's around them.
import { toolEnv } from '../../../scripts/lib/paths.js';
import { run } from '../../../scripts/lib/run.js';

/** Without Playwright's NODE_ENV: vite would build for tests. */
export const authorsEnv = Object.fromEntries(
  Object.entries(toolEnv()).filter(([name]) => name !== 'NODE_ENV'),
);

/** inFolder runs a command in a folder; its output is shown when it fails. */
export const inFolder = (cwd: string, command: string, ...args: string[]) =>
  run(command, args, { cwd, env: authorsEnv, quiet: true });

/** install has npm install packages into an app, from its cache where that has them. */
export const install = (app: string, ...packages: string[]) =>
  inFolder(app, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...packages);
