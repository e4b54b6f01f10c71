// An app made by Vite's own template with the packed archive installed; its builds and its development server.
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { at } from '../../../scripts/lib/paths.js';
import { authorsEnv, inFolder, install } from './author.ts';

const ours = at('tests', 'npm', 'apps', 'vite');
const viteBin = join('node_modules', 'vite', 'bin', 'vite.js');

/** Names a package at the version of our lock file, so that npm's cache has it. */
const pinned = (name: string) => {
  const { version } = JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8'));
  return `${name}@${version}`;
};

/**
 * Makes an app with the template `vanilla-ts`, installs the archive and adds an author's files.
 * @param app path of a folder that does not exist yet
 */
export async function createViteApp(app: string, archive: string) {
  const template = ['--template', 'vanilla-ts', '--no-interactive'];
  const createVite = at('node_modules', 'create-vite', 'index.js');
  await inFolder(dirname(app), process.execPath, createVite, basename(app), ...template);
  await install(app, archive, pinned('vite'), pinned('typescript'));
  cpSync(ours, app, { recursive: true });
  const page = join(app, 'index.html');
  const tag = '<race-lane tasks="2" wait="20">Ten waits.</race-lane>';
  const html = readFileSync(page, 'utf8').replace('</body>', `${tag}\n  </body>`);
  writeFileSync(page, html);
  return app;
}

/**
 * Builds an app with vite.
 * @param flags for vite
 */
export async function buildApp(app: string, ...flags: string[]) {
  await inFolder(app, process.execPath, viteBin, 'build', ...flags);
  return join(app, 'dist');
}

/** Runs the template's own `npm run build`: tsc, then vite. */
export async function checkAndBuildApp(app: string) {
  await inFolder(app, 'npm', 'run', 'build');
  return join(app, 'dist');
}

/**
 * Starts the development server on a free port and waits for its address.
 * @param flags for vite
 */
export function startDev(
  app: string,
  ...flags: string[]
): Promise<{ url: string; close: () => void }> {
  const child = spawn(process.execPath, [viteBin, '--port', '0', ...flags], {
    cwd: app,
    env: { ...authorsEnv, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`vite said no address before it ended:\n${output}`));
    const read = (text: Buffer) => {
      output += text;
      const url = output.match(/Local:\s+(\S+)/)?.[1];
      if (url) resolve({ url, close: () => void child.kill() });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', fail);
  });
}
