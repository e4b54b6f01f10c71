// Next.js: a client component that the server renders, from Turbopack's build and from the development server.
import { snippet, snippetsOf, writeFiles } from '../snippets.js';
import {
  WRONG_EVENT,
  WRONG_OPTION,
  inApp,
  installApp,
  refusesWrongUses,
  serveApp,
  startInApp,
} from '../app.js';
import { findNpmTool, npm } from '../tools.js';

const layout = `import type { ReactNode } from 'react';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <head><link rel="icon" href="data:," /></head>
      <body>{children}</body>
    </html>
  );
}
`;

const NEXT = Object.freeze(['node_modules/next/dist/bin/next']);

/** @type {import('../types.js').Engine} */
export const nextjs = {
  ...{ name: 'Next.js', guide: 'nextjs.md', how: 'client component, rendered on the server' },
  install: npm(
    'nextjs',
    'next@16.4.6 react@19.3.1 react-dom@19.3.1 @types/react@19.3.3 @types/react-dom@19.3.0 ' +
      '@types/node@24.19.2 typescript@6.0.3',
  ),
  find: async () => findNpmTool('nextjs', 'next'),
  async make({ dir, snippets, tool }) {
    writeFiles(dir, [
      ['app/layout.tsx', layout],
      ['race-lane.d.ts', snippet(snippetsOf('react.md'), 'src/race-lane.d.ts')],
    ]);
    await installApp(dir, tool);
    await inApp(dir, 'node', ...NEXT, 'build');
    const wrongs = [WRONG_EVENT, WRONG_OPTION];
    const tsc = ['node', 'node_modules/typescript/bin/tsc', '--noEmit'];
    await refusesWrongUses(dir, 'app/race.tsx', snippets, wrongs, tsc);
    return serveApp(
      () => startInApp(dir, process.execPath, ...NEXT, 'start'),
      () => startInApp(dir, process.execPath, ...NEXT, 'dev'),
      { isolated: true },
    );
  },
};
