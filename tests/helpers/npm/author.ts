// Runs commands as an author would: in the app's folder, without the environment of the test runner.
import { toolEnv } from '../../../scripts/lib/paths.js';
import { run } from '../../../scripts/lib/run.js';

/** With Playwright's NODE_ENV vite would build for tests. */
export const authorsEnv = Object.fromEntries(
  Object.entries(toolEnv()).filter(([name]) => name !== 'NODE_ENV'),
);

/** Runs a command in a folder; its output is shown if it fails. */
export const inFolder = (cwd: string, command: string, ...args: string[]) =>
  run(command, args, { cwd, env: authorsEnv, quiet: true });

/** Installs packages into an app, from npm's cache if possible. */
export const install = (app: string, ...packages: string[]) =>
  inFolder(app, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...packages);
